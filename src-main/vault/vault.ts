import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  chunkBytes,
  openChunk,
  sealChunk,
  sealedChunkBytes,
  tagBytes,
  unwrapKey,
  VaultDamageError,
  wrapKey,
} from './chunk-cipher.ts'
import type { VaultEntry } from './vault-entry.ts'

/** Byte range of a file, both ends inclusive, as in HTTP. */
export interface ByteRange {
  start: number
  end: number
}

export interface Vault {
  /** Encrypts a stream into the vault and makes it durable. Leaves nothing behind when the stream fails or is aborted. */
  put(content: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<VaultEntry>
  /** Decrypts a range, chunk by chunk, only what is asked for. Throws VaultDamageError at the first bad chunk. */
  read(entry: VaultEntry, range?: ByteRange): AsyncGenerator<Uint8Array, void>
  remove(id: string): Promise<void>
  /**
   * Deletes files that no entry knows, left by an import that was cut off. Returns how many.
   * @param before ms since the epoch; younger files may belong to an import that is running now, and stay
   */
  sweep(known: ReadonlySet<string>, before: number): Promise<number>
}

/** Chunks that are read from disk in one go. */
const chunksPerRead = 8

/** Opens the encrypted media cache in a folder. Nothing decrypted ever touches the disk. */
export async function openVault(folder: string, vaultKey: Uint8Array): Promise<Vault> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pathOf = (id: string) => join(folder, id.slice(0, 2), id)

  async function put(content: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<VaultEntry> {
    const id = randomUUID()
    const fileKey = randomBytes(32)
    const hash = createHash('sha256')
    const partial = `${pathOf(id)}.partial`
    await mkdir(join(folder, id.slice(0, 2)), { recursive: true, mode: 0o700 })
    const file = await open(partial, 'wx', 0o600)
    try {
      let bytes = 0
      let index = 0
      for await (const { chunk, last } of inChunks(content)) {
        signal?.throwIfAborted()
        hash.update(chunk)
        // Not `write`, which may take a part of the bytes only, as on a disk that is just running full.
        await file.writeFile(sealChunk(fileKey, id, index, last, chunk))
        bytes += chunk.length
        index += 1
      }
      await file.datasync()
      await file.close()
      await rename(partial, pathOf(id))
      await syncFolder(dirname(partial))
      return { id, wrappedKey: wrapKey(vaultKey, id, fileKey), bytes, sha256: hash.digest('hex') }
    } catch (error) {
      await file.close().catch(() => {})
      await rm(partial, { force: true })
      throw error
    }
  }

  async function* read(entry: VaultEntry, range?: ByteRange): AsyncGenerator<Uint8Array, void> {
    if (entry.bytes === 0) return
    const { start, end } = range ?? { start: 0, end: entry.bytes - 1 }
    const fileKey = unwrapKey(vaultKey, entry.id, entry.wrappedKey)
    const lastIndex = Math.ceil(entry.bytes / chunkBytes) - 1
    const file = await open(pathOf(entry.id), 'r').catch(() => {
      throw new VaultDamageError('The stored file is missing.')
    })
    try {
      const through = Math.floor(end / chunkBytes)
      for (let first = Math.floor(start / chunkBytes); first <= through; first += chunksPerRead) {
        const count = Math.min(chunksPerRead, through - first + 1)
        const sealed = Buffer.allocUnsafe(count * sealedChunkBytes)
        const { bytesRead } = await file.read(sealed, 0, sealed.length, first * sealedChunkBytes)
        for (let offset = 0; offset < count; offset += 1) {
          const index = first + offset
          const from = offset * sealedChunkBytes
          const size =
            index === lastIndex ? entry.bytes - lastIndex * chunkBytes + tagBytes : sealedChunkBytes
          if (from + size > bytesRead)
            throw new VaultDamageError('The stored file was cut short and cannot be shown.')
          const plain = openChunk(
            fileKey,
            entry.id,
            index,
            index === lastIndex,
            sealed.subarray(from, from + size),
          )
          const at = index * chunkBytes
          yield plain.subarray(Math.max(0, start - at), Math.min(plain.length, end - at + 1))
        }
      }
    } finally {
      await file.close()
    }
  }

  async function remove(id: string): Promise<void> {
    await rm(pathOf(id), { force: true })
  }

  async function sweep(known: ReadonlySet<string>, before: number): Promise<number> {
    let swept = 0
    for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || known.has(entry.name)) continue
      const path = join(entry.parentPath, entry.name)
      if ((await stat(path)).mtimeMs >= before) continue
      await rm(path, { force: true })
      swept += 1
    }
    return swept
  }

  return { put, read, remove, sweep }
}

/** A file's name is durable only once its folder is. Windows has no such call and needs none. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  await folder.sync()
  await folder.close()
}

/** Cuts a stream into whole chunks and says which is the last. An empty stream has one empty last chunk. */
async function* inChunks(
  content: AsyncIterable<Uint8Array>,
): AsyncGenerator<{ chunk: Buffer; last: boolean }> {
  let waiting: Buffer[] = []
  let size = 0
  for await (const piece of content) {
    waiting.push(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength))
    size += piece.length
    // The last chunk is only known at the end, so a full one is held back until more has come.
    if (size <= chunkBytes) continue
    const all = Buffer.concat(waiting)
    let offset = 0
    for (; size - offset > chunkBytes; offset += chunkBytes) {
      yield { chunk: all.subarray(offset, offset + chunkBytes), last: false }
    }
    waiting = [all.subarray(offset)]
    size -= offset
  }
  yield { chunk: Buffer.concat(waiting), last: true }
}
