import { createReducer, type Reducer } from './reduce-detail.ts'

/**
 * Smooths detail away on one WebGL context for the whole window: browsers take contexts away from whoever has more than
 * about sixteen. What it draws is handed over as a bitmap, so that any number of panes can show one.
 */
interface Softener {
  canvas: OffscreenCanvas
  reducer: Reducer | undefined
}

let softener: Softener | undefined
const listeners = new Set<() => void>()

function start(): Softener {
  const canvas = new OffscreenCanvas(1, 1)
  const started: Softener = { canvas, reducer: createReducer(canvas) }
  canvas.addEventListener('webglcontextlost', (event) => {
    // Otherwise it never comes back.
    event.preventDefault()
    started.reducer = undefined
    tell()
  })
  canvas.addEventListener('webglcontextrestored', () => {
    started.reducer = createReducer(canvas)
    tell()
  })
  return started
}

function tell(): void {
  for (const listener of [...listeners]) listener()
}

/** Whether detail can be reduced on this machine just now. */
export function canReduce(): boolean {
  softener ??= start()
  return softener.reducer !== undefined
}

/** Calls whenever the answer of `canReduce` may be another; returns what ends it. */
export function onReducing(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Draws a picture or a video's frame with its detail reduced onto a canvas, in proportion. At once: when it returns, the
 * canvas shows it. Returns false if that is not possible, and leaves the canvas as it is.
 */
export function reduceOnto(
  source: HTMLCanvasElement | HTMLVideoElement,
  width: number,
  height: number,
  canvas: HTMLCanvasElement,
): boolean {
  if (!canReduce() || !softener?.reducer || width === 0 || height === 0) return false
  softener.reducer(source, width, height)
  const bitmap = softener.canvas.transferToImageBitmap()
  canvas.width = bitmap.width
  canvas.height = bitmap.height
  canvas.getContext('bitmaprenderer')?.transferFromImageBitmap(bitmap)
  return true
}
