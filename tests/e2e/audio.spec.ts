import type { Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, type RunningApp, test } from './fixtures.ts'
import { mediaFiles } from './media.ts'
import { current, decide, painted, press } from './moderator.ts'
import { makePack } from './packs.ts'
import { heardNow, tapSound } from './sound-tap.ts'

const settings = { reveal: 'toggle', reveilSeconds: 600, volume: 1 } as const

const audio = (id: string, src: string, more: object = {}) => ({
  id,
  severity: 1,
  content: { kind: 'audio', src },
  ...more,
})

const wave = (page: Page) => current(page).locator('[data-wave]')
const spectrogram = (page: Page) => current(page).locator('[data-spectrogram]')
const control = (page: Page, name: string | RegExp) => current(page).getByRole('button', { name })

async function reveal(app: RunningApp, id?: string): Promise<Page> {
  await painted(app.page, id)
  await press(app.page, 'r')
  await expect(current(app.page)).toHaveAttribute('data-revealed', 'true')
  return app.page
}

const time = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLAudioElement>('[data-task-id] audio')?.currentTime ?? -1)

const isMuted = (page: Page) =>
  page.evaluate(() => document.querySelector<HTMLAudioElement>('[data-task-id] audio')?.muted)

/** Seconds in view: the first, and how many. */
async function view(page: Page): Promise<[start: number, span: number]> {
  const [start, span] = ((await wave(page).getAttribute('data-view')) ?? '').split(' ').map(Number)
  return [start ?? Number.NaN, span ?? Number.NaN]
}

/** How high the drawn waveform is, in shares of its box, in each of `count` equal parts from left to right. */
function heights(page: Page, count: number): Promise<number[]> {
  const canvas = wave(page).locator('canvas').first()
  return canvas.evaluate((element, count) => {
    const canvas = element as HTMLCanvasElement
    const context = canvas.getContext('2d')
    if (!context) throw new Error('The canvas has lost its picture.')
    const { width, height } = canvas
    const { data } = context.getImageData(0, 0, width, height)
    return Array.from({ length: count }, (_, part) => {
      const x = Math.floor(((part + 0.5) * width) / count)
      let drawn = 0
      for (let y = 0; y < height; y++) if ((data[(y * width + x) * 4 + 3] ?? 0) > 0) drawn++
      return drawn / height
    })
  }, count)
}

