import { ContentProblem } from '../media/problems.ts'
import type { Part } from './decode-part.ts'
import type { Size } from './image-view.ts'

/** Pictures with more pixels are never unpacked whole into a bitmap that is kept: 40 million take 160 MB. */
export const mostWholePixels = 40_000_000

export interface FitWish {
  want: 'fit'
  /** Its type is what it really is. */
  blob: Blob
  /** Width and height as the file says. */
  stored: Size
  /** Reduced to fit, in pixels; never enlarged. */
  room: Size
  mostPixels: number
  /** Unpacked whole and then reduced, which looks best; otherwise as cheaply as the format allows. */
  whole: boolean
}

export interface PartWish {
  want: 'part'
  blob: Blob
  /** The same number for each part of one picture. */
  picture: number
  part: Part
}

type Wish = FitWish | PartWish | { want: 'nothing' }

export type DecodeRequest = Wish & { id: number }

/** Without a bitmap: it could not be decoded. Width and height are the picture's own, upright. */
export interface DecodeAnswer extends Partial<Size> {
  id: number
  bitmap?: ImageBitmap
}

export interface Decoded extends Size {
  canvas: HTMLCanvasElement
}

/** A file can be made so that unpacking it takes minutes, in which no other picture would come up. */
const longestMs = 30_000

const waiting = new Map<number, (answer: DecodeAnswer) => void>()
let worker: Worker | undefined
let last = 0
let watch = 0

/** One worker for the window's whole life, started with the first picture. */
function thread(): Worker {
  if (worker) return worker
  const started = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<DecodeAnswer>) => settle(data))
  started.addEventListener('error', giveUp)
  worker = started
  return started
}

function settle(answer: DecodeAnswer): void {
  waiting.get(answer.id)?.(answer)
  waiting.delete(answer.id)
  keepWatch()
}

function keepWatch(): void {
  clearTimeout(watch)
  if (waiting.size > 0) watch = window.setTimeout(giveUp, longestMs)
}

/** The worker goes with all it was asked; the next picture starts another. */
function giveUp(): void {
  worker?.terminate()
  worker = undefined
  for (const id of [...waiting.keys()]) settle({ id })
}

function ask(wish: Wish): Promise<DecodeAnswer> {
  return new Promise((resolve) => {
    const id = ++last
    waiting.set(id, resolve)
    thread().postMessage({ ...wish, id } satisfies DecodeRequest)
    if (waiting.size === 1) keepWatch()
  })
}

/**
 * Decodes a picture, turned as its metadata say and reduced to fit into `room` and `mostPixels`, onto a canvas that
 * paints at once: a new one, or the one given. Throws a ContentProblem if it cannot be decoded.
 */
export async function decode(wish: Omit<FitWish, 'want'>, onto?: HTMLCanvasElement): Promise<Decoded> {
  const { bitmap, width, height } = await ask({ ...wish, want: 'fit' })
  if (!bitmap || !width || !height) throw new ContentProblem('damaged')
  return { width, height, canvas: canvasOf(bitmap, onto) }
}

/** A part of a very large picture, as sharp as it is. Throws a ContentProblem if it cannot be decoded. */
export async function decodePart(wish: Omit<PartWish, 'want'>): Promise<HTMLCanvasElement> {
  const { bitmap } = await ask({ ...wish, want: 'part' })
  if (!bitmap) throw new ContentProblem('damaged')
  return canvasOf(bitmap)
}

/** Gives back what is kept unpacked for parts. */
export function releaseParts(): void {
  if (worker) void ask({ want: 'nothing' })
}

/** A canvas that takes the bitmap over. Drawing it instead would leave a copy behind in the browser's cache. */
export function canvasOf(bitmap: ImageBitmap, canvas = document.createElement('canvas')): HTMLCanvasElement {
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
  return canvas
}
