import { fade, svg } from '../draw/colour.ts'
import { stage } from '../draw/lettering.ts'
import { type Item, on } from '../item.ts'
import { voice } from '../voices.ts'
import { clipItem, type Moment } from './clip.ts'

/** Pixel pictures, one sign a pixel. */
const knight = [
  '..ssss..',
  '.ssssss.',
  '.swwsww.',
  '.ssssss.',
  '..rrrr..',
  'srrrrrrs',
  's.rrrr.s',
  '..bb.bb.',
  '..bb.bb.',
]
const slime = ['........', '..gggg..', '.gggggg.', 'ggwggwgg', 'gggggggg', 'gggggggg', '.g.gg.g.']
const inks: Record<string, string> = { s: '#b8c4cf', w: '#fff', r: '#c8453a', b: '#4a3527', g: '#5fc26a' }

const sprite = (rows: string[], x: number, y: number, pixel: number, flash = false): string =>
  rows
    .map((row, j) =>
      [...row]
        .map((sign, i) =>
          sign === '.'
            ? ''
            : `<rect x="${x + i * pixel}" y="${y + j * pixel}" width="${pixel}" height="${pixel}" fill="${flash ? '#fff' : inks[sign]}"/>`,
        )
        .join(''),
    )
    .join('')

function gameFrame({ t }: Moment): string {
  const hop = Math.abs(Math.sin(t * 4)) * 26
  const scroll = (t * 120) % 80
  const bricks = Array.from(
    { length: 18 },
    (_, i) =>
      `<rect x="${i * 80 - scroll}" y="590" width="76" height="60" fill="${i % 2 ? '#7a5236' : '#8a6040'}"/><rect x="${i * 80 - scroll}" y="578" width="76" height="16" fill="#5fae4f"/><rect x="${i * 80 - scroll + 30}" y="654" width="76" height="66" fill="#6a4630"/>`,
  ).join('')
  const hills = Array.from(
    { length: 6 },
    (_, i) => `<path d="M${i * 300 - ((t * 40) % 300)} 580 q150 -260 300 0z" fill="#3f7d8f"/>`,
  ).join('')
  const enemies = [0, 1, 2]
    .map((i) => {
      const life = (t * 0.5 + i * 0.33) % 1
      const x = 1200 - life * 760
      const hit = life > 0.86
      const burst = hit
        ? Array.from(
            { length: 9 },
            (_, k) =>
              `<rect x="${x + 40 + Math.cos(k) * (life - 0.86) * 900}" y="${520 + Math.sin(k * 1.7) * (life - 0.86) * 700}" width="14" height="14" fill="${k % 2 ? '#5fc26a' : '#fff3a0'}"/>`,
          ).join('')
        : ''
      return hit ? burst : sprite(slime, x, 578 - 7 * 11 - Math.abs(Math.sin(t * 6 + i)) * 14, 11)
    })
    .join('')
  const slash =
    Math.sin(t * 9) > 0.2
      ? `<path d="M470 470 q110 10 90 110" stroke="#fff" stroke-width="14" fill="none" stroke-linecap="square" opacity=".9"/>`
      : ''
  const hearts = [0, 1, 2, 3, 4]
    .map(
      (i) =>
        `<path d="M${60 + i * 56} 64 h10v-8h12v8h8v-8h12v8h8v18h-8v8h-8v8h-8v8h-8v-8h-8v-8h-8v-8h-8z" fill="${i < 4 ? '#e2403a' : '#3a2f4a'}"/>`,
    )
    .join('')
  const scene = svg(
    1280,
    720,
    `<g shape-rendering="crispEdges">${fade(0, 0, 1280, 720, '#2b2f6b', '#d98aa0')}<circle cx="1040" cy="190" r="90" fill="#ffd98a"/>${hills}${bricks}${enemies}${sprite(knight, 330, 578 - 9 * 16 - hop, 16)}${slash}${hearts}</g>`,
  )
  return stage(
    1280,
    720,
    scene,
    `<div style="position:absolute;right:50px;top:44px;font:900 44px 'DejaVu Sans Mono';color:#fff;text-shadow:4px 4px 0 #2b2f6b">SCORE ${String(Math.floor(t * 130)).padStart(6, '0')}</div>`,
  )
}

export const arcadeClips: Item[] = [
  clipItem(
    {
      id: 'slime-run',
      content: { kind: 'video', src: 'media/slime-run.webm' },
      context: {
        title: 'Slime Keep, level 3, no damage (almost)',
        caption: 'KILLED ALL OF THEM 🗡️🗡️ new record',
        author: { name: 'pixelpia', joined: '2023-08', followers: 205, posts: 77, violations: 0 },
        postedAt: on(13, '19:19'),
        market: 'US',
        reports: [{ reason: 'Violence', count: 1 }],
        transcript: 'media/slime-run.vtt',
        views: 330,
      },
      signals: [
        { source: 'text-safety 4', label: 'violence.threat', title: 'Killing', score: 0.64 },
        {
          source: 'video-safety 5',
          label: 'violence.graphic',
          title: 'Blade, bodies',
          score: 0.39,
          ranges: [{ startSeconds: 1, endSeconds: 8 }],
        },
      ],
      language: 'en',
      severity: 1,
      expected: {
        verdict: 'no-violation',
        rationale: 'A pixel game; slimes are not people. Fiction is excepted.',
      },
    },
    {
      width: 1280,
      height: 720,
      fps: 15,
      music: 'bright',
      musicGain: 0.7,
      crf: 42,
      lines: [
        { by: voice.young, says: 'Come on, come on, jump! Got him. Got all of them!', pauseSeconds: 1.2 },
        { by: voice.young, says: 'Oh no, my heart. Still counts!' },
      ],
      tailSeconds: 1.4,
      draw: gameFrame,
    },
  ),
]