test.describe('a recording', () => {
  test.use({
    appOptions: {
      settings,
      pack: makePack({
        tasks: [audio('steps', 'steps.mp3'), audio('quiet', 'quiet.flac')],
        files: mediaFiles('steps.mp3', 'quiet.flac'),
      }),
    },
  })

  test('has its waveform, where each part is as high as it is loud', async ({ app }) => {
    const page = await reveal(app, 'steps')
    await expect(wave(page)).toHaveAttribute('data-wave', 'complete')
    // −50 to 0 dBFS in steps of 10 dB, two seconds each.
    await expect.poll(async () => (await heights(page, 6))[5]).toBeGreaterThan(0.95)
    const found = await heights(page, 6)
    expect(found[4]).toBeCloseTo(10 ** (-10 / 20), 1)
    expect(found[3]).toBeCloseTo(10 ** (-20 / 20), 1)
    for (const [at, height] of found.entries()) expect(height).toBeGreaterThanOrEqual(found[at - 1] ?? 0)
    await expectAccessible(page)
  })

  test('comes nearer with = and goes back with - and Z; the view follows the playhead', async ({ app }) => {
    const page = await reveal(app, 'steps')
    await expect(wave(page)).toHaveAttribute('data-wave', 'complete')
    const [, whole] = await view(page)
    expect(whole).toBeCloseTo(12, 0)
    await press(page, '=')
    expect((await view(page))[1]).toBeCloseTo(whole / 2, 3)
    await press(page, '=', '=', '=', '=')
    expect(await view(page)).toEqual([0, 2])
    await press(page, 'End')
    await expect.poll(async () => (await view(page))[0]).toBeCloseTo(whole - 2, 1)
    await press(page, 'Home')
    await expect.poll(async () => (await view(page))[0]).toBe(0)
    await press(page, '-')
    expect((await view(page))[1]).toBeCloseTo(4, 3)
    await press(page, 'z')
    expect((await view(page))[1]).toBeCloseTo(whole, 3)
  })

  test('shows its pitches by P, below the same moments, and hides them by P', async ({ app }) => {
    const page = await reveal(app, 'steps')
    await expect(spectrogram(page)).toHaveCount(0)
    await press(page, 'p')
    await expect(spectrogram(page)).toHaveAttribute('data-spectrogram', 'complete')
    await expect(spectrogram(page)).toContainText('1 kHz')
    const [above, below] = [await wave(page).boundingBox(), await spectrogram(page).boundingBox()]
    expect([below?.x, below?.width]).toEqual([above?.x, above?.width])
    await press(page, '=')
    await expect(spectrogram(page)).toHaveAttribute('data-spectrogram', 'complete')
    await expectAccessible(page)
    await press(page, 'p')
    await expect(spectrogram(page)).toHaveCount(0)
  })

  test('shows no pitches before it is revealed', async ({ app }) => {
    await painted(app.page, 'steps')
    await press(app.page, 'p')
    await press(app.page, 'r')
    await expect(spectrogram(app.page)).toHaveCount(0)
  })

  test('marks a range by I and O over the waveform, and loops it by Shift+L', async ({ app }) => {
    const page = await reveal(app, 'steps')
    await press(page, 'i', 'ArrowRight', 'o')
    const mark = wave(page).locator('[data-kind="evidence"]')
    await expect(mark).toHaveText('1')
    const [box, whole] = [await mark.boundingBox(), await wave(page).boundingBox()]
    expect((box?.width ?? 0) / (whole?.width ?? 1)).toBeCloseTo(5 / 12, 1)
    await press(page, 'Shift+l')
    await expect(control(page, /loop/i)).toHaveAttribute('aria-pressed', 'true')
    await press(page, ']', ']', ']', ']', ']', 'Space')
    // It comes back to the start of the loop instead of going on.
    await expect.poll(() => time(page)).toBeGreaterThan(3)
    await expect.poll(() => time(page)).toBeLessThan(2)
  })

  test('moves by key: play, shuttle, jump, speed', async ({ app }) => {
    const page = await reveal(app, 'steps')
    await press(page, 'ArrowRight')
    await expect.poll(() => time(page)).toBeGreaterThan(1)
    await press(page, 'ArrowLeft')
    await expect.poll(() => time(page)).toBe(0)
    await press(page, 'l')
    await expect.poll(() => time(page)).toBeGreaterThan(0.5)
    await press(page, 'k')
    await expect(control(page, 'Play')).toBeVisible()
    const here = await time(page)
    await press(page, 'j')
    await expect.poll(() => time(page)).toBeLessThan(here)
    await press(page, 'k', ']', 'Space')
    const rate = () =>
      page.evaluate(() => document.querySelector<HTMLAudioElement>('[data-task-id] audio')?.playbackRate)
    await expect.poll(rate).toBe(1.25)
    await press(page, '[', '[')
    await expect.poll(rate).toBe(0.75)
  })

  test('goes where the pointer presses in the waveform', async ({ app }) => {
    const page = await reveal(app, 'steps')
    const box = await wave(page).boundingBox()
    await wave(page).click({ position: { x: (box?.width ?? 0) / 2, y: 20 } })
    await expect.poll(() => time(page)).toBeCloseTo(6, 0)
  })
})

