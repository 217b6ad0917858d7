import type { Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, type RunningApp, test } from './fixtures.ts'
import { frameNumber, mediaFiles, showsFrame } from './media.ts'
import { current, decide, journal, painted, press } from './moderator.ts'
import { makePack } from './packs.ts'

// Every control of a video, by key, on films whose frames say their number: ten a second.

const settings = { reveal: 'toggle', reveilSeconds: 600 } as const

function pack(src: string, more: object = {}, ...names: string[]): string {
  return makePack({
    tasks: [{ id: 'one', severity: 1, content: { kind: 'video', src }, ...more }],
    files: mediaFiles(src.split('/')[0] ?? src, ...names),
  })
}

const video = (page: Page) => current(page).locator('video')
const strip = (page: Page) => current(page).locator('[data-filmstrip]')
const look = (page: Page) => current(page).locator('[data-film-look]')
const bar = (page: Page, name: string | RegExp) => current(page).getByRole('button', { name })

function at(page: Page): Promise<number> {
  return video(page).evaluate((element: HTMLVideoElement) => element.currentTime)
}

function isPaused(page: Page): Promise<boolean> {
  return video(page).evaluate((element: HTMLVideoElement) => element.paused)
}

async function reveal(app: RunningApp): Promise<Page> {
  await painted(app.page)
  await press(app.page, 'r')
  await expect(current(app.page)).toHaveAttribute('data-revealed', 'true')
  return app.page
}

/** What the one decision so far says, as it was recorded. */
function recorded<T>(profile: string): T {
  const [row] = journal(profile, 'decision')
  if (!row) throw new Error('No decision was recorded.')
  return row.details as T
}

/** Coverage as the decision that is taken now says it. */
async function coverageOf({ page, profile }: RunningApp) {
  await decide(page, 'n')
  const { made } = recorded<{
    made: {
      watchedShare: number
      coverage: {
        stretches: {
          startSeconds: number
          endSeconds: number
          speed: number
          revealed: boolean
          heard: boolean
        }[]
      }
    }
  }>(profile)
  return { ...made.coverage, watchedShare: made.watchedShare }
}

