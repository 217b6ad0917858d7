import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { mediaFiles } from './media.ts'
import { current, decide, locked, painted, press } from './moderator.ts'
import { makePack, texts } from './packs.ts'
import { garbledMp4 } from './spoiled-media.ts'

// Nothing plays, sounds or shows itself without a key: whatever happens to the window, what was shown is veiled after it,
// and what played is silent and still.

const files = mediaFiles(
  ...[
    'numbered.mp4',
    'numbered.webm',
    'hls',
    'steps.mp3',
    'steps.opus',
    'moving.gif',
    'moving.webp',
    'album',
  ],
)
const contents = {
  film: { kind: 'video', src: 'numbered.mp4' },
  recording: { kind: 'audio', src: 'steps.mp3' },
  stream: { kind: 'video', src: 'hls/master.m3u8' },
  animation: { kind: 'image', src: 'moving.gif' },
  webm: { kind: 'video', src: 'numbered.webm' },
  opus: { kind: 'audio', src: 'steps.opus' },
  'moving-webp': { kind: 'image', src: 'moving.webp' },
  album: {
    kind: 'image',
    pictures: ['01', '02', '03'].map((number) => ({ src: `album/${number}.jpg` })),
  },
  words: { kind: 'text', text: 'Words that were not asked for.' },
} as const
const ids = Object.keys(contents) as (keyof typeof contents)[]
/** One for each pane, and each way that a pane plays. */
const panes = ['film', 'recording', 'stream', 'animation', 'album', 'words'] as const
const packOf = (some: readonly (keyof typeof contents)[]) =>
  makePack({ tasks: [...some.map((id) => ({ id, content: contents[id] })), ...texts(2)], files })
const settings = { reveal: 'toggle', lockAfterMinutes: 30 } as const

test.describe.configure({ timeout: 240_000 })
test.beforeEach(({ app }) => watchPlayers(app.page))

/** Kinds that play. */
const plays = (id: keyof typeof contents) => contents[id].kind !== 'text' && id !== 'album'
const sounds = (id: keyof typeof contents) => ['video', 'audio'].includes(contents[id].kind)

test.describe('every form of content', () => {
  test.use({ appOptions: { pack: packOf(ids), settings } })

  test('comes up still, whatever the task before was doing', async ({ app }) => {
    const { page } = app
    for (const id of ids) {
      await painted(page, id)
      await expectStill(page)
      await show(page, id)
      await decide(page, 'Escape', 'c', '1')
    }
    await expectStill(page)
  })
})

