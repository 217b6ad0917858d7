import { type FileHandle, open } from 'node:fs/promises'
import { chunkBytes, openChunk, sealedChunkBytes, VaultDamageError } from './chunk-cipher.ts'
import { headerBytes, readFileKey, sealedBytes } from './file-header.ts'
import type { VaultEntry } from './vault-entry.ts'

/** Byte range of a file, both ends inclusive, as in HTTP. */
export interface ByteRange {
  start: number
  end: number
}

const unreadable = () => new VaultDamageError('The stored file cannot be read from the disk.')

/** Chunks that are read from disk in one go; a reader that is not asked for more holds two times as many. */
const chunksPerRead = 4

/**
 * Decrypts a range, chunk by chunk, and reads only those that it touches.
 * @throws VaultDamageError before a byte of what was changed is given out
 */
export async function* readVaultFile(
  path: string,
  { id, bytes }: Pick<VaultEntry, 'id' | 'bytes'>,
  vaultKey: Uint8Array,
  range: ByteRange = { start: 0, end: bytes - 1 },
): AsyncGenerator<Uint8Array, void> {
  const { start, end } = range
  const file = await open(path, 'r').catch((error: unknown) => {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw isMissing ? new VaultDamageError('The stored file is missing.') : unreadable()
  })
  try {
    await checkLength(file, sealedBytes(bytes))
    const key = await readFileKey(file, id, vaultKey)
    const last = Math.max(0, Math.ceil(bytes / chunkBytes) - 1)
    const through = Math.min(last, Math.floor(Math.max(0, end) / chunkBytes))
    let index = Math.floor(start / chunkBytes)
    for await (const run of readRuns(file, index, through, sealedBytes(bytes))) {
      for (let from = 0; from < run.length; from += sealedChunkBytes) {
        const plain = openChunk(key, id, index, index === last, run.subarray(from, from + sealedChunkBytes))
        const at = index * chunkBytes
        yield plain.subarray(Math.max(0, start - at), Math.min(plain.length, end - at + 1))
        index += 1
      }
    }
  } finally {
    // Waits for what is still being read.
    await file.close()
  }
}

/** The last chunk tells a file that was cut, but only when it is read; and nothing would tell what was added behind it. */
async function checkLength(file: FileHandle, expected: number): Promise<void> {
  const { size } = await file.stat()
  if (size === expected) return
  const what = size < expected ? 'was cut short' : 'has grown'
  throw new VaultDamageError(`The stored file ${what} and cannot be shown.`)
}

/** Sealed chunks in runs, each read while the one before is in use. A run is good until the next is asked for. */
async function* readRuns(
  file: FileHandle,
  first: number,
  through: number,
  fileBytes: number,
): AsyncGenerator<Buffer, void> {
  const runBytes = Math.min(chunksPerRead, through - first + 1) * sealedChunkBytes
  let [spare, reading] = [Buffer.alloc(0), Buffer.alloc(0)]
  const read = async (chunk: number) => {
    const at = headerBytes + chunk * sealedChunkBytes
    const length = Math.min(runBytes, (through - chunk + 1) * sealedChunkBytes, fileBytes - at)
    const into = spare.length > 0 ? spare : Buffer.allocUnsafeSlow(runBytes)
    ;[spare, reading] = [reading, into]
    const { bytesRead } = await file.read(into, 0, length, at).catch(() => {
      throw unreadable()
    })
    if (bytesRead < length) throw new VaultDamageError('The stored file was cut short and cannot be shown.')
    return into.subarray(0, length)
  }
  let next = read(first)
  for (let chunk = first; chunk <= through; chunk += chunksPerRead) {
    const run = await next
    if (chunk + chunksPerRead <= through) {
      next = read(chunk + chunksPerRead)
      // Told where it is awaited; a reader may be gone by then.
      next.catch(() => undefined)
    }
    yield run
  }
}
