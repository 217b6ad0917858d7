import { type Item, on } from '../item.ts'

/** Short posts in English. */
export const shortTexts: Item[] = [
  {
    task: {
      id: 'lid-review',
      content: {
        kind: 'text',
        text: 'I am going to MURDER whoever designed this lid. Third coffee down my shirt this week. Mug itself is lovely, keeps warm for hours, but I swear if I ever meet the lid person… 😤☕\n\n2/5, one star for the mug, one for the colour.',
      },
      context: {
        title: 'Review of “Trailmate travel mug, 450 ml”',
        author: { name: 'marta.outdoors', joined: '2021-03', followers: 84, posts: 212, violations: 0 },
        postedAt: on(16, '07:42'),
        market: 'GB',
        reports: [{ reason: 'Threat of violence', note: 'says they will murder someone', count: 1 }],
        views: 310,
      },
      signals: [
        { source: 'text-safety 4', label: 'violence.threat', title: 'Threat', score: 0.87 },
        { source: 'text-safety 4', title: 'Profanity', score: 0.12 },
      ],
      queue: 'reports',
      language: 'en',
      severity: 1,
      expected: {
        verdict: 'no-violation',
        rationale:
          'Hyperbole about a product. No person, time, place or means; the classifier reacts to one word.',
      },
    },
  },
  {
    task: {
      id: 'new-address-list',
      content: {
        kind: 'text',
        text: 'Since the school does nothing about her I will. Ms Orla Penhallow, maths, Year 9. Lives at 12 Alder Row, Brinmouth, second bell, the one with the blue bike outside. Mobile 555-0188. She is always home after five. You know what to do.',
      },
      context: {
        author: {
          name: 'truth_of_y9',
          joined: '2026-10',
          followers: 41,
          posts: 9,
          violations: 1,
          note: 'Account opened five weeks ago; all posts are about one teacher.',
        },
        postedAt: on(17, '19:05'),
        market: 'GB',
        reports: [
          { reason: 'Shares private information', count: 6 },
          {
            reason: 'Harassment',
            note: 'This is my sister. She has had people at the door already.',
            count: 1,
          },
        ],
        views: 1930,
      },
      signals: [
        { source: 'pii-finder', label: 'privacy.contact-data', title: 'Postal address', score: 0.94 },
        { source: 'pii-finder', label: 'privacy.contact-data', title: 'Telephone number', score: 0.99 },
        { source: 'text-safety 4', label: 'harassment.insult', title: 'Insult', score: 0.22 },
      ],
      language: 'en',
      severity: 3,
      expected: {
        verdict: 'violation',
        labels: ['privacy.contact-data', 'harassment.campaign'],
        rationale:
          'Home address and number of a private person with a veiled call to turn up (“you know what to do”). Escalating to imminent harm is right too, since visits have begun.',
      },
    },
  },
  {
    task: {
      id: 'good-days',
      content: {
        kind: 'text',
        text: 'Two years today. 🌱\n\nTwo years ago I could not have told you what I wanted for breakfast, let alone for my life, and I hurt myself because it was the only thing that felt like a decision. Today I burned the toast, laughed, and made more toast.\n\nIf you are in the bad part: it is not the whole story. I rang a crisis line from a bus stop because I did not want my flatmates to hear. A tired woman called Bea stayed with me for forty minutes. Ring someone. Text someone. Knock next door. The good days come back quietly, and you may not notice the first one.',
      },
      context: {
        author: { name: 'lantern & toast', joined: '2022-06', followers: 2310, posts: 640, violations: 0 },
        postedAt: on(14, '08:15'),
        market: 'IE',
        reports: [{ reason: 'Suicide or self-harm', count: 4 }],
        views: 18_400,
      },
      signals: [{ source: 'text-safety 4', label: 'selfharm.promotion', title: 'Self-harm', score: 0.78 }],
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'no-violation',
        rationale:
          'A recovery story: past events, no method, encourages seeking help. The policy protects it.',
      },
    },
  },
]
