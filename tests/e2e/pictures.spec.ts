import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { current, painted, press } from './moderator.ts'
import { makePack } from './packs.ts'
import { blankPng } from './pictures.ts'

const media = join(import.meta.dirname, '..', 'fixtures', 'packs', 'media')

test.describe('an animated picture', () => {
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [{ id: 'moving', content: { kind: 'image', src: 'moving.gif' } }],
        files: { 'moving.gif': readFileSync(join(media, 'picture.gif')) },
      }),
    },
  })

  test('is stepped and played by its buttons as by its keys', async ({ app }) => {
    const { page } = app
    await painted(page, 'moving')
    await press(page, 'r')
    const task = current(page)
    await expect(task).toContainText('frame 1 of 3')
    await task.getByRole('button', { name: 'One frame on' }).click()
    await expect(task).toContainText('frame 2 of 3')
    await task.getByRole('button', { name: 'One frame back' }).click()
    await expect(task).toContainText('frame 1 of 3')
    await task.getByRole('button', { name: 'Play' }).click()
    await expect(task.getByRole('button', { name: 'Pause' })).toHaveAttribute('aria-pressed', 'true')
  })
})

test.describe('a picture too large to be held in full', () => {
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [{ id: 'large', content: { kind: 'image', src: 'large.png' } }],
        files: { 'large.png': blankPng(8000, 6000) },
      }),
    },
  })

  test('is sharp only where it is in sight, however often one looks closer', async ({ app }) => {
    const { page } = app
    await painted(page, 'large')
    await press(page, 'r')
    const canvases = current(page).locator('[data-veil] canvas')
    for (let look = 0; look < 3; look += 1) {
      await press(page, 'z')
      await expect(canvases).toHaveCount(2)
      const pixels = await canvases
        .last()
        .evaluate((canvas: HTMLCanvasElement) => canvas.width * canvas.height)
      expect(pixels).toBeLessThan(4_000_000)
      await press(page, 'z')
      await expect(canvases).toHaveCount(1)
    }
  })
})

test.describe('an animation too large to be held in full', () => {
  const gif = readFileSync(join(media, 'picture.gif'))
  gif.writeUInt16LE(8000, 6)
  gif.writeUInt16LE(6000, 8)
  test.use({
    appOptions: {
      pack: makePack({
        tasks: [{ id: 'wide', content: { kind: 'image', src: 'wide.gif' } }],
        files: { 'wide.gif': gif },
      }),
    },
  })

  test('is reduced, and shows all its frames', async ({ app }) => {
    const { page } = app
    await painted(page, 'wide')
    await press(page, 'r', '.')
    await expect(current(page)).toContainText('frame 2 of 3')
    await expect(current(page)).toContainText('8000 × 6000')
    const pixels = await current(page)
      .locator('[data-veil] canvas')
      .evaluate((canvas: HTMLCanvasElement) => canvas.width * canvas.height)
    expect(pixels).toBeGreaterThan(39_000_000)
    expect(pixels).toBeLessThan(40_100_000)
  })
})
