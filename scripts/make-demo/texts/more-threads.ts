import { type Item, on } from '../item.ts'

/** Threads in which the lines around the reported one decide. */
export const moreThreads: Item[] = [
  {
    task: {
      id: 'derbi',
      content: {
        kind: 'text',
        thread: [
          {
            author: 'Peña La Grada ⚽',
            text: '¡Mañana derbi! ¿Pronósticos?',
            at: on(14, '19:00'),
            language: 'es',
          },
          { author: 'toni_9', text: '3-0 y nos vamos a cenar', at: on(14, '19:04'), replyTo: 0 },
          {
            author: 'sara.gol',
            text: 'Toni, tú no ves un 3-0 desde la comunión 🤣',
            at: on(14, '19:06'),
            replyTo: 1,
          },
          {
            author: 'toni_9',
            text: 'os vamos a MATAR, os vamos a enterrar en vuestro propio césped 💀⚰️',
            at: on(14, '19:07'),
            replyTo: 2,
            reported: true,
          },
          {
            author: 'sara.gol',
            text: 'tráete la pala entonces, y una tarta, que te toca 🎂',
            at: on(14, '19:08'),
            replyTo: 3,
          },
          { author: 'toni_9', text: 'de zanahoria como siempre, jefa 🥕❤️', at: on(14, '19:09'), replyTo: 4 },
        ],
      },
      context: {
        title: 'Comentarios: derbi de mañana',
        author: { name: 'toni_9', joined: '2018-03', followers: 320, posts: 5400, violations: 0 },
        postedAt: on(14, '19:07'),
        market: 'ES',
        reports: [{ reason: 'Amenaza', count: 1 }],
        views: 240,
      },
      signals: [{ source: 'text-safety 4', label: 'violence.threat', title: 'Amenaza', score: 0.94 }],
      language: 'es',
      severity: 2,
      expected: {
        verdict: 'no-violation',
        rationale: 'Sporting hyperbole among friends, answered with cake.',
      },
    },
  },
  {
    task: {
      id: 'market-comments',
      content: {
        kind: 'text',
        thread: [
          {
            author: 'Harwick Courier',
            text: 'Vellian families open new market hall in the old mill.',
            at: on(13, '08:00'),
          },
          { author: 'g.pemberton', text: 'Parking will be a nightmare.', at: on(13, '08:11'), replyTo: 0 },
          {
            author: 'old_mill_99',
            text: 'they come out of the drains and breed like rats. you do not talk to rats you call the exterminator 🐀',
            at: on(13, '08:14'),
            replyTo: 0,
            reported: true,
          },
          {
            author: 'dilnoza k.',
            text: 'My grandmother sells bread there. Come and say it to her.',
            at: on(13, '08:20'),
            replyTo: 2,
          },
          {
            author: 'g.pemberton',
            text: 'Oh for heaven’s sake. I was talking about PARKING.',
            at: on(13, '08:22'),
            replyTo: 2,
          },
          { author: 'old_mill_99', text: 'truth hurts', at: on(13, '08:25'), replyTo: 3 },
        ],
      },
      context: {
        title: 'Comments under a news item',
        author: { name: 'old_mill_99', joined: '2024-05', followers: 58, posts: 2207, violations: 1 },
        postedAt: on(13, '08:14'),
        market: 'GB',
        reports: [{ reason: 'Hate', count: 9 }],
        views: 3800,
      },
      signals: [
        { source: 'text-safety 4', label: 'hate.dehumanisation', title: 'Dehumanising speech', score: 0.95 },
        { source: 'text-safety 4', label: 'violence.incitement', title: 'Call to violence', score: 0.48 },
      ],
      language: 'en',
      severity: 3,
      expected: {
        verdict: 'violation',
        labels: ['hate.dehumanisation'],
        rationale: 'A people compared to rats, with “exterminator”. No disguise, no condemnation.',
      },
    },
  },
  {
    task: {
      id: 'viagem-perguntas',
      content: {
        kind: 'text',
        thread: [
          {
            author: 'carla.viaja',
            text: 'Vou a Marrakech sozinha em janeiro. Dicas? 🧳',
            at: on(12, '10:00'),
            language: 'pt',
          },
          {
            author: 'Youssef B.',
            text: 'مرحبا بك! لا تفوّتي سوق العطّارين في الصباح الباكر ☀️',
            at: on(12, '10:20'),
            replyTo: 0,
            language: 'ar',
          },
          {
            author: 'carla.viaja',
            text: 'Obrigada! Traduzi: “não percas o mercado dos perfumistas de manhã cedo” 😍',
            at: on(12, '10:24'),
            replyTo: 1,
            language: 'pt',
          },
          {
            author: 'léo',
            text: 'Et négocie TOUJOURS, sinon tu te fais tuer sur les prix 😂',
            at: on(12, '10:31'),
            replyTo: 0,
            language: 'fr',
            reported: true,
          },
          {
            author: 'Youssef B.',
            text: '😂 صحيح، ابتسمي واطلبي النصف',
            at: on(12, '10:40'),
            replyTo: 3,
            language: 'ar',
          },
        ],
      },
      context: {
        title: 'Grupo “Mulheres que viajam”',
        author: { name: 'léo', joined: '2022-12', followers: 140, posts: 610, violations: 0 },
        postedAt: on(12, '10:31'),
        market: 'PT',
        reports: [{ reason: 'Violência', count: 1 }],
        views: 95,
      },
      signals: [{ source: 'text-safety 4', label: 'violence.threat', title: 'Threat', score: 0.51 }],
      language: 'fr',
      severity: 1,
      expected: {
        verdict: 'no-violation',
        rationale: '“Se faire tuer sur les prix” is an idiom for paying too much.',
      },
    },
  },
]
