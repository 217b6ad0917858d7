import { loadBlob } from '../media/load-bytes.ts'
import { ContentProblem } from '../media/problems.ts'
import { type Animation, createAnimation } from './animation.ts'
import { decode, mostWholePixels } from './decode.ts'
import type { Part } from './decode-part.ts'
import type { Size } from './image-view.ts'
import { type PictureHead, readBlob, readHead } from './picture-head.ts'
import { loadStill } from './still.ts'

/** What an import lets in: unpacked for a moment, each pixel takes four bytes. */
const mostPixels = 200_000_000
/** JPEG and GIF can say no more; of the others a side this long is made to do harm. */
const longestSide = 65_535
const mostBytes = 400_000_000

const maybeAnimated = new Set(['image/gif', 'image/webp', 'image/avif', 'image/png'])

/** A decoded picture of `width` × `height` pixels. Its preview paints at once and is as sharp as the fitted view needs. */
export interface Picture extends Size {
  preview: HTMLCanvasElement
  /** Scale of the preview, and of the sharpest that can be had as a whole, against the real size. */
  previewScale: number
  fullScale: number
  /** Decodes it as sharp as can be had, for looking closer; the same element each time. */
  full: () => Promise<HTMLElement>
  /** Where `fullScale` is less than 1: decodes a part in its real size. Not for animations. */
  part?: (part: Part) => Promise<HTMLCanvasElement>
  animation?: Animation
  dispose: () => void
}

/**
 * Fetches a picture and decodes it for a box of `room` screen pixels. Throws a ContentProblem. Undefined when
 * `signal` was aborted.
 */
export async function loadPicture(
  url: string,
  room: Size,
  signal: AbortSignal,
): Promise<Picture | undefined> {
  const file = await loadFile(url, signal)
  if (!file) return undefined
  const { blob, head } = file
  const picture =
    (maybeAnimated.has(head.type) && (await loadAnimated(blob))) || (await loadStill(blob, head, room))
  if (!signal.aborted) return picture
  picture.dispose()
  return undefined
}

/** Paints a picture's first frame, reduced to fit into `room` screen pixels, onto a canvas. Throws a ContentProblem. */
export async function loadThumbnail(
  url: string,
  room: Size,
  canvas: HTMLCanvasElement,
  signal: AbortSignal,
): Promise<void> {
  const file = await loadFile(url, signal)
  if (!file) return
  const { blob, head } = file
  await decode({ blob, stored: head, room, mostPixels: mostWholePixels, whole: false }, canvas)
  if (signal.aborted) canvas.width = 0
}

/** The file, whose size in pixels is known to be bearable before anything decodes it. */
async function loadFile(
  url: string,
  signal: AbortSignal,
): Promise<{ blob: Blob; head: PictureHead } | undefined> {
  const file = await loadBlob(url, '', signal, mostBytes, 'picture-too-large')
  if (!file) return undefined
  if (file.size === 0) throw new ContentProblem('no-picture')
  const head = await readHead(readBlob(file))
  if (signal.aborted) return undefined
  if (!head) throw new ContentProblem('unsupported')
  const { width, height, type } = head
  if (width === 0 || height === 0) throw new ContentProblem('no-picture')
  if (width * height > mostPixels || Math.max(width, height) > longestSide)
    throw new ContentProblem('picture-too-large')
  // Decoders go by the type that they are told.
  return { blob: file.slice(0, file.size, type), head }
}

async function loadAnimated(blob: Blob): Promise<Picture | undefined> {
  const animation = await createAnimation(await blob.arrayBuffer(), blob.type, mostWholePixels)
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
