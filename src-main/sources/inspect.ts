import { headBytes, type MediaType, mediaType, tagBytes } from './media-type.ts'
import { startWalk, type Walk } from './walk.ts'
import { walkGif, walkJpeg, walkPng, walkRiff } from './walk-images.ts'
import { type MovieResult, type Tracks, walkIso, walkWebm } from './walk-movies.ts'

/** What a look at the whole of a file showed. */
export interface Inspection {
  bytes: number
  tracks?: Tracks
  /** Size in pixels of a picture, or of the largest of its frames. */
  picture?: { width: number; height: number }
  /** What is wrong with the content, as the rest of a sentence about the file. */
  flaw?: string
}

function walkFor(mime: string | undefined, report: MovieResult): Walk<void> | undefined {
  switch (mime) {
    case 'video/mp4':
    case 'video/quicktime':
    case 'audio/mp4':
      return walkIso('moov', report)
    case 'image/avif':
      return walkIso('meta', report)
    case 'video/webm':
      return walkWebm(report)
    case 'image/png':
      return walkPng(report)
    case 'image/jpeg':
      return walkJpeg(report)
    case 'image/gif':
      return walkGif(report)
    case 'image/webp':
    case 'audio/wav':
      return walkRiff(report)
    default:
      return undefined
  }
}

/** Follows a text to its end, since one wrong byte anywhere makes it another file. */
function textChecker() {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let flaw: string | undefined
  const decode = (chunk?: Uint8Array) => {
    if (flaw) return
    try {
      decoder.decode(chunk, { stream: chunk !== undefined })
      if (chunk?.includes(0)) flaw = 'holds binary data and is no text'
    } catch {
      flaw = 'is not valid UTF-8. Save it as UTF-8'
    }
  }
  return {
    push: decode,
    end(): string | undefined {
      decode()
      return flaw
    },
  }
}

/** Watches a file of a known type go by, chunk by chunk, and says at the end what is wrong with it. */
export function inspector(type: MediaType | undefined) {
  const report: MovieResult = {}
  const walk = type?.role === 'segment' ? undefined : walkFor(type?.mime, report)
  const walking = walk ? startWalk(walk) : undefined
  const text = type?.mime === 'text/plain' || type?.mime === 'text/vtt' ? textChecker() : undefined
  let bytes = 0
  return {
    push(chunk: Uint8Array): void {
      bytes += chunk.length
      walking?.push(chunk)
      text?.push(chunk)
    },
    end(): Inspection {
      const inspection: Inspection = { bytes }
      if (report.tracks) inspection.tracks = report.tracks
      if (report.picture) inspection.picture = report.picture
      const end = walking?.end()
      const cut = end !== undefined && 'ended' in end && end.ended === 'truncated'
      const flaw = text?.end()
      if (cut) inspection.flaw = 'is cut off: its end is missing. Copy it again'
      else if (report.noDirectory)
        inspection.flaw = 'has no table of contents, so it is cut off or was never finished'
      else if (flaw) inspection.flaw = flaw
      return inspection
    },
  }
}

/** The start of a stream with its type, and the whole of it again. Either `all` is read, or `discard` is called. */
export interface Opened {
  type: MediaType | undefined
  /** The first bytes; none if the stream had none at all. */
  start: Uint8Array
  /** To be read once. */
  all(): AsyncGenerator<Uint8Array, void, undefined>
  /** Lets go of a stream that will not be read. */
  discard(): Promise<void>
}

/** Tags larger than this are not followed; what comes behind them stays unknown. */
const maxTagBytes = 32 * 1024 ** 2

/** Looks at the first bytes of a stream, so that its type is known before the rest is read. */
export async function openMedia(bytes: AsyncIterable<Uint8Array>): Promise<Opened> {
  const iterator = bytes[Symbol.asyncIterator]()
  let start = Buffer.alloc(0)
  let pieces: Uint8Array[] = []
  let length = 0
  let wanted = headBytes
  const gather = async (upTo: number): Promise<void> => {
    while (length < upTo) {
      const next = await iterator.next()
      if (next.done) break
      pieces.push(next.value)
      length += next.value.length
    }
    start = Buffer.concat([start, ...pieces])
    pieces = []
  }
  await gather(wanted)
  const tag = Math.min(tagBytes(start), maxTagBytes)
  wanted += tag
  await gather(wanted)
  return {
    type: await mediaType(start.subarray(tag, wanted), tag > 0),
    start,
    async *all() {
      try {
        if (length > 0) yield start
        for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
      } finally {
        await iterator.return?.()
      }
    },
    async discard() {
      await iterator.return?.()
    },
  }
}
