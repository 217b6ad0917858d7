import { fileTypeFromBuffer } from 'file-type'
import type { TaskKind } from '../../src-shared/model/kind.ts'

/** What the first bytes of a file say that it is. */
export interface MediaType {
  /** Media type under which the content may be served; undefined for what is never shown. */
  mime?: string
  /** For a sentence: "an MP4 file". */
  name: string
  /** Kinds of task that it can be the content of. An empty list: it cannot be shown. */
  kinds: readonly TaskKind[]
  role?: 'playlist' | 'transcript' | 'segment'
  /** For what cannot be shown: the kind of task that it would be. */
  meantFor?: TaskKind
}

/** How many of a file's first bytes are wanted, after the ID3 tag if it has one. */
export const headBytes = 64 * 1024

const shown: Record<string, MediaType> = {
  'video/mp4': { mime: 'video/mp4', name: 'an MP4 file', kinds: ['video', 'audio'] },
  'video/x-m4v': { mime: 'video/mp4', name: 'an MP4 file', kinds: ['video', 'audio'] },
  'video/quicktime': { mime: 'video/quicktime', name: 'a QuickTime movie', kinds: ['video', 'audio'] },
  'video/webm': { mime: 'video/webm', name: 'a WebM file', kinds: ['video', 'audio'] },
  'audio/x-m4a': { mime: 'audio/mp4', name: 'an M4A recording', kinds: ['audio'] },
  'audio/mp4': { mime: 'audio/mp4', name: 'an M4A recording', kinds: ['audio'] },
  'audio/mpeg': { mime: 'audio/mpeg', name: 'an MP3 recording', kinds: ['audio'] },
  'audio/aac': { mime: 'audio/aac', name: 'an AAC recording', kinds: ['audio'] },
  'audio/ogg': { mime: 'audio/ogg', name: 'an Ogg recording', kinds: ['audio'] },
  'audio/ogg; codecs=opus': { mime: 'audio/ogg', name: 'an Ogg recording', kinds: ['audio'] },
  'audio/wav': { mime: 'audio/wav', name: 'a WAV recording', kinds: ['audio'] },
  'audio/flac': { mime: 'audio/flac', name: 'a FLAC recording', kinds: ['audio'] },
  'image/jpeg': { mime: 'image/jpeg', name: 'a JPEG picture', kinds: ['image'] },
  'image/png': { mime: 'image/png', name: 'a PNG picture', kinds: ['image'] },
  'image/apng': { mime: 'image/png', name: 'a PNG picture', kinds: ['image'] },
  'image/webp': { mime: 'image/webp', name: 'a WebP picture', kinds: ['image'] },
  'image/avif': { mime: 'image/avif', name: 'an AVIF picture', kinds: ['image'] },
  'image/gif': { mime: 'image/gif', name: 'a GIF picture', kinds: ['image'] },
  'video/mp2t': { mime: 'video/mp2t', name: 'an MPEG transport stream', kinds: [], role: 'segment' },
}

export const playlistType: MediaType = {
  mime: 'application/vnd.apple.mpegurl',
  name: 'an HLS playlist',
  kinds: ['video'],
  role: 'playlist',
}
export const transcriptType: MediaType = {
  mime: 'text/vtt',
  name: 'a WebVTT transcript',
  kinds: [],
  role: 'transcript',
}
export const textType: MediaType = { mime: 'text/plain', name: 'a text', kinds: ['text'] }

/** Markup, by what it is called in a sentence. It must not pass for a picture or a film, whatever its name. */
const markup: [RegExp, string][] = [
  [/^<!doctype html|^<(html|head|body|script|iframe|title)[\s>]/i, 'a web page'],
  [/<svg[\s>]/i, 'an SVG drawing, which can carry programs'],
  [/^<\?xml/i, 'an XML document'],
]

function markupName(start: string): string | undefined {
  if (!start.startsWith('<')) return undefined
  const bare = start.replace(/<!--.*?-->/gs, '').trimStart()
  return markup.find(([pattern]) => pattern.test(bare))?.[1]
}

/** Length of the ID3v2 tag in front of a recording, whose pictures can be larger than any head; 0 without one. */
export function tagBytes(head: Uint8Array): number {
  if (head.length < 10 || Buffer.from(head.subarray(0, 3)).toString('latin1') !== 'ID3') return 0
  const [a = 0, b = 0, c = 0, d = 0] = head.subarray(6, 10)
  return 10 + ((a & 127) << 21) + ((b & 127) << 14) + ((c & 127) << 7) + (d & 127)
}

/** Bytes that no text has: control characters other than tab, line feed, form feed, carriage return and escape. */
const controls = new Set([
  0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 28, 29, 30, 31,
])

/** Whether bytes are UTF-8 text; a character that is cut off at the end of a head does not count against it. */
function isText(head: Uint8Array): boolean {
  if (head.some((byte) => controls.has(byte))) return false
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
    return true
  } catch {
    return false
  }
}

function notShown(mime: string): MediaType {
  const meantFor = (['video', 'audio', 'image'] as const).find((kind) => mime.startsWith(`${kind}/`))
  return { name: `a file of type ${mime}`, kinds: [], ...(meantFor && { meantFor }) }
}

function textKind(head: Uint8Array): MediaType {
  const start = new TextDecoder().decode(head.subarray(0, 4096), { stream: true }).trimStart()
  if (start.startsWith('#EXTM3U')) return playlistType
  if (/^WEBVTT($|[ \t\r\n])/.test(start)) return transcriptType
  // As a text, markup is harmless: it is shown letter by letter. As anything else it is refused by this name.
  return { ...textType, name: markupName(start) ?? textType.name }
}

/**
 * Tells a file's type from its first bytes, never from its name.
 * @param head the first `headBytes` bytes after an ID3 tag; fewer only if the file is shorter
 * @returns undefined where nothing is known about such content
 */
export async function mediaType(head: Uint8Array, hasTag = false): Promise<MediaType | undefined> {
  if (head.length === 0) return undefined
  // Text comes first: a post that begins with "BM" or "MZ" is no bitmap and no program.
  if (isText(head)) return textKind(head)
  // Parsers of foreign bytes may throw on rubbish; then the type is simply not known.
  const told = await fileTypeFromBuffer(head).catch(() => undefined)
  if (told) return shown[told.mime] ?? notShown(told.mime)
  if (hasTag) return shown['audio/mpeg']
  // Fragments of MP4 start with a box that says so; they are parts of a stream and nothing on their own.
  const box = Buffer.from(head.subarray(4, 8)).toString('latin1')
  if (box === 'styp' || box === 'moof' || box === 'sidx') {
    return { mime: 'video/mp4', name: 'a fragment of an MP4 file', kinds: [], role: 'segment' }
  }
  return undefined
}
