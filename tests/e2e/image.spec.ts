import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, type RunningApp, test } from './fixtures.ts'
import { current, decide, painted, press } from './moderator.ts'
import { makePack } from './packs.ts'
import { watchMemory } from './renderer-memory.ts'
import { seenPixels } from './seen-pixels.ts'
import { claimedPng, stripedPng } from './vast-png.ts'

const media = join(import.meta.dirname, '..', 'fixtures', 'media')
const file = (path: string) => readFileSync(join(media, path))
const numbers = Array.from({ length: 12 }, (_, index) => `${String(index + 1).padStart(2, '0')}.jpg`)

const stage = (page: Page) => current(page).locator('[data-veil="picture"]').first()
const picture = (page: Page) => stage(page).locator('[role="img"]')
const bar = (page: Page, name: string | RegExp) => current(page).getByRole('button', { name })

function pack(content: object, files: Record<string, Uint8Array>, more: object = {}) {
  return makePack({
    tasks: [{ id: 'one', severity: 1, content: { kind: 'image', ...content }, ...more }],
    files,
  })
}

const settings = { reveal: 'toggle', reveilSeconds: 600 } as const

async function reveal(app: RunningApp): Promise<Page> {
  await painted(app.page)
  await press(app.page, 'r')
  await expect(current(app.page)).toHaveAttribute('data-revealed', 'true')
  return app.page
}

