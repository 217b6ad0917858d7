import { join } from 'node:path'
import { bust } from '../draw/bust.ts'
import { fade, resetIds, svg } from '../draw/colour.ts'
import { escapeHtml, stage } from '../draw/lettering.ts'
import { writeTurnedPhoto } from '../encode.ts'
import { type Item, on } from '../item.ts'
import { picture } from './picture.ts'

type Bubble = { mine: boolean; text: string; at: string }

function phoneChat(name: string, subtitle: string, bubbles: Bubble[]): string {
  const avatar = svg(
    88,
    88,
    `<circle cx="44" cy="44" r="44" fill="#9bb7c9"/><clipPath id="round"><circle cx="44" cy="44" r="44"/></clipPath><g clip-path="url(#round)">${bust(4, 8, 0.4, { skin: '#e0ac7e', hair: '#444', style: 'cap', shirt: '#3d4a57' })}</g>`,
  )
  const rows = bubbles
    .map(
      ({ mine, text, at }) =>
        `<div style="display:flex;justify-content:${mine ? 'flex-end' : 'flex-start'};margin-bottom:18px"><div style="max-width:74%;background:${mine ? '#2f7de1' : '#fff'};color:${mine ? '#fff' : '#1b2430'};border-radius:30px;padding:18px 26px;font:500 33px/1.35 'Noto Sans'">${escapeHtml(text)}<span style="display:block;font-size:20px;opacity:.6;text-align:right;margin-top:4px">${at}</span></div></div>`,
    )
    .join('')
  return stage(
    900,
    1600,
    '<div style="position:absolute;inset:0;background:#e4ebf0"></div>',
    `<div style="position:absolute;left:0;right:0;top:0;height:70px;background:#fff;display:flex;justify-content:space-between;align-items:center;padding:0 40px;font:700 26px 'Noto Sans';color:#1b2430"><span>16:42</span><span>📶 🔋 61 %</span></div>`,
    `<div style="position:absolute;left:0;right:0;top:70px;height:140px;background:#fff;border-bottom:2px solid #d3dce3;display:flex;align-items:center;gap:24px;padding:0 36px"><span style="font:400 56px 'Noto Sans';color:#2f7de1">‹</span>${avatar}<span><b style="display:block;font:800 36px 'Noto Sans'">${escapeHtml(name)}</b><span style="font:500 24px 'Noto Sans';color:#7a8894">${escapeHtml(subtitle)}</span></span></div>`,
    `<div style="position:absolute;left:36px;right:36px;top:250px">${rows}</div>`,
    `<div style="position:absolute;left:36px;right:36px;bottom:40px;height:86px;border-radius:43px;background:#fff;display:flex;align-items:center;padding:0 36px;font:500 30px 'Noto Sans';color:#9aa7b1">Message…</div>`,
  )
}

const coachChat = (): string =>
  phoneChat('coach_ray', 'online · no friends in common', [
    { mine: false, text: 'saw your goal on saturday, wow. how old are you?', at: '16:20' },
    { mine: true, text: 'thx!! 12, 13 in march', at: '16:22' },
    { mine: false, text: 'you play like 16 😄 i pick players for a private camp', at: '16:23' },
    { mine: true, text: 'really?? i have to ask my mum', at: '16:25' },
    { mine: false, text: 'not yet ok? she would only worry. it is our secret', at: '16:26' },
    {
      mine: false,
      text: 'add me on the other app and i will send you boots. do you have your own room?',
      at: '16:31',
    },
    { mine: true, text: 'uhm', at: '16:40' },
  ])

