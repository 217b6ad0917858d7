import { canvasOf } from './decode.ts'
import type { Size } from './image-view.ts'

/** A moving picture that stands on its first frame until told to play. */
export interface Animation extends Size {
  /** Smaller than the picture's own width and height where that has too many pixels. */
  canvas: HTMLCanvasElement
  frameCount: number
  /** Frame on screen, from 0. */
  frame: () => number
  playing: () => boolean
  play: () => void
  stop: () => void
  /** Stops and shows the neighbouring frame; goes round at the ends. */
  step: (direction: -1 | 1) => void
  /** How many of the frames were shown. */
  shownCount: () => number
  /** Called whenever another frame is shown, or playing begins or ends. */
  onChange: (listener: (() => void) | undefined) => void
  dispose: () => void
}

/** Browsers show frames that claim to last 10 ms or less for this long; so do we, to show what the audience saw. */
const hurriedMs = 100

/**
 * Decodes frame by frame, so that memory holds one, reduced to `mostPixels`. Undefined for what is no animation or cannot
 * be decoded as one.
 */
export async function createAnimation(
  data: ArrayBuffer,
  type: string,
  mostPixels: number,
): Promise<Animation | undefined> {
  if (!(await ImageDecoder.isTypeSupported(type))) return undefined
  const decoder = new ImageDecoder({ data, type })
  try {
    await Promise.all([decoder.completed, decoder.tracks.ready])
    const track = decoder.tracks.selectedTrack
    if (!track?.animated || track.frameCount < 2) throw new Error('no animation')
    const take = (index: number) => takeFrame(decoder, index, mostPixels)
    return animate(decoder, take, track.frameCount, await take(0))
  } catch {
    // What is damaged says so when it is decoded as a still picture.
    decoder.close()
    return undefined
  }
}

/** Width and height are the picture's own. */
interface Frame extends Size {
  bitmap: ImageBitmap
  lastsMs: number
}

async function takeFrame(decoder: ImageDecoder, index: number, mostPixels: number): Promise<Frame> {
  const { image } = await decoder.decode({ frameIndex: index })
  try {
    const { displayWidth: width, displayHeight: height } = image
    const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)))
    const bitmap = await createImageBitmap(
      image,
      scale < 1 ? { resizeWidth: Math.ceil(width * scale), resizeHeight: Math.ceil(height * scale) } : {},
    )
    const lastsMs = (image.duration ?? 0) / 1000
    return { bitmap, width, height, lastsMs: lastsMs > 10 ? lastsMs : hurriedMs }
  } finally {
    image.close()
  }
}

function animate(
  decoder: ImageDecoder,
  take: (index: number) => Promise<Frame>,
  frameCount: number,
  first: Frame,
): Animation {
  const canvas = canvasOf(first.bitmap)
  const shown = new Set([0])
  let current = 0
  // Where the last step led, which may still be decoded: the next one goes on from there.
  let wanted = 0
  let timer = 0
  // Every order to move makes the ones before it void.
  let order = 0
  let playing = false
  let listener: (() => void) | undefined

  async function show(index: number, mine: number): Promise<void> {
    const { bitmap, lastsMs } = await take(index)
    if (mine !== order) {
      bitmap.close()
      return
    }
    canvasOf(bitmap, canvas)
    current = index
    shown.add(index)
    listener?.()
    if (playing) timer = window.setTimeout(() => go((index + 1) % frameCount), lastsMs)
  }

  /** A frame that cannot be decoded ends the movement on the last good one. */
  function go(index: number): void {
    const mine = ++order
    wanted = index
    show(index, mine).catch(() => mine === order && stop())
  }

  function stop(): void {
    order++
    clearTimeout(timer)
    if (!playing) return
    playing = false
    listener?.()
  }

  return {
    canvas,
    width: first.width,
    height: first.height,
    frameCount,
    frame: () => current,
    playing: () => playing,
    play() {
      if (playing) return
      playing = true
      go((current + 1) % frameCount)
      listener?.()
    },
    stop,
    step(direction) {
      const from = playing ? current : wanted
      stop()
      go((from + direction + frameCount) % frameCount)
    },
    shownCount: () => shown.size,
    onChange(now) {
      listener = now
    },
    dispose() {
      listener = undefined
      stop()
      decoder.close()
      canvas.width = 0
    },
  }
}