test.describe('one picture', () => {
  test.use({
    appOptions: { pack: pack({ src: 'located.jpg' }, { 'located.jpg': file('located.jpg') }), settings },
  })

  test('turns by O, in quarters, and moves as arrows point', async ({ app }) => {
    const page = await reveal(app)
    const before = await picture(page).boundingBox()
    await press(page, 'o')
    const turned = await picture(page).boundingBox()
    expect((turned?.width ?? 0) / (turned?.height ?? 1)).toBeCloseTo(
      (before?.height ?? 0) / (before?.width ?? 1),
      1,
    )
    await press(page, 'o', 'o', 'o')
    expect(await picture(page).boundingBox()).toEqual(before)
  })

  test('goes through the contrasts by P and back to none', async ({ app }) => {
    const page = await reveal(app)
    const plain = await seenPixels(page, picture(page))
    await press(page, 'p')
    await expect(bar(page, /Contrast: next/)).toHaveText(/Contrast \+/)
    await press(page, 'p')
    expect((await seenPixels(page, picture(page))).light).toBeGreaterThan(plain.light + 5)
    await press(page, 'p')
    expect((await seenPixels(page, picture(page))).light).toBeCloseTo(255 - plain.light, -1)
    await press(page, 'p')
    expect(await seenPixels(page, picture(page))).toEqual(plain)
  })

  test('tells place, time and device as text by I, veiled too, and as no link', async ({ app }) => {
    const { page } = app
    await painted(page)
    await press(page, 'i')
    const details = current(page).locator('[data-details]')
    await expect(details).toContainText('30.26000° N, 40.50500° W')
    await expect(details).toContainText('2026:03:04 05:06:07')
    await expect(details).toContainText('Evenhand Optics Test Phone 4')
    await expect(details.locator('a')).toHaveCount(0)
    await press(page, 'i')
    await expect(details).toHaveCount(0)
  })

  test('takes a region by key as evidence, which turns with it', async ({ app }) => {
    const page = await reveal(app)
    await press(page, 'o', 'w', 'ArrowRight', 'Shift+ArrowDown', 'Enter')
    const mark = current(page).locator('[data-kind="evidence"]')
    await expect(mark).toHaveCount(1)
    const box = await mark.boundingBox()
    const whole = await picture(page).boundingBox()
    if (!box || !whole) throw new Error('Nothing is on screen.')
    // One step to the right of the middle, as it is seen.
    expect((box.x + box.width / 2 - whole.x) / whole.width).toBeGreaterThan(0.51)
    await press(page, 'Shift+Backspace')
    await expect(mark).toHaveCount(0)
  })

  test('has its region moved and sized by every arrow, finely with Ctrl, and to the corners', async ({
    app,
  }) => {
    const page = await reveal(app)
    await press(page, 'w')
    const drawn = current(page).locator('[data-drawn]')
    /** Left, top, width and height in hundredths of the picture. */
    const box = () =>
      drawn.evaluate(({ style }) => [style.left, style.top, style.width, style.height].map(Number.parseFloat))
    const steps: [key: string, side: number, by: number][] = [
      ['ArrowRight', 0, 4],
      ['ArrowLeft', 0, -4],
      ['ArrowDown', 1, 4],
      ['ArrowUp', 1, -4],
      ['Shift+ArrowRight', 2, 4],
      ['Shift+ArrowLeft', 2, -4],
      ['Shift+ArrowDown', 3, 4],
      ['Shift+ArrowUp', 3, -4],
      ['Control+ArrowRight', 0, 0.5],
      ['Control+ArrowLeft', 0, -0.5],
      ['Control+ArrowDown', 1, 0.5],
      ['Control+ArrowUp', 1, -0.5],
      ['Control+Shift+ArrowRight', 2, 0.5],
      ['Control+Shift+ArrowLeft', 2, -0.5],
      ['Control+Shift+ArrowDown', 3, 0.5],
      ['Control+Shift+ArrowUp', 3, -0.5],
    ]
    for (const [key, side, by] of steps) {
      const before = await box()
      await press(page, key)
      const changes = (await box()).map((value, at) => Number((value - (before[at] ?? 0)).toFixed(3)))
      expect([key, changes]).toEqual([key, [0, 1, 2, 3].map((at) => (at === side ? by : 0))])
    }
    await press(page, 'End')
    const [left = 0, top = 0, width = 0, height = 0] = await box()
    expect([left + width, top + height].map(Math.round)).toEqual([100, 100])
    await press(page, 'Home')
    expect((await box()).slice(0, 2)).toEqual([0, 0])
    await press(page, 'Escape')
    await expect(drawn).toHaveCount(0)
  })

  test('is blurred in seven steps, each stronger, and no less when looked at closely', async ({ app }) => {
    const page = await reveal(app)
    let { edge } = await seenPixels(page, picture(page))
    for (let step = 0; step < 7; step++) {
      await press(page, 'Shift+BracketRight')
      const now = (await seenPixels(page, picture(page))).edge
      expect(now, `step ${step + 1}`).toBeLessThan(edge)
      edge = now
    }
    await press(page, 'z', 'Equal', 'Equal', 'Equal', 'Equal', 'Equal')
    expect((await seenPixels(page, stage(page), 200)).edge).toBeLessThan(8)
  })

  test('is grey by Shift+G and dim by Shift+B', async ({ app }) => {
    const page = await reveal(app)
    const plain = await seenPixels(page, picture(page))
    expect(plain.colour).toBeGreaterThan(5)
    await press(page, 'Shift+G')
    expect((await seenPixels(page, picture(page))).colour).toBeLessThan(1)
    await press(page, 'Shift+B')
    expect((await seenPixels(page, picture(page))).light).toBeLessThan(plain.light * 0.6)
  })

  test('is a third as wide and high by Shift+S', async ({ app }) => {
    const page = await reveal(app)
    const before = await stage(page).boundingBox()
    await press(page, 'Shift+S')
    const after = await stage(page).boundingBox()
    expect((after?.width ?? 0) / (before?.width ?? 1)).toBeCloseTo(1 / 3, 2)
    expect((after?.height ?? 0) / (before?.height ?? 1)).toBeCloseTo(1 / 3, 2)
  })

  test('loses detail by Shift+D and keeps its edges, however closely it is looked at', async ({ app }) => {
    const page = await reveal(app)
    const plain = await seenPixels(page, picture(page))
    await press(page, 'Shift+D')
    await expect(stage(page).locator('canvas[data-reduced]')).toBeVisible()
    await expect(stage(page).locator('canvas').first()).toBeHidden()
    const reduced = await seenPixels(page, picture(page))
    expect(reduced.detail).toBeLessThan(plain.detail)
    expect(reduced.edge).toBeGreaterThan(plain.edge / 4)
    await press(page, 'z', 'Equal', 'Equal')
    await expect(stage(page).locator('img')).toHaveCount(0)
    await press(page, 'Shift+D')
    await expect(stage(page).locator('canvas[data-reduced]')).toHaveCount(0)
    await expect(stage(page).locator('canvas').first()).toBeVisible()
  })
})

test.describe('where the policy says nothing of details', () => {
  const { review: _, ...rest } = JSON.parse(
    readFileSync(join(import.meta.dirname, '..', '..', 'assets', 'policy', 'default.json'), 'utf8'),
  )
  const tasks = [{ id: 'one', content: { kind: 'image', src: 'located.jpg' } }]
  const files = { 'located.jpg': file('located.jpg') }
  const policy = { ...rest, version: 'without-details' }
  test.use({ appOptions: { pack: makePack({ tasks, files, policy }), settings } })

  test('I shows none', async ({ app }) => {
    const page = await reveal(app)
    await press(page, 'i', 'o')
    await expect(bar(page, /Turn/)).toBeVisible()
    await expect(current(page).locator('[data-details]')).toHaveCount(0)
    await expect(bar(page, /file says/)).toHaveCount(0)
  })
})

