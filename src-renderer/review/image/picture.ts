import { loadBlob } from '../media/load-bytes.ts'
import { ContentProblem } from '../media/problems.ts'
import { type Animation, createAnimation } from './animation.ts'
import type { Size } from './image-view.ts'
import { loadStill } from './still.ts'

/** Pictures with more pixels are never held in full: 40 million take 160 MB. */
const mostPixels = 40_000_000

const maybeAnimated = new Set(['image/gif', 'image/webp', 'image/avif', 'image/png', 'image/apng'])

/** A decoded picture of `width` × `height` pixels. Its preview paints at once and is as sharp as the fitted view needs. */
export interface Picture extends Size {
  preview: HTMLCanvasElement
  /** Scale of the preview, and of the sharpest that can be had, against the real size. */
  previewScale: number
  fullScale: number
  /** Decodes it as sharp as can be had, for looking closer; the same element each time. */
  full: () => Promise<HTMLElement>
  animation?: Animation
  dispose: () => void
}

/**
 * Fetches a picture and decodes it for a box of `room` screen pixels. Throws a ContentProblem. Undefined when
 * `signal` was aborted.
 */
export async function loadPicture(
  url: string,
  type: string,
  room: Size,
  signal: AbortSignal,
): Promise<Picture | undefined> {
  const blob = await loadBlob(url, type, signal)
  if (!blob) return undefined
  if (blob.size === 0) throw new ContentProblem('no-picture')
  const picture =
    (maybeAnimated.has(type) && (await loadAnimated(blob))) || (await loadStill(blob, room, mostPixels))
  if (!signal.aborted) return picture
  picture.dispose()
  return undefined
}

async function loadAnimated(blob: Blob): Promise<Picture | undefined> {
  const animation = await createAnimation(await blob.arrayBuffer(), blob.type, mostPixels)
  if (!animation) return undefined
  const { canvas, width, height } = animation
  const scale = canvas.width / width
  return {
    width,
    height,
    preview: canvas,
    previewScale: scale,
    fullScale: scale,
    full: async () => canvas,
    animation,
    dispose: animation.dispose,
  }
}
