import { quoted } from './reasons.ts'
import { SourceError } from './source.ts'

/** A file of a set, by its path relative to the root, with forward slashes. */
export interface ListedFile {
  path: string
  bytes: number
}

/** A set of files that can be read by path: a folder or an archive. */
export interface Files {
  /** Everything in it, in the order of paths. */
  list: readonly ListedFile[]
  find(path: string): ListedFile | undefined
  /** Streams a file's bytes; throws a `SourceError` if it is not there or cannot be read. */
  read(path: string, signal?: AbortSignal): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

const junkNames = new Set(['thumbs.db', 'ehthumbs.db', 'desktop.ini', '__macosx', '$recycle.bin', 'icon\r'])

/** Whether a name belongs to what systems leave behind in folders; a dot in front hides a file. */
export function isJunk(name: string): boolean {
  return name.startsWith('.') || junkNames.has(name.toLowerCase())
}

/** Order of paths by code unit, which does not change with the machine's language. */
export function byPath(one: { path: string }, other: { path: string }): number {
  return one.path < other.path ? -1 : one.path > other.path ? 1 : 0
}

/** Bytes of all files of a list together. */
export function bytesOf(list: readonly ListedFile[]): number {
  return list.reduce((sum, { bytes }) => sum + bytes, 0)
}

/** Finds files by path however the system wrote accents: macOS decomposes them, task lists usually do not. */
export function pathIndex<File extends { path: string }>(
  list: readonly File[],
): (path: string) => File | undefined {
  const index = new Map(list.map((file) => [file.path.normalize('NFC'), file]))
  return (path) => index.get(path.normalize('NFC'))
}

/** The same files seen from a folder inside, such as the one folder that a zipped folder consists of. */
export function filesBelow(files: Files, folder: string): Files {
  const prefix = `${folder}/`
  const list = files.list
    .filter((file) => file.path.startsWith(prefix))
    .map((file) => ({ path: file.path.slice(prefix.length), bytes: file.bytes }))
  return {
    list,
    find: pathIndex(list),
    read: (path, signal) => files.read(prefix + path, signal),
    close: () => files.close(),
  }
}

/** The one folder that everything is in, as it is when a person zips a folder; undefined if there is none. */
export function loneFolder(files: Files): string | undefined {
  const [first] = files.list
  const folder = first?.path.includes('/') ? first.path.slice(0, first.path.indexOf('/')) : undefined
  return files.list.every(({ path }) => path.startsWith(`${folder}/`)) ? folder : undefined
}

/** The first bytes of a file, at most `count`. */
export async function readHead(bytes: AsyncIterable<Uint8Array>, count: number): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes) {
    pieces.push(piece)
    length += piece.length
    if (length >= count) break
  }
  return Buffer.concat(pieces).subarray(0, count)
}

/** A whole small file as text. Throws a `SourceError` where it is missing, larger than `maxBytes` or not UTF-8. */
export async function readText(
  files: Files,
  path: string,
  maxBytes: number,
  signal?: AbortSignal,
): Promise<string> {
  const bytes = await readHead(files.read(path, signal), maxBytes + 1)
  if (bytes.length > maxBytes) {
    throw new SourceError(`The file ${quoted(path)} is larger than the ${maxBytes} bytes that it may have.`)
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new SourceError(`The file ${quoted(path)} is not valid UTF-8. Save it as UTF-8.`)
  }
}
