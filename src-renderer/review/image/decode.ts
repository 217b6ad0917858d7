import { ContentProblem } from '../media/problems.ts'
import type { Size } from './image-view.ts'

export interface DecodeRequest {
  id: number
  blob: Blob
  /** Reduced to fit, in pixels; never enlarged. */
  room: Size
  mostPixels: number
}

/** Without a bitmap: it could not be decoded. Width and height are the picture's own. */
export interface DecodeAnswer extends Partial<Size> {
  id: number
  bitmap?: ImageBitmap
}

export interface Decoded extends Size {
  canvas: HTMLCanvasElement
}

const waiting = new Map<number, (answer: DecodeAnswer) => void>()
let worker: Worker | undefined
let last = 0

/** One worker for the window's whole life, started with the first picture. */
function thread(): Worker {
  if (worker) return worker
  const started = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' })
  const settle = (answer: DecodeAnswer) => {
    waiting.get(answer.id)?.(answer)
    waiting.delete(answer.id)
  }
  started.addEventListener('message', ({ data }: MessageEvent<DecodeAnswer>) => settle(data))
  started.addEventListener('error', () => {
    // Gone with all it was asked; the next picture starts another.
    worker = undefined
    started.terminate()
    for (const id of [...waiting.keys()]) settle({ id })
  })
  worker = started
  return started
}

/**
 * Decodes a picture, turned as its metadata say and reduced to fit into `room` and `mostPixels`, onto a canvas that
 * paints at once. Throws a ContentProblem if it cannot be decoded.
 */
export async function decode(blob: Blob, room: Size, mostPixels: number): Promise<Decoded> {
  const answer = await new Promise<DecodeAnswer>((resolve) => {
    const id = ++last
    waiting.set(id, resolve)
    thread().postMessage({ id, blob, room, mostPixels } satisfies DecodeRequest)
  })
  const { bitmap, width, height } = answer
  if (!bitmap || !width || !height) throw new ContentProblem('damaged')
  return { width, height, canvas: canvasOf(bitmap) }
}

/** A canvas that takes the bitmap over. Drawing it instead would leave a copy behind in the browser's cache. */
export function canvasOf(bitmap: ImageBitmap, canvas = document.createElement('canvas')): HTMLCanvasElement {
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
  return canvas
}
