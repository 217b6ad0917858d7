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
  // Rare, and the browser turns the whole of it: slow, and right.
  if (rotation !== 0 || flip) return createImageBitmap(blob, part.x, part.y, part.width, part.height)
  // Only on even pixels, since two share a colour; whatever is wider than wished is cut off again.
  const even = (value: number, most: number) => Math.min(most, 2 * Math.ceil(value / 2))
  const x = 2 * Math.floor(part.x / 2)
  const y = 2 * Math.floor(part.y / 2)
  const width = even(part.x + part.width - x, frame.codedWidth - x)
  const height = even(part.y + part.height - y, frame.codedHeight - y)
  const cut = new VideoFrame(frame, { visibleRect: { x, y, width, height }, timestamp: 0 })
  try {
    return await createImageBitmap(cut, part.x - x, part.y - y, part.width, part.height)
  } finally {
    cut.close()
  }
}

async function keep(picture: number, blob: Blob): Promise<VideoFrame> {
  if (kept?.picture === picture) {
    clearTimeout(timer)
    timer = setTimeout(releaseParts, keptMs)
    return kept.frame
  }
  releaseParts()
  const decoder = new ImageDecoder({ data: blob.stream(), type: blob.type })
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
