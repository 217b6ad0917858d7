import type { Locator, Page } from 'playwright/test'

/** What a screenshot shows of something, in figures; all from 0 to 255. */
export interface SeenPixels {
  /** Mean brightness. */
  light: number
  /** Mean difference between the strongest and the weakest channel: 0 is grey. */
  colour: number
  /** Mean difference between neighbours in a row: fine detail. */
  detail: number
  /** Largest difference between neighbours in a row: the hardest edge. */
  edge: number
}

/** Photographs what is on screen and measures it, at most `most` CSS pixels around its middle. */
export async function seenPixels(page: Page, what: Locator, most = 4000): Promise<SeenPixels> {
  const box = await what.boundingBox()
  if (!box) throw new Error('There is nothing on screen to be measured.')
  const width = Math.min(most, box.width)
  const height = Math.min(most, box.height)
  const clip = { x: box.x + (box.width - width) / 2, y: box.y + (box.height - height) / 2, width, height }
  const shot = await page.screenshot({ clip })
  return page.evaluate(async (bytes) => {
    const bitmap = await createImageBitmap(new Blob([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))]))
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
    const context = canvas.getContext('2d')
    context?.drawImage(bitmap, 0, 0)
    const data = context?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray()
    const seen = { light: 0, colour: 0, detail: 0, edge: 0 }
    const count = bitmap.width * bitmap.height
    let before = 0
    for (let pixel = 0; pixel < count; pixel++) {
      const [r = 0, g = 0, b = 0] = data.subarray(4 * pixel, 4 * pixel + 3)
      const light = (r + g + b) / 3
      const step = pixel % bitmap.width === 0 ? 0 : Math.abs(light - before)
      before = light
      seen.light += light / count
      seen.colour += (Math.max(r, g, b) - Math.min(r, g, b)) / count
      seen.detail += step / count
      seen.edge = Math.max(seen.edge, step)
    }
    return seen
  }, shot.toString('base64'))
}
