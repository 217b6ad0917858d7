import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import type { Page } from 'playwright/test'
import { launchApp } from '../../e2e/fixtures.ts'
import { type BareBrowser, openBareBrowser } from '../bare-browser.ts'
import { type Figure, figureOf } from '../figures.ts'
import { copyDemoVideo, drawPictures, post, writePack } from '../packs.ts'
import { inTemporaryFolder } from '../temporary.ts'
import { type Content, prepareNext, readLook, setUpBarePage } from './bare-page.ts'
import { serveMedia } from './media-server.ts'
import type { MeterWindow } from './meter.ts'
import { meterProgram } from './program-page.ts'

interface Case {
  name: string
  aim: string
  samples: number
  /** Writes a pack of `count` tasks into a folder that is served to the bare page; what each of them shows there. */
  pack: (folder: string, count: number, bare: Page) => Promise<Content[]>
}

const firstSwitches = 5

const cases: readonly Case[] = [
  {
    name: 'key to text',
    aim: 'p95 ≤ 1.25 ×',
    samples: 240,
    async pack(folder, count) {
      const texts = Array.from({ length: count }, (_, index) => post(index))
      writePack(
        folder,
        'text',
        texts.map((text) => ({ kind: 'text', text })),
      )
      return texts.map((text) => ({ kind: 'text', text }))
    },
  },
  {
    name: 'key to image',
    aim: 'p95 ≤ 1.25 ×',
    samples: 220,
    async pack(folder, count, bare) {
      const names = await drawPictures(bare, folder, 8)
      const pictures = Array.from({ length: count }, (_, index) => names[index % names.length] as string)
      writePack(
        folder,
        'image',
        pictures.map((src) => ({ kind: 'image', src })),
      )
      return pictures.map((src) => ({ kind: 'image', url: `/${src}` }))
    },
  },
  { name: 'key to video, MP4', aim: '≤ 2 ×', samples: 60, pack: videoPack('mp4') },
  { name: 'key to video, HLS', aim: '≤ 2 ×', samples: 60, pack: videoPack('m3u8') },
]

/** The floor is the MP4 in both cases: nothing is faster than a file that the browser has loaded already. */
function videoPack(kind: 'mp4' | 'm3u8'): Case['pack'] {
  return async (folder, count) => {
    const src = copyDemoVideo(folder, kind)
    const url = `/${copyDemoVideo(folder, 'mp4')}`
    writePack(
      folder,
      kind,
      Array.from({ length: count }, () => ({ kind: 'video', src })),
    )
    return Array.from({ length: count }, () => ({ kind: 'video', url }))
  }
}

/** From a key press to the next task's frame, in the program and in a bare page by turns. */
export async function measurePaint(): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const one of cases) {
    const bare = await openBareBrowser()
    try {
      figures.push(await inTemporaryFolder((folder) => measureCase(one, folder, bare)))
    } finally {
      await bare.close()
    }
  }
  return figures
}

async function measureCase({ name, aim, samples, pack }: Case, folder: string, bare: BareBrowser) {
  const media = await serveMedia(folder)
  await bare.page.goto(media.origin)
  const contents = await pack(folder, samples + firstSwitches + 3, bare.page)
  const profile = join(folder, 'profile')
  mkdirSync(profile)
  const app = await launchApp({ pack: folder, profile, settings: { reveal: 'toggle' } })
  try {
    await app.page.locator('[data-task-id][data-painted]').waitFor()
    await setUpBarePage(bare.page, await readLook(app.page))
    await meterProgram(app.page)
    const program: number[] = []
    const floor: number[] = []
    for (let index = 0; index < samples + firstSwitches; index += 1) {
      const ours = await switchInProgram(app.page)
      const best = await switchInBarePage(bare.page, contents[index] as Content)
      // The first switches compile the pages' code; a shift has a thousand.
      if (index < firstSwitches) continue
      program.push(ours)
      floor.push(best)
    }
    return figureOf({ name, aim, program, floor, floorName: 'bare page' })
  } finally {
    await app.close()
    media.close()
  }
}

async function switchInProgram(page: Page): Promise<number> {
  await page.keyboard.press('r')
  await settled(page)
  return timeKey(page)
}

async function switchInBarePage(page: Page, content: Content): Promise<number> {
  await prepareNext(page, content)
  await settled(page)
  return timeKey(page)
}

function settled(page: Page): Promise<void> {
  return page.evaluate(() => (window as unknown as MeterWindow).meter.settled())
}

async function timeKey(page: Page): Promise<number> {
  await page.evaluate(() => (window as unknown as MeterWindow).meter.arm())
  // A key falls anywhere between two frames.
  await delay(20 + Math.random() * 33)
  await page.keyboard.press('n')
  return page.evaluate(() => (window as unknown as MeterWindow).meter.result())
}
