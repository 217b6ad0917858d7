import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { current, painted, press } from './moderator.ts'
import { makePack } from './packs.ts'
import { seenPixels } from './seen-pixels.ts'

const media = join(import.meta.dirname, '..', 'fixtures', 'media')
const settings = { reveal: 'toggle', reveilSeconds: 600 } as const

function packOf(kind: 'image' | 'video', src: string) {
  const tasks = [{ id: 'one', severity: 1, content: { kind, src } }]
  return makePack({ tasks, files: { [src]: readFileSync(join(media, src)) } })
}

const reduced = (page: Page) => current(page).locator('canvas[data-reduced]')
const note = (page: Page) => current(page).getByText('blurred instead')

async function revealed(page: Page): Promise<void> {
  await painted(page)
  await press(page, 'r')
  await expect(current(page)).toHaveAttribute('data-revealed', 'true')
}

test.describe('of a video', () => {
  test.use({ appOptions: { pack: packOf('video', 'numbered.mp4'), settings } })

  test('each frame shows only when its detail is gone: still, stepping and playing', async ({ app }) => {
    const { page } = app
    await revealed(page)
    const video = current(page).locator('video')
    const plain = await seenPixels(page, video)
    // Looks before each paint whether the video itself could be seen beside what is drawn over it.
    await page.evaluate(() => {
      const bare: string[] = []
      Object.assign(window, { bare })
      const look = () => {
        const canvas = document.querySelector<HTMLCanvasElement>('canvas[data-reduced]')
        const film = document.querySelector('video')
        const { opacity = '', visibility = '' } = film ? getComputedStyle(film) : {}
        if (canvas && opacity !== '0' && visibility !== 'hidden') bare.push('the video shows')
        if (canvas && canvas.width < 2) bare.push('nothing is drawn')
        requestAnimationFrame(look)
      }
      look()
    })
    await press(page, 'Shift+D')
    await expect(reduced(page)).toBeVisible()
    const first = await seenPixels(page, reduced(page))
    expect(first.detail).toBeLessThan(plain.detail)
    expect(first.light).toBeCloseTo(plain.light, -1)
    await press(page, 'Period', 'Space')
    await expect.poll(() => video.evaluate((film: HTMLVideoElement) => film.currentTime)).toBeGreaterThan(0.5)
    await press(page, 'Space')
    await press(page, 'Home')
    await expect.poll(async () => (await seenPixels(page, reduced(page))).light).toBeCloseTo(first.light, -1)
    expect(await page.evaluate(() => 'bare' in window && window.bare)).toEqual([])
    await press(page, 'Shift+D')
    await expect(reduced(page)).toHaveCount(0)
    await expect(video).toHaveCSS('opacity', '1')
  })
})

test.describe('of a picture', () => {
  test.use({ appOptions: { pack: packOf('image', 'located.jpg'), settings } })

  test('is blurred instead where it cannot be drawn, and says so', async ({ app }) => {
    const { page } = app
    await revealed(page)
    const picture = current(page).locator('[data-veil="picture"] [role="img"]')
    const plain = await seenPixels(page, picture)
    await page.evaluate(() => {
      OffscreenCanvas.prototype.getContext = () => null
    })
    await press(page, 'Shift+D')
    await expect(note(page)).toBeVisible()
    await expect(reduced(page)).toHaveCount(0)
    expect((await seenPixels(page, picture, 100)).edge).toBeLessThan(plain.edge / 2)
  })

  test('comes back after the graphics card was taken away', async ({ app }) => {
    const { page } = app
    await revealed(page)
    await page.evaluate(() => {
      const { getContext } = OffscreenCanvas.prototype
      OffscreenCanvas.prototype.getContext = new Proxy(getContext, {
        apply(target, canvas, input) {
          const context = Reflect.apply(target, canvas, input)
          if (input[0] === 'webgl2')
            Object.assign(window, { lose: context.getExtension('WEBGL_lose_context') })
          return context
        },
      })
    })
    await press(page, 'Shift+D')
    await expect(reduced(page)).toBeVisible()
    const drawn = await seenPixels(page, reduced(page))
    await page.evaluate('lose.loseContext()')
    await expect(note(page)).toBeVisible()
    await expect(reduced(page)).toHaveCount(0)
    await page.evaluate('lose.restoreContext()')
    await expect(note(page)).toHaveCount(0)
    expect(await seenPixels(page, reduced(page))).toEqual(drawn)
  })
})
