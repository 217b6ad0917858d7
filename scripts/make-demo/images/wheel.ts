import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fade, resetIds, svg } from '../draw/colour.ts'
import { stage, sticker } from '../draw/lettering.ts'
import { inScratch } from '../encode.ts'
import { writeMaster } from '../encode-video.ts'
import { type Item, on } from '../item.ts'
import { ffmpeg, steadyOutput } from '../run.ts'

const frameCount = 30
const colours = ['#e2403a', '#f2c14e', '#2b8a8a', '#7a5c99', '#3b6ea5', '#e2703a', '#4f9a5b', '#d46a8a']
const prizes = ['📱', '0', '🎧', '€5', '🚗', '0', '💶', '🎁']

function wheel(index: number): string {
  const angle = (index / frameCount) * 360
  const slices = colours
    .map((colour, i) => {
      const [from, to] = [(i * Math.PI) / 4, ((i + 1) * Math.PI) / 4]
      const middle = (from + to) / 2
      return `<path d="M0 0L${Math.cos(from) * 170} ${Math.sin(from) * 170}A170 170 0 0 1 ${Math.cos(to) * 170} ${Math.sin(to) * 170}Z" fill="${colour}"/><text x="${Math.cos(middle) * 115}" y="${Math.sin(middle) * 115 + 13}" font-size="38" font-weight="900" text-anchor="middle" fill="#fff">${prizes[i]}</text>`
    })
    .join('')
  const lamps = Array.from(
    { length: 16 },
    (_, i) =>
      `<circle cx="${240 + Math.cos((i * Math.PI) / 8) * 184}" cy="${262 + Math.sin((i * Math.PI) / 8) * 184}" r="7" fill="${(i + Math.floor(index / 3)) % 2 ? '#fff' : '#ffd23f'}"/>`,
  ).join('')
  const scene = svg(
    480,
    560,
    `${fade(0, 0, 480, 560, '#5a1030', '#220716')}<circle cx="240" cy="262" r="196" fill="#c9a24a"/>${lamps}<g transform="translate(240 262) rotate(${angle})">${slices}</g><circle cx="240" cy="262" r="26" fill="#fff"/><path d="M222 56h36l-18 46z" fill="#fff"/>`,
  )
  return stage(
    480,
    560,
    scene,
    sticker(
      '1 FREE SPIN LEFT – TAP!',
      76,
      478,
      26,
      Math.floor(index / 5) % 2 ? '#ffd23f' : '#fff',
      '#5a1030',
    ),
  )
}

export const wheelOfFortune: Item[] = [
  {
    task: {
      id: 'lucky-spin',
      content: { kind: 'image', src: 'media/lucky-spin.gif' },
      context: {
        caption:
          'I won the car on my 2nd spin!! card only for the delivery fee (1.99) 👉 spin-the-lucky.example',
        author: {
          name: 'spin_4417',
          joined: '2026-11',
          followers: 0,
          posts: 212,
          violations: 0,
          note: '212 replies with the same picture in two days.',
        },
        postedAt: on(18, '03:12'),
        market: 'ES',
        reports: [{ reason: 'Spam', count: 8 }],
        views: 970,
      },
      signals: [
        {
          source: 'account-behaviour',
          label: 'integrity.bulk-spam',
          title: 'Same post 212 times',
          score: 0.99,
        },
        { source: 'text-safety 4', label: 'fraud.giveaway', title: 'Prize with payment', score: 0.77 },
      ],
      language: 'en',
      severity: 2,
      expected: {
        verdict: 'violation',
        labels: ['fraud.giveaway'],
        rationale:
          'A prize against card data. It is spammed too, but the policy says: with fraud behind it, use the fraud label.',
      },
    },
    async make(studio, packFolder) {
      await mkdir(join(packFolder, 'media'), { recursive: true })
      await inScratch(async (scratch) => {
        const master = join(scratch, 'wheel.mp4')
        const draw = (index: number) => {
          resetIds()
          return wheel(index)
        }
        await writeMaster(master, 10, studio.frames(480, 560, frameCount, draw))
        const palette = 'split[a][b];[a]palettegen=max_colors=64[p];[b][p]paletteuse=dither=none'
        await ffmpeg(
          '-i',
          master,
          '-filter_complex',
          palette,
          ...steadyOutput,
          '-loop',
          '0',
          join(packFolder, 'media/lucky-spin.gif'),
        )
      })
    },
  },
]
