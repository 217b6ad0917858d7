import type { Page } from 'playwright/test'
import { type MeterWindow, prepareMeter } from './meter.ts'

/** What one task shows: its text, or the address of its picture or video. */
export type Content = { kind: 'text'; text: string } | { kind: 'image' | 'video'; url: string }

/** Where and how the program draws the content, for the bare page to draw the same. Lengths in CSS pixels. */
export interface Look {
  x: number
  y: number
  width: number
  height: number
  /** CSS of the veil, and of a text's lines. */
  filter: string
  font: string
  lineHeight: string
  lineWidth: number
  color: string
  background: string
}

interface BareWindow extends MeterWindow {
  /** Draws content in the hidden one of two layers; resolves when it could be painted at once. */
  prepareNext(content: Content): Promise<void>
}

/** Reads from the program's window how its current task is drawn while veiled. */
export function readLook(page: Page): Promise<Look> {
  return page.evaluate(() => {
    const content = document.querySelector('[data-task-id] [data-veil]')
    if (!content) throw new Error('No task is on screen.')
    const { x, y, width, height } = content.getBoundingClientRect()
    const line = content.querySelector('p') ?? content
    const { font, lineHeight, color } = getComputedStyle(line)
    const { filter, backgroundColor: background } = getComputedStyle(content)
    const lineWidth = line.getBoundingClientRect().width
    return { x, y, width, height, filter, font, lineHeight, lineWidth, color, background }
  })
}

/**
 * Makes of an empty page the least that can do the same paint: two layers, the next content laid out and decoded in the
 * hidden one, and a key press that swaps them.
 */
export async function setUpBarePage(page: Page, look: Look): Promise<void> {
  await page.evaluate(prepareMeter)
  await page.evaluate((look) => {
    const bare = window as unknown as BareWindow
    document.body.style.background = '#161718'
    const layers = [0, 1].map(() => {
      const layer = document.createElement('article')
      const content = document.createElement('div')
      content.dataset.veil = ''
      const { x, y, width, height } = look
      layer.style.cssText = `position:fixed;left:${x}px;top:${y}px;width:${width}px;height:${height}px;overflow:hidden;visibility:hidden`
      content.style.cssText = `position:absolute;inset:0;overflow-y:auto;font:${look.font};line-height:${look.lineHeight};color:${look.color};background:${look.background}`
      content.style.filter = look.filter
      layer.append(content)
      document.body.append(layer)
      return { layer, content }
    })
    let shown = 0
    const at = (place: number) => layers[place % 2] as (typeof layers)[number]

    const lines = (text: string) =>
      text.split('\n').map((line) => {
        const element = document.createElement('p')
        element.style.cssText = `margin:0 auto;width:${look.lineWidth}px;min-height:1lh;white-space:pre-wrap`
        element.textContent = line
        return element
      })
    const picture = async (url: string) => {
      const blob = await (await fetch(url)).blob()
      const whole = await createImageBitmap(blob)
      const scale = Math.min(1, look.width / whole.width, look.height / whole.height)
      const size = [whole.width * scale, whole.height * scale].map(Math.round) as [number, number]
      const fitted = { resizeWidth: size[0], resizeHeight: size[1] }
      const canvas = document.createElement('canvas')
      ;[canvas.width, canvas.height] = size
      canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(await createImageBitmap(whole, fitted))
      whole.close()
      return canvas
    }
    const video = (url: string) => {
      const element = document.createElement('video')
      element.muted = true
      element.preload = 'auto'
      element.style.cssText = 'position:absolute;inset:0;width:100%;height:100%;object-fit:contain'
      element.src = url
      return element
    }

    bare.prepareNext = async (content) => {
      at(shown).content.style.filter = ''
      const next = at(shown + 1)
      for (const old of next.content.querySelectorAll('video')) {
        old.removeAttribute('src')
        old.load()
      }
      const drawn =
        content.kind === 'text'
          ? lines(content.text)
          : [content.kind === 'image' ? await picture(content.url) : video(content.url)]
      next.content.replaceChildren(...drawn)
      next.content.style.filter = look.filter
      await bare.whenQuiet(() => bare.isPrepared(next.layer))
    }

    let swapped = -1
    addEventListener('keydown', () => {
      at(shown + 1).layer.style.visibility = 'visible'
      at(shown).layer.style.visibility = 'hidden'
      shown += 1
    })
    bare.installMeter({
      next: () => (shown > swapped ? at(shown).layer : undefined),
      async settled() {
        swapped = shown
      },
    })
  }, look)
}

export async function prepareNext(page: Page, content: Content): Promise<void> {
  await page.evaluate((next) => (window as unknown as BareWindow).prepareNext(next), content)
}