test.describe('an MP4', () => {
  test.use({ appOptions: { pack: pack('numbered.mp4'), settings } })

  test('has its filmstrip before anything plays or is revealed', async ({ app }) => {
    const { page } = app
    await painted(page)
    await expect(strip(page)).toHaveAttribute('data-filmstrip', 'complete')
    const cells = strip(page).locator('button')
    expect(await cells.count()).toBeGreaterThanOrEqual(24)
    expect(await cells.count()).toBeLessThanOrEqual(60)
    await expect(strip(page).locator('canvas')).toHaveCount(await cells.count())
    // Each shows its own stretch of the 80 frames, in order.
    const count = await cells.count()
    for (const cell of [0, Math.floor(count / 2), count - 1]) {
      const shown = await frameNumber(
        page,
        `[data-task-id] [data-filmstrip] button:nth-of-type(${cell + 1}) canvas`,
      )
      expect(shown).toBeGreaterThanOrEqual(Math.floor((cell / count) * 80) - 1)
      expect(shown).toBeLessThanOrEqual(Math.ceil(((cell + 1) / count) * 80))
    }
    expect(await isPaused(page)).toBe(true)
    await expect(strip(page).locator('fieldset')).toHaveAttribute('inert', '')
  })

  test('goes along its filmstrip by arrows, Home and End, and Enter goes there', async ({ app }) => {
    const page = await reveal(app)
    await expect(strip(page)).toHaveAttribute('data-filmstrip', 'complete')
    await press(page, 'Shift+F')
    await expect(look(page)).toBeVisible()
    await press(page, 'End')
    await showsFrame(page, 78, '[data-film-look] canvas')
    await press(page, 'ArrowLeft', 'Home', 'ArrowRight')
    await expect(strip(page).locator('[data-selected]')).toHaveAttribute('aria-label', /0:00\./)
    await press(page, 'End', 'Enter')
    await expect(look(page)).toHaveCount(0)
    await showsFrame(page, 78)
    // Its keys are the video's own again.
    await press(page, 'Home')
    await expect.poll(() => at(page)).toBe(0)
    await press(page, 'Shift+F', 'ArrowRight', 'Escape')
    await expect(look(page)).toHaveCount(0)
    expect(await at(page)).toBe(0)
  })

  test('runs through its pictures by P, faster and slower, until any other key', async ({ app }) => {
    const page = await reveal(app)
    await expect(strip(page)).toHaveAttribute('data-filmstrip', 'complete')
    await press(page, 'p')
    const selected = () =>
      strip(page)
        .locator('button')
        .evaluateAll((cells) => cells.findIndex((cell) => cell.getAttribute('data-selected') === 'true'))
    await expect.poll(selected).toBeGreaterThan(0)
    await press(page, ']', ']')
    await expect(look(page)).toContainText('8 pictures a second')
    await press(page, '[')
    await expect(look(page)).toContainText('4 pictures a second')
    await press(page, 'Escape')
    await expect(look(page)).toHaveCount(0)
    const { stretches } = await coverageOf(app)
    expect(stretches.length).toBeGreaterThan(0)
    expect(stretches.every(({ heard, revealed }) => !heard && revealed)).toBe(true)
  })

  test('loops: start, end, over again, and on', async ({ app }) => {
    const page = await reveal(app)
    await press(page, ']', ']', ']', ']', ']')
    await press(page, 'Shift+L', 'Space')
    await expect.poll(() => at(page)).toBeGreaterThan(1)
    await press(page, 'Shift+L')
    await expect(bar(page, /End the loop/)).toBeVisible()
    const end = await at(page)
    // It begins again, several times.
    for (let round = 0; round < 2; round++) {
      await expect.poll(() => at(page), { intervals: [20] }).toBeLessThan(0.8)
      await expect.poll(() => at(page), { intervals: [20] }).toBeGreaterThan(0.9)
    }
    await press(page, 'Shift+L')
    await expect.poll(() => at(page)).toBeGreaterThan(end + 1)
  })

  test('takes a range by I and O as evidence; O alone and backwards are told', async ({ app }) => {
    const page = await reveal(app)
    await press(page, 'o')
    await expect(page.getByText('Mark where the range starts first.')).toBeVisible()
    await press(page, 'i', 'o')
    await expect(page.getByText(/would end before it starts/)).toBeVisible()
    await press(page, 'ArrowRight', 'o')
    await expect(current(page).getByRole('img', { name: /Evidence 1/ })).toHaveCount(1)
    await press(page, 'q')
    await decide(page, 'Enter')
    const { labels } = recorded<{ labels: { evidence: object[] }[] }>(app.profile)
    expect(labels[0]?.evidence).toEqual([{ type: 'time-range', startSeconds: 0, endSeconds: 5 }])
  })

  test('takes a region of the frame by W, with its moment', async ({ app }) => {
    const page = await reveal(app)
    await press(page, 'ArrowRight')
    await showsFrame(page, 50)
    await press(page, 'w', 'ArrowRight', 'Enter', 'q')
    await expect(current(page).locator('[data-kind="evidence"]').first()).toBeVisible()
    await decide(page, 'Enter')
    const { labels } = recorded<{ labels: { evidence: object[] }[] }>(app.profile)
    expect(labels[0]?.evidence).toMatchObject([{ type: 'region', atSeconds: 5 }])
  })

  test('steps by frame, jumps, shuttles and changes speed; the record says what was seen and how', async ({
    app,
  }) => {
    const page = await reveal(app)
    await showsFrame(page, 0)
    await press(page, '.')
    await showsFrame(page, 1)
    await press(page, ',')
    await showsFrame(page, 0)
    await press(page, '.', '.')
    await showsFrame(page, 2)
    await press(page, ',', ',')
    await showsFrame(page, 0)
    await press(page, 'ArrowRight')
    await showsFrame(page, 50)
    await press(page, 'ArrowLeft')
    await showsFrame(page, 0)
    await press(page, 'l', 'l', 'm')
    await expect.poll(() => at(page)).toBeGreaterThan(2)
    await press(page, 'k')
    await expect.poll(() => isPaused(page)).toBe(true)
    const stopped = await at(page)
    await press(page, 'm', 'j')
    await expect.poll(() => at(page)).toBeLessThan(stopped - 0.5)
    await press(page, 'k')
    const { stretches, watchedShare } = await coverageOf(app)
    const fast = stretches.find(({ speed, heard }) => speed === 2 && heard)
    expect(fast?.endSeconds).toBeCloseTo(stopped, 0)
    expect(stretches.some(({ speed, heard }) => speed === 1 && !heard)).toBe(true)
    expect(watchedShare).toBeCloseTo(stopped / 8, 1)
  })

  test('is silent and still again when it is veiled, and its recap ends', async ({ app }) => {
    const page = await reveal(app)
    await press(page, 'm', 'Space')
    await expect.poll(() => at(page)).toBeGreaterThan(0.3)
    await press(page, 'r')
    await expect.poll(() => isPaused(page)).toBe(true)
    expect(await video(page).evaluate((element: HTMLVideoElement) => element.muted)).toBe(true)
    await press(page, 'r', 'p')
    await expect(look(page)).toBeVisible()
    await press(page, 'r')
    await expect(look(page)).toHaveCount(0)
  })

  test('has been watched by no recap, however fast or slow', async ({ app }) => {
    const page = await reveal(app)
    await expect(current(page).locator('[data-filmstrip="complete"]')).toBeVisible()
    await press(page, 'p', ']', ']', ']')
    await expect(look(page)).toBeVisible()
    await expect(look(page)).toHaveCount(0)
    const { stretches, watchedShare } = await coverageOf(app)
    expect(Math.max(...stretches.map(({ endSeconds }) => endSeconds))).toBeGreaterThan(7)
    expect(watchedShare).toBeLessThan(0.05)
  })
})

