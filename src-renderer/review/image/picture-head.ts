import type { Size } from './image-view.ts'

/** What a picture's first bytes say, before any decoder makes room for it. Width and height are as stored, not as turned. */
export interface PictureHead extends Size {
  type: 'image/jpeg' | 'image/png' | 'image/gif' | 'image/webp' | 'image/avif'
}

/** Hands over `length` bytes from `at` on, fewer at the end of the file. */
export type ReadBytes = (at: number, length: number) => Promise<DataView>

/** Real photographs have some dozens of segments and boxes; a file that has more is made to keep its reader busy. */
const mostParts = 2000
const signatureBytes = 32

/** Reads type and size by the file's own marks, never by its name. Undefined for what is none of the five formats. */
export async function readHead(read: ReadBytes): Promise<PictureHead | undefined> {
  const start = await read(0, signatureBytes)
  if (isText(start, 1, 'PNG')) return size(start, 'image/png', 24, () => [u32(start, 16), u32(start, 20)])
  if (isText(start, 0, 'GIF8')) return size(start, 'image/gif', 10, () => [u16(start, 6), u16(start, 8)])
  if (isText(start, 0, 'RIFF') && isText(start, 8, 'WEBP'))
    return size(start, 'image/webp', 30, () => webp(start))
  if (start.byteLength > 2 && start.getUint16(0) === 0xffd8) return jpeg(read)
  if (isText(start, 4, 'ftyp')) return avif(read)
  return undefined
}

/** A blob's bytes, fetched by pieces large enough for most heads. */
export function readBlob(blob: Blob, pieceBytes = 64 * 1024): ReadBytes {
  let from = 0
  let piece = new ArrayBuffer(0)
  return async (at, length) => {
    if (at < from || at + length > from + piece.byteLength) {
      from = at
      piece = await blob.slice(at, at + Math.max(length, pieceBytes)).arrayBuffer()
    }
    return new DataView(piece, at - from, Math.min(length, piece.byteLength - (at - from)))
  }
}

function size(
  start: DataView,
  type: PictureHead['type'],
  needed: number,
  measure: () => [width: number, height: number],
): PictureHead | undefined {
  if (start.byteLength < needed) return undefined
  const [width, height] = measure()
  return { type, width, height }
}

const u32 = (view: DataView, at: number) => view.getUint32(at)
const u16 = (view: DataView, at: number) => view.getUint16(at, true)

function isText(view: DataView, at: number, text: string): boolean {
  if (view.byteLength < at + text.length) return false
  return [...text].every((letter, index) => view.getUint8(at + index) === letter.charCodeAt(0))
}

/** @see https://developers.google.com/speed/webp/docs/riff_container */
function webp(view: DataView): [number, number] {
  if (isText(view, 12, 'VP8X')) {
    return [(view.getUint32(24, true) & 0xffffff) + 1, (view.getUint32(26, true) >>> 8) + 1]
  }
  if (isText(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true)
    return [(bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1]
  }
  return [u16(view, 26) & 0x3fff, u16(view, 28) & 0x3fff]
}

/** From segment to segment up to the frame's header. @see https://www.w3.org/Graphics/JPEG/itu-t81.pdf B.1.1 */
async function jpeg(read: ReadBytes): Promise<PictureHead | undefined> {
  let at = 2
  for (let part = 0; part < mostParts; part++) {
    const view = await read(at, 9)
    if (view.byteLength < 9) return undefined
    const marker = view.getUint8(1)
    if (view.getUint8(0) !== 0xff || marker === 0xff) {
      // Decoders pass over stray and filling bytes between segments.
      at += 1
      continue
    }
    if (isFrameHeader(marker)) {
      return { type: 'image/jpeg', height: view.getUint16(5), width: view.getUint16(7) }
    }
    at += 2 + Math.max(2, view.getUint16(2))
  }
  return undefined
}

/** SOF0 to SOF15; among their numbers are those of three tables. */
function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc
}

/** The largest of the sizes that the boxes of `meta` name: a grid names its tiles' as well. @see ISO/IEC 23008-12, 6.5.3 */
async function avif(read: ReadBytes): Promise<PictureHead | undefined> {
  const most = 1024 * 1024
  let at = 0
  for (let part = 0; part < mostParts; part++) {
    const head = await read(at, 16)
    if (head.byteLength < 8) return undefined
    const length = u32(head, 0)
    if (isText(head, 4, 'meta')) return largestExtent(await read(at, Math.min(length, most)))
    if (length < 8) return undefined
    at += length
  }
  return undefined
}

function largestExtent(meta: DataView): PictureHead | undefined {
  let found: PictureHead | undefined
  // The box's type, version and flags, width, height.
  for (let at = 8; at + 16 <= meta.byteLength; at++) {
    if (!isText(meta, at, 'ispe')) continue
    const [width, height] = [u32(meta, at + 8), u32(meta, at + 12)]
    if (!found || width * height > found.width * found.height) found = { type: 'image/avif', width, height }
  }
  return found
}
