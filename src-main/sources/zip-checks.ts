import type { Entry } from 'yauzl'
import { type Limits, sizeText } from './limits.ts'
import { quoted } from './reasons.ts'
import { SourceError } from './source.ts'

const fileTypeMask = 0o170000
const regularFile = 0o100000
const folder = 0o040000
const localHeaderBytes = 30
const maxNameLength = 1000

function refuse(reason: string): never {
  throw new SourceError(`The archive is refused: ${reason}`)
}

/** Refuses names that would lead out of the archive where they are used as paths. */
function checkName(name: string): void {
  if (name.length > maxNameLength)
    refuse(`it holds an entry whose name is longer than ${maxNameLength} letters.`)
  const parts = name.replace(/\/$/, '').split('/')
  if (/[\0\\]/.test(name) || /^[A-Za-z]:/.test(name) || name.startsWith('/')) {
    refuse(`the entry ${quoted(name)} is not a relative path with forward slashes. Pack the folder again.`)
  }
  if (parts.some((part) => part === '' || part === '.' || part === '..')) {
    refuse(`the entry ${quoted(name)} leads out of the archive. Pack the folder again.`)
  }
}

/** Refuses links, devices and other special entries: files and folders are all that an archive may hold. */
function checkKind(entry: Entry, name: string): void {
  const type = (entry.externalFileAttributes >>> 16) & fileTypeMask
  if (type !== 0 && type !== regularFile && type !== folder) {
    refuse(`the entry ${quoted(name)} is a link or a device. Pack the files themselves.`)
  }
  if (entry.isEncrypted()) refuse(`the entry ${quoted(name)} is encrypted. Pack it without a password.`)
}

/** Bytes of the archive that an entry takes at least; the local header may carry further extra fields. */
function span(entry: Entry): { start: number; end: number } {
  const start = entry.relativeOffsetOfLocalHeader
  return { start, end: start + localHeaderBytes + entry.fileNameLength + entry.compressedSize }
}

/**
 * Entries that share bytes are how a small archive unpacks to petabytes without nesting.
 * @see https://www.bamsoftware.com/hacks/zipbomb/
 */
function checkOverlap(entries: readonly Entry[], directoryStart: number): void {
  const spans = entries.map(span).sort((one, other) => one.start - other.start)
  let end = 0
  for (const next of spans) {
    if (next.start < end) refuse('its entries overlap, as in a decompression bomb.')
    end = next.end
  }
  if (end > directoryStart)
    refuse('its entries run past the start of its directory; it is damaged or made to deceive.')
}

/**
 * Takes an archive's entries one by one and refuses the archive, by a `SourceError`, at the first one that is unsafe.
 * Nothing has been unpacked by then.
 */
export function zipChecker(limits: Limits, directoryStart: number) {
  const names = new Set<string>()
  const entries: Entry[] = []
  let bytes = 0
  return {
    /** Checks an entry under its decoded name. */
    add(entry: Entry, name: string): void {
      checkName(name)
      checkKind(entry, name)
      const key = name.replace(/\/$/, '').normalize('NFC')
      if (names.has(key)) refuse(`it holds two entries named ${quoted(name)}. Pack the folder again.`)
      names.add(key)
      entries.push(entry)
      if (entries.length > limits.maxFiles) refuse(`it holds more than ${limits.maxFiles} entries. Split it.`)
      bytes += entry.uncompressedSize
      if (bytes > limits.maxZipBytes) {
        refuse(
          `it unpacks to more than ${sizeText(limits.maxZipBytes)}. Split it, or import the folder itself.`,
        )
      }
      const ratio = entry.uncompressedSize / Math.max(entry.compressedSize, 1)
      if (entry.uncompressedSize >= limits.zipRatioFromBytes && ratio > limits.maxZipRatio) {
        refuse(
          `the entry ${quoted(name)} unpacks to ${Math.round(ratio)} times its size, as in a decompression bomb.`,
        )
      }
    },
    /** Checks what only all entries together show. */
    finish(): void {
      checkOverlap(entries, directoryStart)
    },
  }
}