test.describe('what is heard', () => {
  test.use({
    appOptions: {
      settings,
      pack: makePack({
        tasks: [audio('loud', 'loud.wav'), audio('quiet', 'quiet.flac'), audio('steps', 'steps.mp3')],
        files: mediaFiles('loud.wav', 'quiet.flac', 'steps.mp3'),
      }),
    },
  })

  test('a tone at full scale is held below the ceiling, and what is muted is silent', async ({ app }) => {
    const page = await reveal(app, 'loud')
    await tapSound(page)
    await press(page, 'Shift+l', 'End', 'Shift+l', 'Space')
    await expect.poll(() => time(page)).toBeGreaterThan(0.2)
    expect((await heardNow(page)).peak).toBe(Number.NEGATIVE_INFINITY)
    await press(page, 'm')
    expect(await isMuted(page)).toBe(false)
    await expect.poll(async () => (await heardNow(page)).peak).toBeGreaterThan(-40)
    let loudest = Number.NEGATIVE_INFINITY
    for (let look = 0; look < 30; look++) {
      const { peak } = await heardNow(page)
      loudest = Math.max(loudest, peak)
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)))
    }
    expect(loudest).toBeLessThanOrEqual(-8.99)
    await press(page, 'm')
    expect(await isMuted(page)).toBe(true)
    await expect.poll(async () => (await heardNow(page)).peak).toBe(Number.NEGATIVE_INFINITY)
  })

  test('a quiet recording is turned up, but by no more than 12 dB', async ({ app }) => {
    await painted(app.page, 'loud')
    await decide(app.page, 'n')
    const page = await reveal(app, 'quiet')
    await tapSound(page)
    await expect(wave(page)).toHaveAttribute('data-wave', 'complete')
    await press(page, 'm', 'Shift+l', 'End', 'Shift+l', 'Space')
    await expect.poll(async () => (await heardNow(page)).peak).toBeCloseTo(-28, 0)
  })

  test('keeps its pitch at double speed', async ({ app }) => {
    await painted(app.page, 'loud')
    await decide(app.page, 'n')
    const page = await reveal(app, 'quiet')
    await tapSound(page)
    await press(page, 'm', 'Shift+l', 'End', 'Shift+l', 'Space')
    await expect.poll(async () => (await heardNow(page)).peak).toBeGreaterThan(-60)
    const { pitch } = await heardNow(page)
    await press(page, ']', ']', ']')
    await expect
      .poll(() =>
        page.evaluate(() => document.querySelector<HTMLAudioElement>('[data-task-id] audio')?.playbackRate),
      )
      .toBe(2)
    const here = await time(page)
    await expect.poll(() => time(page)).not.toBe(here)
    expect(Math.abs((await heardNow(page)).pitch - pitch)).toBeLessThan(pitch * 0.03)
  })

  test('the panic key silences it at once', async ({ app }) => {
    const page = await reveal(app, 'loud')
    await tapSound(page)
    await press(page, 'm', 'Space')
    await expect.poll(async () => (await heardNow(page)).peak).toBeGreaterThan(-40)
    await press(page, 'Backquote')
    expect(await isMuted(page)).toBe(true)
    const state = () =>
      page.evaluate(() => (window as unknown as { taps: AnalyserNode[] }).taps[0]?.context.state)
    await expect.poll(state).toBe('suspended')
  })

  test('nothing is led to the speakers until sound is asked for', async ({ app }) => {
    const page = await reveal(app, 'loud')
    await tapSound(page)
    await press(page, 'Space')
    await expect.poll(() => time(page)).toBeGreaterThan(0.5)
    expect(await page.evaluate(() => (window as unknown as { taps: unknown[] }).taps.length)).toBe(0)
  })
})

test.describe('the words of a recording', () => {
  test.use({
    appOptions: {
      settings,
      pack: makePack({
        tasks: [audio('spoken', 'steps.mp3', { context: { transcript: 'captions.vtt' } })],
        files: mediaFiles('steps.mp3', 'captions.vtt'),
      }),
    },
  })
  const words = (page: Page) => current(page).locator('[data-veil="words"]')
  const list = (page: Page) => current(page).getByRole('list', { name: 'Transcript' })

  test('are there from the start, veiled, and readable by T before anything sounds', async ({ app }) => {
    const { page } = app
    await painted(page, 'spoken')
    await expect(words(page)).toHaveAttribute('inert', '')
    await press(page, 't')
    await expect(words(page)).toHaveCount(0)
    await expect(list(page)).toBeVisible()
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await press(page, 't')
    await expect(list(page)).toHaveCount(0)
  })

  test('open with the recording, and are found by Ctrl+F', async ({ app }) => {
    const page = await reveal(app, 'spoken')
    await expect(list(page)).toBeVisible()
    await press(page, 'Control+f')
    await page.keyboard.type('five')
    await expect(current(page).locator('[data-hits]')).toHaveAttribute('data-hits', '1')
    await press(page, 'Enter', 'Escape')
    await expect.poll(() => time(page)).toBe(4)
  })
})

test.describe('what is damaged', () => {
  const whole = mediaFiles('steps.mp3', 'steps.opus')
  const mp3 = whole['steps.mp3'] ?? Buffer.alloc(0)
  test.use({
    appOptions: {
      settings,
      pack: makePack({
        tasks: [audio('cut', 'cut.mp3'), audio('wrong', 'wrong.mp3'), audio('after', 'steps.mp3')],
        files: {
          'cut.mp3': mp3.subarray(0, Math.floor(mp3.length / 3)),
          'wrong.mp3': whole['steps.opus'] ?? Buffer.alloc(0),
          'steps.mp3': mp3,
        },
      }),
    },
  })

  test('is drawn as far as it goes, and the next recording is whole', async ({ app }) => {
    const { page } = app
    await painted(page)
    for (let task = 0; task < 3 && (await current(page).getAttribute('data-task-id')) !== 'after'; task++) {
      await press(page, 'r')
      await expect(wave(page).or(current(page).getByText('Decide “cannot review”')).first()).toBeVisible()
      await decide(page, 'c', '1')
    }
    await reveal(app, 'after')
    await expect(wave(page)).toHaveAttribute('data-wave', 'complete')
  })
})
