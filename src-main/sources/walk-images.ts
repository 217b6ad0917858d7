import type { Walk } from './walk.ts'

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

/**
 * Walks a PNG's chunks to its end mark.
 * @see https://www.w3.org/TR/png-3/#5Chunk-layout
 */
export function* walkPng(): Walk<void> {
  yield { skip: 8 }
  for (;;) {
    const head = yield { take: 8 }
    yield { skip: view(head).getUint32(0) + 4 }
    if (text(head.subarray(4)) === 'IEND') return
  }
}

/**
 * Walks a JPEG's segments into the picture's data and through it to the end marker. A thumbnail's own end marker sits
 * inside a segment and is passed over; inside the data, a marker cannot occur by chance.
 * @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf B.1.1
 */
export function* walkJpeg(): Walk<void> {
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
    yield { skip: Math.max(length - 2, 0) }
  }
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
 * Walks a GIF's blocks to its trailer.
 * @see https://www.w3.org/Graphics/GIF/spec-gif89a.txt
 */
export function* walkGif(): Walk<void> {
  const screen = yield { take: 13 }
  yield { skip: colourTableBytes(screen[10] ?? 0) }
  for (;;) {
    const block = (yield { take: 1 })[0]
    if (block === 0x21) {
      yield { skip: 1 }
      yield* skipSubBlocks()
    } else if (block === 0x2c) {
      const image = yield { take: 9 }
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
 * which says nothing.
 */
export function* walkRiff(): Walk<void> {
  const head = yield { take: 12 }
  const length = view(head).getUint32(4, true)
  const known = length !== 0 && length !== 0xffffffff
  // The last byte may be padding that the writer left out.
  if (known) yield { skip: Math.max(length - 4 - 1, 0) }
}
