import { type Item, on } from '../item.ts'

/** Pictures of other tasks, as somebody would post them together. */
export const albums: Item[] = [
  {
    task: {
      id: 'moving-out-album',
      content: {
        kind: 'image',
        pictures: [
          { src: 'media/kitchen-set.jpg', alt: 'A kitchen set on a table' },
          { src: 'media/bag-stall.jpg', alt: 'Bags on a market stall' },
          { src: 'media/day-at-the-sea.jpg', alt: 'A day at the sea' },
          { src: 'media/museum-hall.webp', alt: 'A hall of a museum' },
        ],
      },
      context: {
        title: 'Everything must go, moving out this weekend',
        author: { name: 'harbour_flat_9', joined: '2019-05', followers: 61, posts: 40, violations: 0 },
        postedAt: on(17, '16:30'),
        market: 'GB',
        reports: [{ reason: 'Counterfeit goods', note: 'the bags in the second picture', count: 1 }],
      },
      signals: [
        {
          source: 'image-safety 7',
          label: 'goods.counterfeit',
          title: 'Branded bags',
          score: 0.62,
          regions: [{ x: 0.25, y: 0.3, width: 0.5, height: 0.4, picture: 1 }],
        },
      ],
      queue: 'reports',
      language: 'en',
      severity: 1,
      expected: {
        verdict: 'no-violation',
        rationale: 'Household things and holiday pictures; nothing says that the bags pose as a brand.',
      },
    },
  },
]
