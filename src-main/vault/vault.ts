import { createHash, createSecretKey, randomBytes, randomUUID } from 'node:crypto'
import { type FileHandle, lstat, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { chunkBytes, sealChunk, wrapKey } from './chunk-cipher.ts'
import { headerBytes, readStart, writeHeader } from './file-header.ts'
import { type ByteRange, readVaultFile } from './read-file.ts'
import type { VaultEntry } from './vault-entry.ts'

export interface Vault {
  /** Encrypts a stream into the vault and makes it durable. Leaves nothing behind when the stream fails or is aborted. */
  put(content: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<VaultEntry>
  /** Decrypts a range, chunk by chunk, only what is asked for. Throws VaultDamageError at the first bad chunk. */
  read(entry: Pick<VaultEntry, 'id' | 'bytes'>, range?: ByteRange): AsyncGenerator<Uint8Array, void>
  /**
   * Overwrites a file's key on the disk, then deletes the file: what the disk keeps of it is unreadable, also to whoever
   * has the vault's key. Does nothing where there is no such file, so it can be done again after a crash.
   */
  shred(id: string): Promise<void>
  /** Takes back a file that an import has just put here and that no task will use. */
  remove(id: string): Promise<void>
  /** Gives a file of the first schema, whose wrapped key was in the database, its header. Can be done again. */
  adopt(id: string, wrappedKey: Uint8Array): Promise<void>
  /**
   * Shreds files that no entry knows, left by an import or a shredding that was cut off. Returns how many.
   * @param before ms since the epoch; younger files may belong to an import that is running now, and stay
   * @param isShredded whether a file was to be shredded before; then it goes whatever its age
   */
  sweep(known: ReadonlySet<string>, before: number, isShredded?: (id: string) => boolean): Promise<number>
}

/** Opens the encrypted media cache in a folder. Nothing decrypted ever touches the disk. */
export async function openVault(folder: string, vaultKey: Uint8Array): Promise<Vault> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const pathOf = (id: string) => join(folder, id.slice(0, 2), id)

  async function put(content: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<VaultEntry> {
    const id = randomUUID()
    const keyBytes = randomBytes(32)
    const fileKey = createSecretKey(keyBytes)
    const hash = createHash('sha256')
    let bytes = 0
    await writeWhole(pathOf(id), async (file) => {
      await file.writeFile(writeHeader(wrapKey(vaultKey, id, keyBytes)))
      let index = 0
      for await (const { chunk, last } of inChunks(content)) {
        signal?.throwIfAborted()
        hash.update(chunk)
        // Not `write`, which may take a part of the bytes only, as on a disk that is just running full.
        await file.writeFile(sealChunk(fileKey, id, index, last, chunk))
        bytes += chunk.length
        index += 1
      }
    })
    return { id, bytes, sha256: hash.digest('hex') }
  }

  async function adopt(id: string, wrappedKey: Uint8Array): Promise<void> {
    const old = await openIfThere(pathOf(id), 'r')
    if (!old) return
    try {
      const header = writeHeader(wrappedKey)
      if ((await readStart(old)).equals(header)) return
      await writeWhole(pathOf(id), async (file) => {
        await file.writeFile(header)
        await file.writeFile(old.createReadStream({ start: 0, autoClose: false }))
      })
    } finally {
      await old.close()
    }
  }

  const sweep: Vault['sweep'] = async (known, before, isShredded = () => false) => {
    let swept = 0
    for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
      if (!entry.isFile() || known.has(entry.name)) continue
      const path = join(entry.parentPath, entry.name)
      // Gone meanwhile, as when an import gives a finished file its name.
      const facts = await stat(path).catch(() => undefined)
      if (!facts || (facts.mtimeMs >= before && !isShredded(entry.name))) continue
      await shredFile(path)
      swept += 1
    }
    return swept
  }

  return {
    put,
    read: (entry, range) => readVaultFile(pathOf(entry.id), entry, vaultKey, range),
    shred: (id) => shredFile(pathOf(id)),
    remove: (id) => rm(pathOf(id), { force: true }),
    adopt,
    sweep,
  }
}

/** Shreds every file of a vault; no key is needed for that. */
export async function shredVault(folder: string): Promise<void> {
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => [])) {
    if (entry.isFile()) await shredFile(join(entry.parentPath, entry.name))
  }
}

/** Writes a file aside and puts it in its place when all of it is on the disk; on any failure nothing has changed. */
async function writeWhole(path: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const partial = `${path}.partial`
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  const file = await open(partial, 'w', 0o600)
  try {
    await write(file)
    await file.datasync()
    await file.close()
    await rename(partial, path)
    await syncFolder(dirname(path))
  } catch (error) {
    await file.close().catch(() => {})
    await rm(partial, { force: true })
    throw error
  }
}

async function shredFile(path: string): Promise<void> {
  // What a link in its place leads to is not the vault's to overwrite.
  const isLink = await lstat(path).then(
    (facts) => facts.isSymbolicLink(),
    () => false,
  )
  if (isLink) return rm(path, { force: true })
  const file = await openIfThere(path, 'r+')
  if (!file) return
  try {
    await file.write(Buffer.alloc(headerBytes), 0, headerBytes, 0)
    await file.datasync()
  } finally {
    await file.close()
  }
  await rm(path, { force: true })
}

async function openIfThere(path: string, flags: string): Promise<FileHandle | undefined> {
  try {
    return await open(path, flags)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
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