function licence(): string {
  const card = `<g transform="translate(150 230) rotate(-5)"><rect x="10" y="16" width="900" height="560" rx="36" fill="#000" opacity=".3"/>${fade(0, 0, 900, 560, '#dfeff5', '#c3dbe8', 36)}<clipPath id="card"><rect width="900" height="560" rx="36"/></clipPath><g clip-path="url(#card)">${Array.from({ length: 18 }, (_, i) => `<path d="M0 ${i * 34} q225 -40 450 0 t450 0" stroke="#8fb7c9" stroke-width="2" fill="none" opacity=".45"/>`).join('')}</g><text x="44" y="78" font-size="44" font-weight="900" fill="#1d4c66">REPUBLIC OF ORLAND</text><text x="44" y="118" font-size="27" fill="#3c6a82">DRIVING LICENCE</text><rect x="44" y="150" width="250" height="320" rx="10" fill="#b9cfd9"/><clipPath id="photo"><rect x="44" y="150" width="250" height="320" rx="10"/></clipPath><g clip-path="url(#photo)">${bust(48, 168, 1.2, { skin: '#f2c9a5', hair: '#8a3b2a', style: 'curly', shirt: '#5c6672', glasses: false }, { mood: 'worried', gaze: -0.4 })}</g><g font-size="30" fill="#12313f"><text x="330" y="190" fill="#5d8294" font-size="21">1 · Surname</text><text x="330" y="224" font-weight="800">TREMAYNE-VOSS</text><text x="330" y="266" fill="#5d8294" font-size="21">2 · Given names</text><text x="330" y="300" font-weight="800">IRIS DELPHINE</text><text x="330" y="342" fill="#5d8294" font-size="21">3 · Born</text><text x="330" y="376" font-weight="800">04 07 1997 · Port Calla</text><text x="330" y="418" fill="#5d8294" font-size="21">5 · Number</text><text x="330" y="452" font-weight="800" font-family="DejaVu Sans Mono">OR-5550-1482-TV</text></g><path d="M48 520 q30 -46 56 -6 q20 -40 44 4 q40 -50 60 -2 q34 -20 70 -6" stroke="#1b2b52" stroke-width="5" fill="none" stroke-linecap="round"/></g>`
  const fingers = `<path d="M1020 900 Q930 800 900 690 Q890 640 930 640 Q960 640 980 690 L1200 860V900Z" fill="#e9bd98"/><path d="M905 652 q20 -14 34 4 l8 34 q-20 12 -36 -2z" fill="#f6dcc6"/>`
  return svg(
    1200,
    900,
    `${fade(0, 0, 1200, 900, '#8a6b4c', '#5b432d')}${Array.from({ length: 8 }, (_, i) => `<path d="M0 ${i * 120 + 40} q400 30 1200 -10" stroke="#4b3624" stroke-width="4" fill="none" opacity=".5"/>`).join('')}<circle cx="1060" cy="150" r="120" fill="#efe9df"/><circle cx="1060" cy="150" r="92" fill="#5a3721"/><circle cx="1060" cy="150" r="92" fill="none" stroke="#7c5132" stroke-width="6"/>${card}${fingers}`,
  )
}

export const screens: Item[] = [
  picture(
    {
      id: 'coach-chat',
      content: { kind: 'image', src: 'media/coach-chat.png', alt: 'Screenshot of a chat' },
      context: {
        caption: 'Found this on my son’s phone. What do I do',
        author: { name: 'worried.in.harwick', joined: '2026-11', followers: 2, posts: 1, violations: 0 },
        postedAt: on(17, '21:58'),
        market: 'GB',
        reports: [{ reason: 'Child safety', count: 2 }],
        views: 340,
      },
      signals: [
        {
          source: 'image-text',
          label: 'child.grooming',
          title: 'Age question, secrecy, other app',
          score: 0.89,
        },
      ],
      language: 'en',
      severity: 4,
      expected: {
        verdict: 'escalate',
        labels: ['child.grooming'],
        rationale:
          'Asks age, wants secrecy, offers gifts, another app, asks about the room. The parent who posts is not at fault; the specialist needs the other account.',
      },
    },
    { width: 900, height: 1600 },
    coachChat,
  ),
  {
    task: {
      id: 'new-licence',
      content: { kind: 'image', src: 'media/new-licence.jpg' },
      context: {
        caption: 'PASSED!!! 🚗💨 but look at my hair on this one 😭',
        author: { name: 'iris.tv', joined: '2019-02', followers: 690, posts: 833, violations: 0 },
        postedAt: on(17, '15:30'),
        market: 'IE',
        views: 410,
      },
      signals: [
        { source: 'pii-finder', label: 'privacy.documents', title: 'Identity document', score: 0.98 },
      ],
      queue: 'proactive',
      language: 'en',
      severity: 1,
      expected: {
        verdict: 'violation',
        labels: ['privacy.documents'],
        rationale:
          'Name, birth date and number can be read. Her own card: remove without warning, and say why.',
      },
    },
    async make(studio, packFolder) {
      resetIds()
      const png = await studio.still(licence(), 1200, 900)
      await writeTurnedPhoto(png, join(packFolder, 'media/new-licence.jpg'))
    },
  },
]
