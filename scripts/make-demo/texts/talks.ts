import { type Item, on } from '../item.ts'

/** A chat, a profile, and one advertisement that was posted by several accounts at once. */
export const talks: Item[] = [
  {
    task: {
      id: 'parcel-chat',
      content: {
        kind: 'text',
        chat: [
          { from: 'Noor', text: 'مرحبا، هل الطاولة ما زالت متاحة؟', at: on(18, '09:12'), language: 'ar' },
          { from: 'nina_sells', text: 'Yes! Can send it with a courier today.', at: on(18, '09:14') },
          { from: 'Noor', text: 'Great. Cash when it comes?', at: on(18, '09:15') },
          {
            from: 'nina_sells',
            text: 'Courier only takes card first. Confirm here: раypаl-courier.example/pay and read me the code that you get, it is only for the insurance 🙏',
            at: on(18, '09:17'),
            reported: true,
          },
          { from: 'Noor', text: 'لماذا تحتاجين الرمز؟', at: on(18, '09:20'), language: 'ar' },
          {
            from: 'nina_sells',
            text: 'or g.i.v.e me the s​eed phrase of your wallet, faster',
            at: on(18, '09:21'),
          },
        ],
      },
      context: {
        title: 'Chat about a listing',
        author: { name: 'nina_sells', joined: '2026-11', followers: 0, posts: 3, violations: 0 },
        postedAt: on(18, '09:17'),
        market: 'AE',
        reports: [{ reason: 'Scam', note: 'asked for the code of my bank', count: 2 }],
        translation: {
          language: 'en',
          by: 'Machine translation',
          texts: [
            'Hello, is the table still available?',
            'Yes! Can send it with a courier today.',
            'Great. Cash when it comes?',
            'Courier only takes card first. Confirm here and read me the code that you get, it is only for the insurance',
            'Why do you need the code?',
            'or give me the seed phrase of your wallet, faster',
          ],
        },
      },
      signals: [
        {
          source: 'text-safety 4',
          label: 'fraud.phishing',
          title: 'Phishing',
          score: 0.93,
          spans: [{ post: 3, start: 45, end: 71 }],
        },
      ],
      queue: 'reports',
      language: 'ar',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['fraud.phishing'],
        rationale:
          'An address with Cyrillic letters in a known name, and a request for a code and a seed phrase.',
      },
    },
  },
  {
    task: {
      id: 'soporte-oficial',
      content: {
        kind: 'text',
        profile: {
          name: 'Soporte Oficial ✔',
          handle: '@sоporte_oficial_banco',
          bio: 'Atención al cliente del banco. Si perdiste tu cuenta, escríbenos por privado con tu documento y tu clave. Respondemos en 5 minutos, 24 h.',
          links: ['banco-ayuda.example/formulario', 'wa.example/555-0144'],
        },
      },
      context: {
        author: { name: '@sоporte_oficial_banco', joined: '2026-11', followers: 12, posts: 0, violations: 0 },
        market: 'MX',
        reports: [{ reason: 'Pretends to be a company', count: 4 }],
      },
      signals: [
        { source: 'account-watch 2', label: 'fraud.impersonation', title: 'Impersonation', score: 0.71 },
      ],
      queue: 'proactive',
      language: 'es',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['fraud.impersonation'],
        rationale:
          'Poses as a bank’s support and asks for documents and passwords; the handle has a Cyrillic letter.',
      },
    },
  },
  ...['flyer-a', 'flyer-b', 'flyer-c'].map(
    (id, place): Item => ({
      task: {
        id,
        content: {
          kind: 'text',
          text: 'Double your money in 7 days!! Ask me how → DM “START”. Only 20 seats, guaranteed profit, my cousin did it twice 🚀',
        },
        context: {
          author: {
            name: `easy_${place + 3}17`,
            joined: '2026-11',
            followers: place,
            posts: 1,
            violations: 0,
          },
          postedAt: on(18, `11:0${place + 1}`),
          market: 'US',
          reports: [{ reason: 'Spam', count: place + 1 }],
        },
        signals: [
          { source: 'text-safety 4', label: 'fraud.money-scheme', title: 'Money scheme', score: 0.88 },
        ],
        queue: 'proactive',
        language: 'en',
        severity: 1,
        expected: {
          verdict: 'violation',
          labels: ['fraud.money-scheme'],
          rationale: 'Promises sure gains; posted word for word by three accounts.',
        },
      },
    }),
  ),
]
