import type { Size } from './image-view.ts'
import { type Area, type Turns, turnArea, turnedSize, uprightArea } from './turn.ts'

/** In pixels of the upright picture. */
export interface Part {
  x: number
  y: number
  width: number
  height: number
}

/** One picture's unpacked frame, kept so that the next part of it costs milliseconds instead of a second. */
let kept: { picture: number; frame: VideoFrame } | undefined
let timer: ReturnType<typeof setTimeout> | undefined

/** Who looks at a place this long without moving does not need the rest of the picture in memory. */
const keptMs = 10_000

/** Newer than the compiler's library: how the frame is turned to be upright. */
type TurnedFrame = VideoFrame & { rotation?: number; flip?: boolean }

/**
 * Cuts a part out of a picture too large to be held as a bitmap. Unpacked it takes 1.5 bytes a pixel where it is coded in
 * half colours, as most photographs are, and 4 otherwise. `picture` is a number of its own.
 * Throws if it cannot be decoded.
 */
export async function cutPart(picture: number, blob: Blob, part: Part): Promise<ImageBitmap> {
  const frame = await keep(picture, blob)
  const { rotation = 0, flip = false }: TurnedFrame = frame
  if (flip) {
    // Rare, and the browser mirrors the whole of it: slow, and right.
    releaseParts()
    const whole = await createImageBitmap(blob)
    const bitmap = drawPart(whole, part, whole)
    whole.close()
    return bitmap
  }
  const turns = ((rotation / 90) % 4) as Turns
  const stored = { width: frame.codedWidth, height: frame.codedHeight }
  const exact = scaled(uprightArea(shareOf(part, turnedSize(stored, turns)), turns), stored)
  // Only on even pixels, since two share a colour; what is wider than wished is cut off again.
  const x = 2 * Math.floor(exact.x / 2)
  const y = 2 * Math.floor(exact.y / 2)
  const width = Math.min(stored.width - x, 2 * Math.ceil((exact.x + exact.width - x) / 2))
  const height = Math.min(stored.height - y, 2 * Math.ceil((exact.y + exact.height - y) / 2))
  const cut = new VideoFrame(frame, { visibleRect: { x, y, width, height }, timestamp: 0 })
  try {
    const inside = shareOf({ ...exact, x: exact.x - x, y: exact.y - y }, { width, height })
    const wished = scaled(turnArea(inside, turns), turnedSize({ width, height }, turns))
    return drawPart(cut, wished, { width: cut.displayWidth, height: cut.displayHeight })
  } finally {
    cut.close()
  }
}

/**
 * A picture drawn upright in a given size, and of that a part. `createImageBitmap` squeezes frames that are turned by a
 * quarter into their unturned size, and cuts turned files in the wrong place (Chromium 156).
 */
export function drawPart(picture: CanvasImageSource, part: Part, { width, height }: Size): ImageBitmap {
  const canvas = new OffscreenCanvas(part.width, part.height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.imageSmoothingQuality = 'high'
  context.drawImage(picture, -part.x, -part.y, width, height)
  return canvas.transferToImageBitmap()
}

function shareOf({ x, y, width, height }: Part, whole: Size): Area {
  return {
    x: x / whole.width,
    y: y / whole.height,
    width: width / whole.width,
    height: height / whole.height,
  }
}

function scaled({ x, y, width, height }: Area, whole: Size): Part {
  return {
    x: Math.round(x * whole.width),
    y: Math.round(y * whole.height),
    width: Math.round(width * whole.width),
    height: Math.round(height * whole.height),
  }
}

async function keep(picture: number, blob: Blob): Promise<VideoFrame> {
  if (kept?.picture === picture) {
    clearTimeout(timer)
    timer = setTimeout(releaseParts, keptMs)
    return kept.frame
  }
  releaseParts()
  // As a whole and not as a stream: only then is a photograph's half colour left as it is.
  const decoder = new ImageDecoder({ data: await blob.arrayBuffer(), type: blob.type })
  try {
    const { image } = await decoder.decode()
    kept = { picture, frame: image }
    timer = setTimeout(releaseParts, keptMs)
    return image
  } finally {
    decoder.close()
  }
}

export function releaseParts(): void {
  clearTimeout(timer)
  kept?.frame.close()
  kept = undefined
}