test.describe('a video with captions', () => {
  test.use({
    appOptions: {
      pack: pack('numbered.webm', { context: { captions: 'captions.vtt' } }, 'captions.vtt'),
      settings,
    },
  })

  test('is searched by Ctrl+F: Enter goes on from place to place, Escape back to the video', async ({
    app,
  }) => {
    const page = await reveal(app)
    await press(page, 'Control+f')
    const field = current(page).getByRole('textbox')
    await expect(field).toBeFocused()
    await page.keyboard.type('SECOND T')
    await expect(current(page).locator('[data-hits]')).toHaveAttribute('data-hits', '2')
    await press(page, 'Enter')
    await expect.poll(() => at(page)).toBe(1)
    await press(page, 'Enter')
    await expect.poll(() => at(page)).toBe(2)
    await press(page, 'ArrowUp', 'Enter')
    await expect.poll(() => at(page)).toBe(1)
    await press(page, 'Escape')
    await expect(field).not.toBeFocused()
    await press(page, 'Space')
    await expect.poll(() => isPaused(page)).toBe(false)
    await press(page, 'Space', 't')
    await expect(field).toHaveCount(0)
  })

  test('is accessible with its list and what was found, its film and a range that is being marked', async ({
    app,
  }) => {
    const page = await reveal(app)
    await expect(strip(page)).toHaveAttribute('data-filmstrip', 'complete')
    await press(page, 'Control+f')
    await page.keyboard.type('second')
    await press(page, 'Enter')
    await expectAccessible(page)
    await press(page, 'Escape', 'i', 'ArrowRight', 'o', 'i', 'Shift+L', 'Shift+F', 'ArrowLeft')
    await expect(look(page)).toBeVisible()
    await expectAccessible(page)
  })

  test('shows what is being said below the picture while the list is closed', async ({ app }) => {
    const page = await reveal(app)
    await press(page, 'ArrowRight')
    await expect(current(page).locator('[data-veil="words"]')).toContainText('six')
  })
})

test.describe('a playlist of three renditions', () => {
  test.use({ appOptions: { pack: pack('hls/master.m3u8'), settings } })

  test('goes by Shift+Q from automatic through each, lowest first, and keeps its place', async ({ app }) => {
    const page = await reveal(app)
    await expect(strip(page)).toHaveAttribute('data-filmstrip', 'complete')
    await press(page, 'ArrowRight')
    await showsFrame(page, 50)
    const chosen = current(page).locator('[data-quality]')
    await expect(chosen).toHaveAttribute('data-quality', 'auto')
    for (const height of [90, 180, 360]) {
      await press(page, 'Shift+Q')
      await expect(chosen).toHaveAttribute('data-quality', String(height))
      await expect
        .poll(() => video(page).evaluate((element: HTMLVideoElement) => element.videoHeight))
        .toBe(height)
      await showsFrame(page, 50)
    }
    await press(page, 'Shift+Q')
    await expect(chosen).toHaveAttribute('data-quality', 'auto')
  })
})

interface FrameSeen {
  seconds: number
  isCovered: boolean
}

/** Writes down every frame that reaches the screen from now on, and whether it was covered there. */
async function watchFrames(page: Page): Promise<void> {
  await video(page).evaluate((element: HTMLVideoElement) => {
    const frames: FrameSeen[] = []
    Object.assign(window, { frames })
    const follow: VideoFrameRequestCallback = (_now, { mediaTime }) => {
      frames.push({ seconds: mediaTime, isCovered: document.querySelector('[data-flagged]') !== null })
      element.requestVideoFrameCallback(follow)
    }
    element.requestVideoFrameCallback(follow)
  })
}

