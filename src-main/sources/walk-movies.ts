import type { Walk } from './walk.ts'
import { type PictureResult, seeSize } from './walk-images.ts'

/** Which tracks a container has; undefined where its directory could not be looked into. */
export interface Tracks {
  video: boolean
  audio: boolean
  /** Name of a picture format that no browser plays, where one was found. */
  unplayable?: string
}

/** A file's structure as walked: its tracks or its picture's size, or the lack of the directory that a player needs. */
export type MovieResult = PictureResult & { tracks?: Tracks; noDirectory?: boolean }

const maxDirectoryBytes = 64 * 1024 ** 2
const latin = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)

/** Sample entries of formats that Chromium has no decoder for on any system. */
const unplayable: Record<string, string> = {
  apch: 'ProRes',
  apcn: 'ProRes',
  apcs: 'ProRes',
  apco: 'ProRes',
  ap4h: 'ProRes',
  ap4x: 'ProRes',
  mp4v: 'MPEG-4 Part 2',
  s263: 'H.263',
  SVQ1: 'Sorenson Video',
  SVQ3: 'Sorenson Video',
  cvid: 'Cinepak',
  jpeg: 'Motion JPEG',
  mjpa: 'Motion JPEG',
  AVdn: 'DNxHD',
}

interface Box {
  type: string
  body: Uint8Array
}

/** Boxes directly inside a box's body; stops at the first one that does not fit. */
function boxesIn(bytes: Uint8Array): Box[] {
  const boxes: Box[] = []
  let at = 0
  while (at + 8 <= bytes.length) {
    const length = view(bytes).getUint32(at)
    if (length < 8 || at + length > bytes.length) return boxes
    boxes.push({ type: latin(bytes.subarray(at + 4, at + 8)), body: bytes.subarray(at + 8, at + length) })
    at += length
  }
  return boxes
}

function inside(boxes: Box[], ...path: string[]): Box | undefined {
  let found: Box | undefined
  let level = boxes
  for (const type of path) {
    found = level.find((box) => box.type === type)
    if (!found) return undefined
    level = boxesIn(found.body)
  }
  return found
}

/** The tracks that a movie's directory lists, by their handlers and sample entries. */
function tracksOf(moov: Uint8Array): Tracks {
  const tracks: Tracks = { video: false, audio: false }
  for (const track of boxesIn(moov).filter((box) => box.type === 'trak')) {
    const media = inside(boxesIn(track.body), 'mdia')
    if (!media) continue
    const handler = inside(boxesIn(media.body), 'hdlr')?.body
    const kind = handler ? latin(handler.subarray(8, 12)) : ''
    if (kind === 'soun') tracks.audio = true
    if (kind !== 'vide') continue
    tracks.video = true
    // Version, flags and count come before the sample entries.
    const entries = inside(boxesIn(media.body), 'minf', 'stbl', 'stsd')?.body.subarray(8)
    const format = entries ? unplayable[latin(entries.subarray(4, 8))] : undefined
    if (format) tracks.unplayable = format
  }
  return tracks
}

/** The sizes of all pictures that a `meta` box describes. Version and flags come before its boxes and those sizes. */
function seePictures(report: PictureResult, meta: Uint8Array): void {
  const properties = inside(boxesIn(meta.subarray(4)), 'iprp', 'ipco')
  for (const { type, body } of properties ? boxesIn(properties.body) : []) {
    if (type === 'ispe' && body.length >= 12)
      seeSize(report, view(body).getUint32(4), view(body).getUint32(8))
  }
}

/**
 * Walks the top-level boxes of an ISO base media file (MP4, MOV, M4A, AVIF).
 * @param directory type of the box without which nothing can be shown: `moov` for movies, `meta` for pictures
 * @see https://developer.apple.com/documentation/quicktime-file-format
 */
export function* walkIso(directory: 'moov' | 'meta', report: MovieResult): Walk<void> {
  report.noDirectory = true
  for (;;) {
    const head = yield { take: 8, mayEnd: true }
    const type = latin(head.subarray(4))
    let length = view(head).getUint32(0)
    let headBytes = 8
    if (length === 1) {
      length = Number(view(yield { take: 8 }).getBigUint64(0))
      headBytes = 16
    }
    if (type === directory) report.noDirectory = false
    // Zero: the box reaches to the end of the file, however far that is.
    if (length === 0) return
    if (length < headBytes || !/^[\x20-\x7e\xa9]{4}$/.test(type)) {
      // Padding or rubbish behind the last box, which players ignore.
      return
    }
    if (type === directory && length <= maxDirectoryBytes) {
      const body = yield { take: length - headBytes }
      if (type === 'moov') report.tracks = tracksOf(body)
      else seePictures(report, body)
    } else {
      yield { skip: length - headBytes }
    }
  }
}

/** Reads an EBML number: its length is told by the leading zeros of its first byte. */
function* readVint(keepMarker: boolean): Walk<number> {
  const first = (yield { take: 1, mayEnd: true })[0] ?? 0
  const length = Math.clz32(first) - 23
  if (length > 8) return -1
  const more = length > 1 ? yield { take: length - 1 } : new Uint8Array()
  const marker = 1 << (8 - length)
  let value = keepMarker ? first : first & (marker - 1)
  let allOnes = (first & (marker - 1)) === marker - 1
  for (const byte of more) {
    value = value * 256 + byte
    allOnes &&= byte === 0xff
  }
  // All ones: the size is unknown, as a live recorder leaves it.
  return allOnes && !keepMarker ? -1 : value
}

const segment = 0x18538067
const tracksElement = 0x1654ae6b
const cluster = 0x1f43b675

/**
 * Walks the elements of a WebM file, for its tracks and its declared end.
 * @see https://www.matroska.org/technical/elements.html
 */
export function* walkWebm(report: MovieResult): Walk<void> {
  for (;;) {
    const id = yield* readVint(true)
    const size = yield* readVint(false)
    if (id === segment) continue
    if (id < 0 || size < 0) return
    if (id === tracksElement && size <= maxDirectoryBytes) {
      const names = latin(yield { take: size })
      report.tracks = { video: names.includes('V_'), audio: names.includes('A_') }
    } else {
      yield { skip: size }
    }
    if (id === cluster && !report.tracks) report.noDirectory = true
  }
}
