import { open } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { byPath, type Files, isJunk, type ListedFile, pathIndex } from './files.ts'
import { diskError } from './folder-files.ts'
import type { Limits } from './limits.ts'
import { quoted } from './reasons.ts'
import { SourceError } from './source.ts'
import { zipChecker } from './zip-checks.ts'
import { ZipReader } from './zip-reader.ts'

interface PackedFile extends ListedFile {
  entry: Entry
}

function damaged(cause: unknown): SourceError {
  const detail = cause instanceof Error ? cause.message : String(cause)
  return new SourceError(
    `The archive cannot be read; it is damaged or cut off (${detail}). Copy or pack it again.`,
    {
      cause,
    },
  )
}

/** The entry's name; strict, so that a backslash is seen instead of being taken for a slash. */
function nameOf(entry: Entry): string {
  return yauzl.getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, true)
}

async function listEntries(zip: ZipFile, limits: Limits, signal?: AbortSignal): Promise<PackedFile[]> {
  const list: PackedFile[] = []
  // Before the first entry is read, the cursor stands at the start of the archive's directory.
  const checker = zipChecker(limits, Number(zip.readEntryCursor))
  for await (const entry of zip.eachEntry()) {
    signal?.throwIfAborted()
    const name = nameOf(entry)
    checker.add(entry, name)
    if (name.endsWith('/') || name.split('/').some(isJunk)) continue
    list.push({ path: name, bytes: entry.uncompressedSize, entry })
  }
  checker.finish()
  return list.sort(byPath)
}

/** Inflates an entry, never beyond its declared size, and checks its checksum at the end. */
async function* readEntry(
  zip: ZipFile,
  file: PackedFile,
  signal?: AbortSignal,
): AsyncGenerator<Uint8Array, void, undefined> {
  const broken = (cause: unknown) =>
    new SourceError(`${quoted(file.path)} is damaged inside the archive. Pack it again.`, { cause })
  if (!file.entry.canDecodeFileData()) {
    throw new SourceError(`${quoted(file.path)} is packed by a method other than "deflate". Pack it again.`)
  }
  let sum = 0
  let stream: Awaited<ReturnType<ZipFile['openReadStreamPromise']>> | undefined
  try {
    stream = await zip.openReadStreamPromise(file.entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      signal?.throwIfAborted()
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    if (signal?.aborted) throw error
    throw broken(error)
  } finally {
    stream?.destroy()
  }
  if (sum !== file.entry.crc32) throw broken(new Error('checksum differs'))
}

/** The files of a .zip archive, which is checked as a whole before any of them can be read. Nothing is unpacked. */
export async function openZip(path: string, limits: Limits, signal?: AbortSignal): Promise<Files> {
  const handle = await open(path, 'r').catch((error: unknown) => {
    throw diskError(path, error)
  })
  const { size } = await handle.stat()
  const reader = new ZipReader(handle, size)
  let zip: ZipFile | undefined
  let list: PackedFile[]
  try {
    zip = await yauzl.fromRandomAccessReaderPromise(reader, size, {
      autoClose: false,
      decodeStrings: false,
      validateEntrySizes: true,
    })
    list = await listEntries(zip, limits, signal)
  } catch (error) {
    if (zip) zip.close()
    else await handle.close()
    throw error instanceof SourceError || signal?.aborted ? error : damaged(error)
  }
  const opened = zip
  const find = pathIndex(list)
  return {
    list,
    find,
    read(inner, readSignal) {
      const file = find(inner)
      if (!file) throw new SourceError(`${quoted(inner)} is not there.`)
      return readEntry(opened, file, readSignal)
    },
    close: async () => opened.close(),
  }
}
