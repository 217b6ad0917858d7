import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { z } from 'zod'
import type { postSchema } from '../../../src-shared/model/task.ts'
import { pick, randomFrom } from '../../../src-shared/rules/random.ts'
import { type Item, on } from '../item.ts'

const weather = [
  'Fog from the river',
  'Rain since noon',
  'A clear, cold night',
  'Wind that pushed at the doors',
  'Snow, thin as flour',
  'Mild, with a smell of leaves',
  'Frost on the points',
  'Thunder somewhere behind the hills',
] as const
const passengers = [
  'a baker with flour to the elbows',
  'two nurses, asleep against each other',
  'a boy with a cello bigger than himself',
  'an old man who paid for a dog that was not there',
  'four students quarrelling about a bridge',
  'a woman with a birthday cake and no address',
  'a priest, a plumber and a parrot',
  'somebody in a wedding dress, eating chips',
  'the night watchman of the aquarium',
  'three sisters who finished each other’s sentences',
] as const
const events = [
  'At Mill Lane the doors stuck again and I opened them with the brass key.',
  'We stood nine minutes for a swan on the rails.',
  'The heater worked, which was noted by all.',
  'A glove was left on seat 14; it is on the dashboard and waves when we brake.',
  'At the depot the coffee had been replaced by something with the same colour.',
  'The lights of the whole east side went out, and for one stop we were the brightest thing in town.',
  'I rang the bell for the man on the bench, as I do; he lifted his hat, as he does.',
  'Somebody sang on the upper step, well, and nobody asked them to stop.',
] as const
const thoughts = [
  'One learns a town by its last passengers.',
  'I think that a line is a sentence that the town says every night in order not to forget it.',
  'My father drove this line before the war of the timetables, and said that the curve at Orsin’s is a question.',
  'Nobody is ugly at half past two.',
  'I have stopped counting the kilometres and begun to count the good evenings.',
  'It is a mistake to believe that nothing happens when nothing happens.',
  'The rails are warm in the morning; that is where the night goes.',
  'If you wait long enough, everyone who has left comes back to ask for the last stop.',
] as const

/** Nights of a tram driver: harmless and very long, with one foreign paragraph buried in it. */
function nightLog(): string {
  const random = randomFrom(909)
  let text = 'NIGHTS ON LINE 9\nThe complete log, posted in one piece because you asked\n\n'
  for (let night = 1; text.length < 200_000; night++) {
    const sentences = Array.from({ length: 3 + Math.floor(random() * 4) }, () =>
      random() < 0.55 ? pick(random, events) : pick(random, thoughts),
    )
    text += `Night ${night}. ${pick(random, weather)}. Took on ${pick(random, passengers)} and, at Harbour Road, ${pick(random, passengers)}. ${[...new Set(sentences)].join(' ')}\n\n`
    if (night === 212) {
      text +=
        'Night 212 and a half. Strong painkillers and sleeping tablets, no prescription, posted the same day in plain envelopes: night-chemist.example or 555-0166, say that you come from the tram. Half price for readers of this log.\n\n'
    }
  }
  return text
}

const people = [
  'ines_m',
  'Bram',
  'harbour.cat',
  'Mrs Tolland',
  'j0rdan',
  'amina.k',
  'Paul (line 4)',
  'tove',
  'rafael s.',
  'quietcarriage',
  'Yusuf',
  'Dr. Lindqvist',
  'mo_the_baker',
  'lena & kids',
] as const
const remarks = [
  'The 9 was early today. EARLY.',
  'Has anyone actually read the plan? It is 12 pages.',
  'If they move the stop, my mother cannot get to the clinic.',
  'More trees please 🌳',
  'Trees drop leaves on rails.',
  'Leaves are not the problem, funding is.',
  'Source?',
  'Page 7, second paragraph.',
  'I drive that curve every day, it is fine.',
  'lol',
  '+1',
  'Can we talk about the bins instead',
  'Council meeting is Thursday at 7, room 2, bring questions.',
  'My kids use that crossing. Slow it down.',
  'Noise study says 58 dB at night.',
  'You do not live there, do you?',
  'Born there, thank you.',
  '👏👏👏',
  'A shelter with a roof would be nice for a start ☔',
  'Le banc aussi, s’il vous plaît.',
  'El horario nuevo es un desastre.',
  'Concordo, e a passadeira também.',
  'نحتاج إلى إضاءة أفضل عند الموقف',
  'This is why we cannot have nice things.',
  'Somebody please summarise 😅',
  'Short version: stop moves 60 m, costs 2 million, opens in spring.',
  'Two MILLION?',
  'That includes the lift.',
  'OK the lift is good.',
] as const