test.describe('a picture that moves and is flagged', () => {
  const region = { x: 0.5, y: 0, width: 0.5, height: 1 }
  const signals = [{ source: 'detector', title: 'Weapon', score: 0.9, regions: [region] }]
  test.use({
    appOptions: {
      pack: pack({ src: 'moving.gif' }, { 'moving.gif': file('moving.gif') }, { signals }),
      settings,
    },
  })

  test('stands on its first frame, steps by key, and covers the region until asked', async ({ app }) => {
    const page = await reveal(app)
    const frames = bar(page, /^(Play|Pause)/)
    await expect(frames).toHaveText(/frame 1 of 4/)
    await press(page, 'Period')
    await expect(frames).toHaveText(/frame 2 of 4/)
    await press(page, 'Comma', 'Comma')
    await expect(frames).toHaveText(/frame 4 of 4/)
    const cover = current(page).getByText('Flagged by a machine')
    await expect(cover).toBeVisible()
    await press(page, 'Shift+R')
    await expect(cover).toHaveCount(0)
  })
})

test.describe('an album', () => {
  const files = Object.fromEntries(
    numbers.map((name) => [
      name,
      name === '03.jpg' ? new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16]) : file(`album/${name}`),
    ]),
  )
  const content = { pictures: numbers.map((src) => ({ src })) }
  test.use({ appOptions: { pack: pack(content, files), settings } })

  test('goes from picture to picture by PageDown and PageUp, past a broken one', async ({ app }) => {
    const page = await reveal(app)
    const strip = current(page).getByRole('list', { name: 'Pictures of this album' })
    await expect(strip.getByRole('button', { name: /^Picture 3 of .*cannot be shown$/ })).toHaveCount(1)
    await expect(strip.getByRole('listitem')).toHaveCount(12)
    await expect(strip.locator('[aria-current]')).toHaveAccessibleName(/Picture 1 of 12/)
    // Seen is what has been painted.
    const seen = (number: number) =>
      strip.getByRole('button', { name: `Picture ${number} of 12`, exact: true })
    await seen(1).waitFor()
    await press(page, 'PageUp')
    await expect(current(page).getByText('1 / 12')).toBeVisible()
    await press(page, 'PageDown')
    await expect(current(page).getByText('2 / 12')).toBeVisible()
    await seen(2).waitFor()
    await press(page, 'PageDown')
    await expect(current(page).getByRole('alert')).toHaveText(/03\.jpg/)
    await press(page, 'PageDown')
    await expect(current(page).getByText('4 / 12')).toBeVisible()
    await seen(4).waitFor()
    await expect(strip.getByRole('button', { name: /not looked at yet/ })).toHaveCount(8)
  })
})

test.describe('an album while an earlier decision is settled', () => {
  const pictures = numbers.slice(0, 3).map((name) => ({ src: name }))
  const files = Object.fromEntries(numbers.slice(0, 3).map((name) => [name, file(join('album', name))]))
  const tasks = [
    { id: 'words', content: { kind: 'text', text: 'Some words' }, priority: 900 },
    { id: 'album', content: { kind: 'image', pictures }, severity: 1 },
  ]
  test.use({ appOptions: { pack: makePack({ tasks, files }), settings: { ...settings, undoSeconds: 5 } } })

  test('stays at the picture that is looked at, also once something was entered', async ({ app }) => {
    const { page } = app
    await decide(page, 'n')
    await painted(page, 'album')
    await press(page, 'r', 'PageDown', 'b')
    await expect(current(page).locator('[aria-current="true"]')).toContainText('2')
    await page.locator('[data-countdown="over"]').waitFor()
    await expect(page.locator('[data-label]')).toHaveCount(1)
    await expect(current(page).locator('[aria-current="true"]')).toContainText('2')
  })
})

test.describe('a hundred megapixels', () => {
  test.use({
    appOptions: {
      pack: pack({ src: 'vast.png' }, { 'vast.png': stripedPng(12_000, 8_400) }),
      settings,
      ownBrowser: true,
    },
  })

  test('are shown, and sharp to the pixel, within bounds of memory', async ({ app }) => {
    test.skip(process.platform !== 'linux', 'Memory is read from /proc.')
    const page = await reveal(app)
    const peak = watchMemory(app.profile)
    await expect(picture(page)).toBeVisible()
    await press(page, 'z')
    await expect(stage(page).locator('[data-part] canvas')).toBeVisible({ timeout: 30_000 })
    expect((await seenPixels(page, stage(page), 100)).detail).toBeGreaterThan(150)
    expect(peak()).toBeLessThan(900)
  })
})

for (const [name, bytes] of [
  ['65,535 pixels square', claimedPng(65_535, 65_535)],
  ['one pixel wide and 100,000 high', claimedPng(1, 100_000)],
  ['of no size', claimedPng(0, 0)],
] as const) {
  test.describe(`a picture ${name}`, () => {
    test.use({ appOptions: { pack: pack({ src: 'odd.png' }, { 'odd.png': bytes }), settings } })

    test('gets a sentence, and can be decided', async ({ app }) => {
      await painted(app.page)
      await expect(current(app.page).getByRole('alert')).toHaveText(/odd\.png/)
      await press(app.page, 'c')
      await expect(app.page.getByText('Cannot review').first()).toBeVisible()
    })
  })
}