function framesSeen(page: Page): Promise<FrameSeen[]> {
  return page.evaluate(() => (window as unknown as { frames: FrameSeen[] }).frames)
}

test.describe('at one frame a second, what a machine flagged', () => {
  const signals = [
    { source: 'm', title: 'Violence', score: 0.9, ranges: [{ startSeconds: 1.5, endSeconds: 2.5 }] },
  ]
  test.use({ appOptions: { pack: pack('one-frame-a-second.mp4', { signals }), settings } })

  test('stays veiled as long as a frame that began in it is shown', async ({ app }) => {
    const page = await reveal(app)
    const covered = current(page).locator('[data-flagged]')
    const seek = (seconds: number) =>
      video(page).evaluate((element: HTMLVideoElement, to) => {
        element.currentTime = to
      }, seconds)
    await seek(3.3)
    await expect(covered).toHaveCount(0)
    await watchFrames(page)
    await seek(2.8)
    await expect.poll(async () => (await framesSeen(page)).length).toBeGreaterThan(0)
    const frames = await framesSeen(page)
    expect(frames.map(({ seconds }) => Math.round(seconds))).toEqual([2])
    expect(frames.every(({ isCovered }) => isCovered)).toBe(true)
    await expect(covered).toBeVisible()
    await seek(3.2)
    await expect(covered).toHaveCount(0)
  })
})

test.describe('what a machine flagged', () => {
  const signals = [
    { source: 'm', title: 'Violence', score: 0.9, ranges: [{ startSeconds: 2, endSeconds: 4 }] },
  ]
  test.use({ appOptions: { pack: pack('numbered.mp4', { signals }), settings } })

  test('stays veiled and silent while the rest plays, until it is asked for', async ({ app }) => {
    const page = await reveal(app)
    const covered = current(page).locator('[data-flagged]')
    const muted = () => video(page).evaluate((element: HTMLVideoElement) => element.muted)
    await expect(covered).toHaveCount(0)
    await expect(strip(page).locator('[data-covered]').first()).toBeVisible()
    await watchFrames(page)
    await press(page, 'm', 'Space')
    await expect(covered).toBeVisible()
    expect(await muted()).toBe(true)
    await expect(covered).toHaveCount(0)
    expect(await muted()).toBe(false)
    await press(page, 'Space')
    const frames = await framesSeen(page)
    const within = frames.filter(({ seconds }) => seconds >= 2 && seconds < 4)
    expect(within.length).toBeGreaterThan(3)
    expect(within.every(({ isCovered }) => isCovered)).toBe(true)
    await press(page, 'Home')
    // By jump, by step and along the filmstrip as well.
    await press(page, 'ArrowRight', 'ArrowLeft', 'Shift+F', 'Home')
    for (let step = 0; step < 8; step++) await press(page, 'ArrowRight')
    await expect(look(page)).toContainText('Flagged by a machine')
    await press(page, 'Enter')
    await expect(covered).toBeVisible()
    await press(page, '.')
    await expect(covered).toBeVisible()
    await press(page, 'Shift+R')
    await expect(covered).toHaveCount(0)
    await expect(strip(page).locator('[data-covered]')).toHaveCount(0)
  })
})

test.describe('a video without its picture', () => {
  test.use({ appOptions: { pack: pack('numbered.mp4'), settings } })

  test('plays its sound, and the record says that nothing was to be seen', async ({ app }) => {
    const page = await reveal(app)
    await press(page, 'Shift+V')
    await expect(video(page)).toBeHidden()
    await expect(strip(page).locator('fieldset')).toBeHidden()
    await press(page, 'm', 'Space')
    await expect.poll(() => at(page)).toBeGreaterThan(1)
    await press(page, 'Space')
    const { stretches } = await coverageOf(app)
    expect(stretches.every(({ revealed, heard }) => heard && !revealed)).toBe(true)
  })
})

for (const [src, told] of [
  ['one-frame-a-second.mp4', 70],
  ['uneven.mp4', 78],
  ['turned.mp4', 78],
  ['silent.mp4', 78],
] as const)
  test.describe(`${src}`, () => {
    test.use({ appOptions: { pack: pack(src), settings } })

    test('has a filmstrip and can be stepped through', async ({ app }) => {
      const page = await reveal(app)
      await expect(strip(page)).toHaveAttribute('data-filmstrip', 'complete')
      await press(page, '.', '.')
      await expect.poll(() => at(page)).toBeGreaterThan(0)
      await press(page, 'Shift+F', 'End')
      await expect(look(page)).toContainText(`0:07.${src.startsWith('one') ? 0 : String(told).slice(-1)}`)
    })
  })