type Post = z.input<typeof postSchema>

function stopThread(): Post[] {
  const random = randomFrom(44)
  const posts: Post[] = [
    {
      author: 'Harwick Transport',
      text: 'Have your say: should the Mill Lane stop move 60 metres to the north? Plan in the first comment.',
      at: on(9, '06:00'),
    },
  ]
  for (let i = 1; i < 168; i++) {
    const minutes = i * 7
    const at = on(
      9 + Math.floor((360 + minutes) / 1440),
      `${String(Math.floor(((360 + minutes) / 60) % 24)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`,
    )
    const post: Post = { author: pick(random, people), text: pick(random, remarks), at }
    if (random() < 0.7) post.replyTo = Math.max(0, i - 1 - Math.floor(random() * 6))
    posts.push(post)
  }
  const at = (index: number) => posts[index]?.at ?? on(9, '06:00')
  posts[126] = {
    author: 'Mrs Tolland',
    text: 'I have lived on Mill Lane for fifty years and I vote no. I will say so on Thursday.',
    at: at(126),
  }
  posts[127] = {
    author: 'railhead_77',
    text: 'you again Tolland. i know which bus you take home after the meeting. thursday you wont walk up your steps by yourself, i make sure of it',
    at: at(127),
    replyTo: 126,
    reported: true,
  }
  posts[128] = { author: 'amina.k', text: 'What is WRONG with you? Reported.', at: at(128), replyTo: 127 }
  return posts
}

export const longTexts: Item[] = [
  {
    task: {
      id: 'nights-on-line-9',
      content: { kind: 'text', src: 'media/nights-on-line-9.txt' },
      context: {
        title: 'NIGHTS ON LINE 9, the complete log',
        author: {
          name: 'line9driver',
          joined: '2020-09',
          followers: 3800,
          posts: 405,
          violations: 0,
          note: 'Log-in from a new country one hour before this post.',
        },
        postedAt: on(17, '04:10'),
        market: 'GB',
        reports: [{ reason: 'Sells medicine', note: 'somewhere around night 212', count: 1 }],
        views: 1750,
      },
      signals: [
        {
          source: 'text-safety 4',
          label: 'goods.prescription',
          title: 'Medicine offer in one passage',
          score: 0.74,
        },
      ],
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['goods.prescription'],
        rationale:
          'One paragraph after night 212 sells medicine without prescription. The account may be stolen: warn, do not suspend.',
      },
    },
    async make(_, packFolder) {
      await mkdir(join(packFolder, 'media'), { recursive: true })
      await writeFile(join(packFolder, 'media/nights-on-line-9.txt'), nightLog())
    },
  },
  {
    task: {
      id: 'mill-lane-stop',
      content: { kind: 'text', thread: stopThread() },
      context: {
        title: 'Should the Mill Lane stop move?',
        author: { name: 'railhead_77', joined: '2023-03', followers: 17, posts: 940, violations: 1 },
        postedAt: on(9, '20:49'),
        market: 'GB',
        reports: [{ reason: 'Threat', count: 6 }],
        views: 2900,
      },
      signals: [{ source: 'text-safety 4', label: 'violence.threat', title: 'Threat', score: 0.71 }],
      language: 'en',
      severity: 3,
      expected: {
        verdict: 'escalate',
        labels: ['violence.threat'],
        rationale: 'A named woman, her way home, a day: credible, and within 72 hours. One line among 168.',
      },
    },
  },
]
