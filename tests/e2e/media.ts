import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'

// Media made by scripts/make-fixtures.ts, whose every frame says its number.

const folder = join(import.meta.dirname, '..', 'fixtures', 'media')

/**
 * Files of the fixtures for `makePack({ files })`, under their own names; of a folder everything below it.
 * The films: `numbered.mp4`, `.webm` (320 × 180, 10 frames a second, 8 s, a key frame and a colour a second, a tone that
 * climbs by the second), `silent.mp4`, `one-frame-a-second.mp4`, `uneven.mp4` (frames of 0.1 and 0.5 s), `turned.mp4`
 * (by 90°, in its metadata), `hls` (three renditions, the sound apart). Sounds: `loud.wav`, `.mp3` (0 dBFS), `quiet.flac`,
 * `.ogg` (−40), `steps.mp3`, `.opus` (−50 … 0, 2 s each), `stairs.mp4` (500, 1000, … 4000 Hz, a second each). Pictures:
 * `album` (twelve), `moving.gif`, `.webp` (four frames of 0.5 s), `located.jpg` (device and place in its EXIF).
 * `captions.vtt` and `captions-ar.vtt` have a line for each second of the films.
 */
export function mediaFiles(...names: string[]): Record<string, Buffer> {
  const files: Record<string, Buffer> = {}
  for (const name of names) {
    const below = name.includes('.')
      ? [name]
      : readdirSync(join(folder, name), { withFileTypes: true, recursive: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    for (const path of below) files[path.replaceAll('\\', '/')] = readFileSync(join(folder, path))
  }
  return files
}

/**
 * Number of the frame that a `<video>`, `<canvas>` or `<img>` holds, read from the strip along its lower edge
 * (scripts/make-fixtures/numbered-frame.ts); undefined where there is none to read yet. What is drawn over it, such as a
 * veil, does not matter.
 */
export function frameNumber(page: Page, selector: string): Promise<number | undefined> {
  return page.evaluate((selector) => {
    const source = document.querySelector<HTMLVideoElement | HTMLCanvasElement | HTMLImageElement>(selector)
    if (!source) return undefined
    const cells = 16
    const height = 9
    const canvas = new OffscreenCanvas(cells * 16, height * 16)
    const context = canvas.getContext('2d')
    if (!context) return undefined
    context.drawImage(source, 0, 0, canvas.width, canvas.height)
    const { data } = context.getImageData(0, (height - 1) * 16 + 8, canvas.width, 1)
    const strip = Array.from({ length: cells }, (_, cell) => (data[(cell * 16 + 8) * 4 + 1] ?? 0) > 128)
    const bits = strip.slice(2, 14)
    const parity = bits.filter(Boolean).length % 2 === 1
    const isWhole = strip[0] && !strip[1] && strip[14] === parity && strip[15]
    return isWhole ? bits.reduce((number, bit) => number * 2 + Number(bit), 0) : undefined
  }, selector)
}

/** Waits until that frame is there. */
export async function showsFrame(
  page: Page,
  number: number,
  selector = '[data-task-id] video',
): Promise<void> {
  await expect.poll(() => frameNumber(page, selector)).toBe(number)
}
