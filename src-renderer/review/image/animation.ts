/** A moving picture that stands on its first frame until told to play. */
export interface Animation {
  canvas: HTMLCanvasElement
  frameCount: number
  /** Frame on screen, from 0. */
  frame: () => number
  playing: () => boolean
  play: () => void
  stop: () => void
  /** Stops and shows the neighbouring frame; goes round at the ends. */
  step: (direction: -1 | 1) => void
  /** Share of the frames that were shown, 0…1. */
  shownShare: () => number
  /** Called whenever another frame is shown, or playing begins or ends. */
  onChange: (listener: (() => void) | undefined) => void
  dispose: () => void
}

/** Browsers show frames that claim to last 10 ms or less for this long; so do we, to show what the audience saw. */
const hurriedMs = 100

/** Decodes frame by frame, so that memory holds one. Undefined for what is no animation or cannot be decoded as one. */
export async function createAnimation(data: ArrayBuffer, type: string): Promise<Animation | undefined> {
  if (!(await ImageDecoder.isTypeSupported(type))) return undefined
  const decoder = new ImageDecoder({ data, type })
  try {
    await Promise.all([decoder.completed, decoder.tracks.ready])
    const track = decoder.tracks.selectedTrack
    if (!track?.animated || track.frameCount < 2) throw new Error('no animation')
    const first = await decoder.decode({ frameIndex: 0 })
    return animate(decoder, track.frameCount, first.image)
  } catch {
    // What is damaged says so when it is decoded as a still picture.
    decoder.close()
    return undefined
  }
}

function animate(decoder: ImageDecoder, frameCount: number, first: VideoFrame): Animation {
  const canvas = document.createElement('canvas')
  canvas.width = first.displayWidth
  canvas.height = first.displayHeight
  const context = canvas.getContext('2d')
  const shown = new Set<number>()
  let current = 0
  let timer = 0
  // Every order to move makes the ones before it void.
  let order = 0
  let playing = false
  let listener: (() => void) | undefined

  /** Paints a frame and closes it; returns how long it lasts. */
  function paint(image: VideoFrame, index: number): number {
    context?.clearRect(0, 0, canvas.width, canvas.height)
    context?.drawImage(image, 0, 0, canvas.width, canvas.height)
    const lastsMs = (image.duration ?? 0) / 1000
    image.close()
    current = index
    shown.add(index)
    listener?.()
    return lastsMs > 10 ? lastsMs : hurriedMs
  }

  async function show(index: number, mine: number): Promise<void> {
    const { image } = await decoder.decode({ frameIndex: index })
    if (mine !== order) {
      image.close()
      return
    }
    const lastsMs = paint(image, index)
    if (playing) timer = window.setTimeout(() => go((index + 1) % frameCount), lastsMs)
  }

  /** A frame that cannot be decoded ends the movement on the last good one. */
  function go(index: number): void {
    const mine = ++order
    show(index, mine).catch(() => mine === order && stop())
  }

  function stop(): void {
    order++
    clearTimeout(timer)
    if (!playing) return
    playing = false
    listener?.()
  }

  paint(first, 0)
  return {
    canvas,
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
      stop()
      go((current + direction + frameCount) % frameCount)
    },
    shownShare: () => shown.size / frameCount,
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
