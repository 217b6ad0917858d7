import { type Item, on } from '../item.ts'

/** Comment threads; the reported line is marked. */
export const threads: Item[] = [
  {
    task: {
      id: 'group-photo-comments',
      content: {
        kind: 'text',
        thread: [
          { author: 'Class 8c 📚', text: 'Group photo from the museum trip!', at: on(12, '14:02') },
          { author: 'nadia', text: 'we look like a band 😂', at: on(12, '14:05'), replyTo: 0 },
          { author: 'leo.p', text: 'a band nobody would book', at: on(12, '14:06'), replyTo: 1 },
          { author: 'jonas_w', text: 'who let Milo stand in front 🤢', at: on(12, '14:11'), replyTo: 0 },
          {
            author: 'jonas_w',
            text: '@milo.t you are so ugly that even the mummy in the museum turned around. go eat alone again like every day, nobody here wants you 🗑️',
            at: on(12, '14:13'),
            replyTo: 3,
            reported: true,
          },
          { author: 'nadia', text: 'Jonas stop it. not funny', at: on(12, '14:15'), replyTo: 4 },
          { author: 'milo.t', text: 'can you please just leave me alone', at: on(12, '14:31'), replyTo: 4 },
          { author: 'leo.p', text: '💀💀💀', at: on(12, '14:33'), replyTo: 6 },
        ],
      },
      context: {
        title: 'Comments on a class photo',
        author: { name: 'jonas_w', joined: '2024-09', followers: 133, posts: 501, violations: 2 },
        postedAt: on(12, '14:13'),
        market: 'IE',
        reports: [{ reason: 'Bullying', note: 'he does this under every picture', count: 5 }],
        views: 88,
      },
      signals: [
        { source: 'text-safety 4', label: 'harassment.insult', title: 'Insult', score: 0.91 },
        { source: 'text-safety 4', label: 'hate.dehumanisation', title: 'Dehumanising speech', score: 0.31 },
      ],
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['harassment.insult'],
        rationale:
          'A named classmate is humiliated, repeatedly and after he asked to be left alone. Two earlier violations: remove and warn.',
      },
    },
  },
]
