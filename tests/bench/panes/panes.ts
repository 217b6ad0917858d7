import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { requireFfmpeg } from '../../../scripts/lib/ffmpeg.ts'
import { ffmpeg } from '../../../scripts/make-demo/run.ts'
import { launchApp, type RunningApp } from '../../e2e/fixtures.ts'
import { evenhand } from '../../e2e/moderator.ts'
import { type BareBrowser, openBareBrowser } from '../bare-browser.ts'
import { type Figure, figureOf } from '../figures.ts'
import { timed } from '../floors.ts'
import { writePack } from '../packs.ts'
import { serveMedia } from '../paint/media-server.ts'
import { inTemporaryFolder } from '../temporary.ts'
import { type Derived, derivedOf, watchDerived } from './derived-meter.ts'
import { longMedia } from './long-media.ts'

const runs = 6

/** What is computed from a medium at less than ten times its own speed is not slow but broken; playing times in seconds. */
const playingSeconds = { video: 600, audio: 1800 } as const
const patience = (kind: 'video' | 'audio') => (playingSeconds[kind] * 1000) / 10

/** How soon a long video's filmstrip and a long recording's waveform are there, beside ffmpeg and a bare page with the same file. */
export async function measurePanes(): Promise<Figure[]> {
  requireFfmpeg()
  return [
    ...(await measureFilm()),
    ...(await measureWave('half-an-hour.mp3')),
    ...(await measureWave('half-an-hour.opus')),
  ]
}

async function measureFilm(): Promise<Figure[]> {
  const path = await longMedia('ten-minutes.mp4')
  const times = await timesOf(path, 'video', 'data-filmstrip')
  const [keyFrames, seeks] = [await repeat(() => decodeKeyFrames(path)), await seekTimes(path)]
  const [first, whole, shown] = [
    times.map((one) => one.first - one.mounted),
    times.map((one) => one.complete - Math.max(one.mounted, one.key)),
    // What was there before the key takes no time; a quotient needs some.
    times.map((one) => Math.max(0.1, one.first - one.key)),
  ]
  const all = { floor: keyFrames, floorName: 'ffmpeg, key frames' }
  const one = { floor: seeks, floorName: 'bare page, open and seek' }
  const film = 'filmstrip of 10 min 720p'
  return [
    figureOf({ name: `${film}, first pictures, from mounting`, program: first, ...one }),
    figureOf({ name: `${film}, first pictures, from the key`, program: shown, ...one, aim: '≤ 300 ms' }),
    figureOf({ name: `${film}, all, from the key`, program: whole, ...all, aim: '≤ 3 s' }),
  ]
}

async function measureWave(name: 'half-an-hour.mp3' | 'half-an-hour.opus'): Promise<Figure[]> {
  const path = await longMedia(name)
  const times = await timesOf(path, 'audio', 'data-wave')
  const [first, whole] = [
    times.map((one) => one.first - one.mounted),
    times.map((one) => one.complete - Math.max(one.mounted, one.key)),
  ]
  const start = await repeat(() => ffmpeg('-i', path, '-t', '2', '-f', 'null', '-'))
  const all = await repeat(() => ffmpeg('-i', path, '-f', 'null', '-'))
  const wave = `waveform of ${name}`
  return [
    figureOf({
      name: `${wave}, first part, from mounting`,
      program: first,
      floor: start,
      floorName: 'ffmpeg, 2 s to nothing',
      aim: '≤ 300 ms',
    }),
    figureOf({
      name: `${wave}, all, from the key`,
      program: whole,
      floor: all,
      floorName: 'ffmpeg, to nothing',
      aim: '≤ 5 s',
    }),
  ]
}

/** Goes by key from a text to the medium and on, and tells when what is computed from it was there. */
async function timesOf(
  path: string,
  kind: 'video' | 'audio',
  attribute: 'data-filmstrip' | 'data-wave',
): Promise<Derived[]> {
  return inTemporaryFolder(async (folder) => {
    const pack = join(folder, 'pack')
    mkdirSync(pack)
    const src = `long${path.slice(path.lastIndexOf('.'))}`
    copyFileSync(path, join(pack, src))
    const text = { kind: 'text', text: 'A text between.' }
    const contents = Array.from({ length: runs }, () => [text, { kind, src }]).flat()
    const profile = join(folder, 'profile')
    mkdirSync(profile)
    writePack(pack, `panes-${kind}`, contents)
    evenhand(profile, 'import', pack)
    const app = await launchApp({ profile, settings: { reveal: 'toggle' } })
    try {
      return await workThrough(app, attribute, patience(kind))
    } finally {
      await app.close()
    }
  })
}

async function workThrough(
  { page }: RunningApp,
  attribute: 'data-filmstrip' | 'data-wave',
  timeout: number,
): Promise<Derived[]> {
  const times: Derived[] = []
  await painted(page, 'text')
  await watchDerived(page, attribute)
  for (let run = 0; run < runs; run += 1) {
    await painted(page, 'text')
    // A moderator is at the text for a while, in which the medium behind it is prepared: the start of it is there.
    await page
      .locator(`main [${attribute}]:is([data-begun], :has([data-picture]))`)
      .first()
      .waitFor({ state: 'attached', timeout })
    await page.keyboard.press('n')
    await page.locator(`[data-task-id]:not([data-kind="text"])[data-painted]`).waitFor()
    times.push(await derivedOf(page, attribute, timeout))
    for (const key of ['c', '1']) await page.keyboard.press(key)
  }
  return times
}

async function painted(page: Page, kind: string): Promise<void> {
  await page.locator(`[data-task-id][data-kind="${kind}"][data-painted]`).waitFor()
}

const decodeKeyFrames = (path: string) =>
  ffmpeg(
    '-skip_frame',
    'nokey',
    '-i',
    path,
    '-vsync',
    'passthrough',
    '-vf',
    'scale=-2:72',
    '-an',
    '-f',
    'null',
    '-',
  )

async function repeat(work: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let run = 0; run < runs; run += 1) times.push(await timed(work))
  return times
}

/** A `<video>` in an empty page: from its address to a frame out of its middle. */
async function seekTimes(path: string): Promise<number[]> {
  const bare: BareBrowser = await openBareBrowser()
  const media = await serveMedia(join(path, '..'))
  try {
    await bare.page.goto(media.origin)
    const times: number[] = []
    for (let run = 0; run < runs; run += 1)
      times.push(await bare.page.evaluate(openAndSeek, '/ten-minutes.mp4'))
    return times
  } finally {
    await bare.close()
    media.close()
  }
}

async function openAndSeek(url: string): Promise<number> {
  const start = performance.now()
  const video = document.createElement('video')
  video.muted = true
  document.body.append(video)
  const told = (event: string) =>
    new Promise((resolve) => video.addEventListener(event, resolve, { once: true }))
  const opened = told('loadeddata')
  video.src = url
  await opened
  const sought = told('seeked')
  video.currentTime = video.duration / 2
  await sought
  video.remove()
  return performance.now() - start
}
