import type { Walk } from './walk.ts'

/** What a picture's structure says of its size; filled while it is walked. */
export interface PictureResult {
  /** In pixels, of the largest of its frames. */
  picture?: { width: number; height: number }
}

/** Keeps the larger of what was seen before and now: a decoder makes room for it, whatever else the file says. */
export function seeSize(report: PictureResult, width: number, height: number): void {
  const { picture } = report
  if (!picture || width * height > picture.width * picture.height) report.picture = { width, height }
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/**
 * Walks a PNG's chunks to its end mark, and reads its size in the first.
 * @see https://www.w3.org/TR/png-3/#5Chunk-layout
 */
export function* walkPng(report: PictureResult): Walk<void> {
  yield { skip: 8 }
  for (;;) {
    const head = yield { take: 8 }
    const type = text(head.subarray(4))
    let left = view(head).getUint32(0) + 4
    if (type === 'IHDR' && left >= 8) {
      const size = view(yield { take: 8 })
      seeSize(report, size.getUint32(0), size.getUint32(4))
      left -= 8
    }
    yield { skip: left }
    if (type === 'IEND') return
  }
}

/**
 * Walks a JPEG's segments into the picture's data and through it to the end marker. A thumbnail's own end marker sits
 * inside a segment and is passed over; inside the data, a marker cannot occur by chance. The size is in the frame header.
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf B.1.1
 */
export function* walkJpeg(report: PictureResult): Walk<void> {
  yield { skip: 2 }
  for (;;) {
    // Decoders pass over stray bytes between segments too.
    yield { past: 0xff }
    let marker = 0xff
    // Any number of 0xff may fill the space before a marker.
    while (marker === 0xff) marker = (yield { take: 1 })[0] ?? 0
    if (marker === 0xd9) return
    const isRestart = marker >= 0xd0 && marker <= 0xd7
    if (marker === 0 || marker === 1 || isRestart) continue
    const length = view(yield { take: 2 }).getUint16(0)
    let left = Math.max(length - 2, 0)
    if (isFrameHeader(marker) && left >= 5) {
      const frame = view(yield { take: 5 })
      seeSize(report, frame.getUint16(3), frame.getUint16(1))
      left -= 5
    }
    yield { skip: left }
  }
}

/** SOF0 to SOF15; among their numbers are those of three tables. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** Passes a GIF's chain of sub-blocks. */
function* skipSubBlocks(): Walk<void> {
  for (;;) {
    const length = (yield { take: 1 })[0] ?? 0
    if (length === 0) return
    yield { skip: length }
  }
}

function colourTableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

/**
 * Walks a GIF's blocks to its trailer, and reads the sizes of its screen and its frames.
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function* walkGif(report: PictureResult): Walk<void> {
  const screen = yield { take: 13 }
  seeSize(report, view(screen).getUint16(6, true), view(screen).getUint16(8, true))
  yield { skip: colourTableBytes(screen[10] ?? 0) }
  for (;;) {
    const block = (yield { take: 1 })[0]
    if (block === 0x21) {
      yield { skip: 1 }
      yield* skipSubBlocks()
    } else if (block === 0x2c) {
      const image = yield { take: 9 }
      const [left, top, width, height] = [0, 2, 4, 6].map((at) => view(image).getUint16(at, true))
      seeSize(report, (left ?? 0) + (width ?? 0), (top ?? 0) + (height ?? 0))
      yield { skip: colourTableBytes(image[8] ?? 0) + 1 }
      yield* skipSubBlocks()
    } else {
      // The trailer, or bytes that no decoder would go past either.
      return
    }
  }
}

/**
 * Walks a RIFF file (WebP, WAV) to its declared end. Writers that stream leave the length at zero or at its maximum,
 * which says nothing. The size of a WebP is in its first chunk, which decoders hold the others to.
 * @see https://developers.google.com/speed/webp/docs/riff_container
 */
export function* walkRiff(report: PictureResult): Walk<void> {
  const head = yield { take: 12 }
  const length = view(head).getUint32(4, true)
  const known = length !== 0 && length !== 0xffffffff
  // The last byte may be padding that the writer left out.
  let left = known ? Math.max(length - 4 - 1, 0) : 0
  if (text(head.subarray(8)) === 'WEBP') left -= yield* walkWebpSize(report)
  yield { skip: Math.max(left, 0) }
}

/** Reads as much of a WebP's first chunk as its size takes, however short it says that it is; returns how many bytes. */
function* walkWebpSize(report: PictureResult): Walk<number> {
  const type = text((yield { take: 8 }).subarray(0, 4))
  if (type === 'VP8L') {
    const bits = view(yield { take: 5 }).getUint32(1, true)
    seeSize(report, (bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1)
    return 13
  }
  if (type !== 'VP8X' && type !== 'VP8 ') return 8
  const body = view(yield { take: 10 })
  if (type === 'VP8X') {
    seeSize(report, (body.getUint32(4, true) & 0xffffff) + 1, (body.getUint32(6, true) >>> 8) + 1)
  } else {
    seeSize(report, body.getUint16(6, true) & 0x3fff, body.getUint16(8, true) & 0x3fff)
  }
  return 18
}