test.describe('every pane', () => {
  test.use({ appOptions: { pack: packOf(panes), settings } })

  test('is veiled, silent and still once the window loses the focus, and stays so when it comes back', async ({
    app,
  }) => {
    const { page } = app
    const session = await page.context().newCDPSession(page)
    for (const id of panes) {
      await painted(page, id)
      await show(page, id)
      await page.evaluate(() => window.dispatchEvent(new Event('blur')))
      await expectStill(page)
      await page.evaluate(() => window.dispatchEvent(new Event('focus')))
      await expectStill(page)
      // What the system does to a window that it puts aside for long.
      await session.send('Page.setWebLifecycleState', { state: 'frozen' })
      await session.send('Page.setWebLifecycleState', { state: 'active' })
      await expectStill(page)
      await decide(page, 'c', '1')
    }
  })

  test('is veiled, silent and still when an undo brings its task back', async ({ app }) => {
    const { page } = app
    for (const id of panes) {
      await painted(page, id)
      await show(page, id)
      await decide(page, 'Escape', 'c', '1')
      await press(page, 'u')
      await painted(page, id)
      await expectStill(page)
      await decide(page, 'c', '1')
    }
  })

  test('neither shows nor plays anything behind a dialog, or after it', async ({ app }) => {
    const { page } = app
    const dialogs = ['?', 'Control+,', 'Control+o']
    for (const [place, id] of panes.entries()) {
      await painted(page, id)
      await press(page, dialogs[place % dialogs.length] ?? '?')
      await expect(page.getByRole('dialog')).toBeVisible()
      await press(page, 'r', 'm')
      await expectStill(page)
      await press(page, 'Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
      await expectStill(page)
      await decide(page, 'c', '1')
    }
  })

  test('is veiled, silent and still after the lock', async ({ app }) => {
    const { page } = app
    for (const id of panes) {
      await painted(page, id)
      await show(page, id)
      await press(page, 'Control+l')
      await locked(page)
      expect(await playing(page)).toEqual([])
      await press(page, 'Enter')
      await painted(page, id)
      await expectStill(page)
      await decide(page, 'c', '1')
    }
  })

  test('goes dark and silent at the panic key, and comes back veiled', async ({ app }) => {
    const { page } = app
    for (const id of panes) {
      await painted(page, id)
      await show(page, id)
      await press(page, 'Backquote')
      expect(await playing(page)).toEqual([])
      await expect(page.locator('[data-panic]')).toBeVisible()
      await press(page, 'r', 'Space')
      expect(await playing(page)).toEqual([])
      await press(page, 'Backquote')
      await expect(page.locator('[data-panic]')).toBeHidden()
      await expectStill(page)
      await decide(page, 'c', '1')
    }
  })
})

test.describe('with a key that is held to reveal', () => {
  test.use({ appOptions: { pack: packOf(panes), settings: { ...settings, reveal: 'hold' } } })

  test('content shows and plays for as long as the key is down, in whatever way it goes up', async ({
    app,
  }) => {
    const { page } = app
    for (const id of panes) {
      await painted(page, id)
      await page.keyboard.down('r')
      await expect(current(page)).toHaveAttribute('data-revealed', 'true')
      await press(page, 'Space')
      if (sounds(id)) await expect.poll(() => playing(page)).not.toEqual([])
      await page.keyboard.up('r')
      await expectStill(page)
      // A key that goes up over another window is never told.
      await page.keyboard.down('r')
      await expect(current(page)).toHaveAttribute('data-revealed', 'true')
      await page.evaluate(() => window.dispatchEvent(new Event('blur')))
      await expectStill(page)
      await page.keyboard.up('r')
      await expectStill(page)
      await decide(page, 'c', '1')
    }
  })
})

test.describe('after content that cannot be shown', () => {
  const spoiled = { 'bad.mp4': garbledMp4(files['numbered.mp4'] ?? Buffer.alloc(0)), 'bad.opus': 'OggS' }
  const tasks = [
    { id: 'bad-film', content: { kind: 'video', src: 'bad.mp4' } },
    { id: 'film', content: contents.film },
    { id: 'bad-recording', content: { kind: 'audio', src: 'bad.opus' } },
    { id: 'recording', content: contents.recording },
    { id: 'missing', content: { kind: 'image', src: 'missing.gif' } },
    { id: 'animation', content: contents.animation },
    { id: 'words', content: contents.words },
    ...texts(1),
  ] as { id: string }[]
  test.use({ appOptions: { pack: makePack({ tasks, files: { ...files, ...spoiled } }), settings } })

  test('the next comes up still', async ({ app }) => {
    const { page } = app
    for (const { id } of tasks) {
      await painted(page, id)
      await press(page, 'r', 'Space')
      if (/^bad|missing/.test(id)) {
        await expect(current(page).locator('[data-problem]')).toBeVisible()
        await expectStill(page)
      }
      await decide(page, 'Escape', 'c', '1')
      if (id !== 't-1') await expectStill(page)
    }
  })
})

/** Reveals the task on screen and, where it can, has it play with its sound on. */
async function show(page: Page, id: keyof typeof contents): Promise<void> {
  await press(page, 'r')
  await expect(current(page)).toHaveAttribute('data-revealed', 'true')
  if (!plays(id)) return
  await press(page, 'Space')
  if (!sounds(id)) return
  await press(page, 'm')
  await expect.poll(() => playing(page)).not.toEqual([])
}

/** Fails unless the task on screen is veiled, nothing plays, and no picture moves. */
async function expectStill(page: Page): Promise<void> {
  const hasContent = (await current(page).locator('[data-problem]').count()) === 0
  if (hasContent) {
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    const filters = await current(page)
      .locator('[data-veil]')
      .evaluateAll((parts) => parts.map((part) => getComputedStyle(part).filter))
    expect(filters.length).toBeGreaterThan(0)
    for (const filter of filters) expect(filter).toMatch(/blur\(\d/)
  }
  expect(await playing(page)).toEqual([])
  const [first = [], after = []] = await drawnBeforeAndAfter(page)
  // What was empty may be drawn for the first time, such as a thumbnail that is decoded behind the veil.
  const before = first.map((drawn, place) => (drawn === 0 ? (after[place] ?? 0) : drawn))
  expect(after, `the picture of ${await current(page).getAttribute('data-task-id')} moved`).toEqual(before)
  expect(await playing(page)).toEqual([])
}

interface WatchedWindow extends Window {
  /** Whatever was ever told to play, in the document or out of it. */
  players?: Set<HTMLMediaElement>
}

/** Notes every element that is told to play, wherever it is kept. */
async function watchPlayers(page: Page): Promise<void> {
  await page.evaluate(() => {
    const players = new Set<HTMLMediaElement>()
    Object.assign(window, { players })
    const { play } = HTMLMediaElement.prototype
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      players.add(this)
      return play.call(this)
    }
  })
}

/** Everything that plays now. */
function playing(page: Page): Promise<{ muted: boolean }[]> {
  return page.evaluate(() => {
    const { players = [] } = window as WatchedWindow
    return [...new Set([...players, ...document.querySelectorAll<HTMLMediaElement>('video, audio')])]
      .filter((media) => !media.paused && !media.ended)
      .map(({ muted, volume }) => ({ muted: muted || volume === 0 }))
  })
}

/** What the pictures of the task on screen hold, twice, some frames apart: a sum over their pixels. */
function drawnBeforeAndAfter(page: Page): Promise<number[][]> {
  return page.evaluate(async () => {
    const drawn = () =>
      [...document.querySelectorAll<HTMLCanvasElement>('[data-kind="image"] [data-veil] canvas')].map(
        (canvas) => {
          // One of an album may not have been decoded yet.
          if (canvas.width === 0) return 0
          const small = new OffscreenCanvas(32, 32).getContext('2d')
          small?.drawImage(canvas, 0, 0, 32, 32)
          const pixels: number[] = [...(small?.getImageData(0, 0, 32, 32).data ?? [])]
          return pixels.reduce((sum, value, index) => (sum * 31 + value * index) % 2_147_483_647, 0)
        },
      )
    const before = drawn()
    const frames = before.length > 0 ? 30 : 3
    for (let frame = 0; frame < frames; frame += 1) await new Promise((next) => requestAnimationFrame(next))
    return [before, drawn()]
  })
}
