import { constants } from 'node:fs'
import { lstat, open, readdir, realpath } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { byPath, type Files, isJunk, type ListedFile, pathIndex } from './files.ts'
import { type Limits, sizeText } from './limits.ts'
import { quoted } from './reasons.ts'
import { SourceError } from './source.ts'

/** A file with what identifies it on disk, so that a swap between listing and reading is noticed. */
interface DiskFile extends ListedFile {
  realPath: string
  device: bigint
  inode: bigint
}

/** Turns an error of the file system into a sentence about the path. */
export function diskError(path: string, cause: unknown): SourceError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const reasons: Record<string, string> = {
    ENOENT: 'does not exist. Check the path.',
    EACCES: 'may not be read by you. Check its permissions.',
    EPERM: 'may not be read by you. Check its permissions.',
    ELOOP: 'is a link that leads in a circle.',
    ENAMETOOLONG: 'has a name that is too long.',
  }
  const reason = reasons[code] ?? `cannot be read (${code || String(cause)}).`
  return new SourceError(`${quoted(path)} ${reason}`, { cause })
}

/** The file behind a directory entry, or undefined for what is no file or leaves the folder through a link. */
async function toFile(root: string, fullPath: string, isLink: boolean): Promise<DiskFile | undefined> {
  const realPath = isLink ? await realpath(fullPath).catch(() => undefined) : fullPath
  if (!realPath?.startsWith(root.endsWith(sep) ? root : root + sep)) return undefined
  const facts = await lstat(realPath, { bigint: true })
  if (!facts.isFile()) return undefined
  const path = relative(root, fullPath).split(sep).join('/')
  return { path, bytes: Number(facts.size), realPath, device: facts.dev, inode: facts.ino }
}

async function listFiles(root: string, limits: Limits, signal?: AbortSignal): Promise<DiskFile[]> {
  const list: DiskFile[] = []
  const folders = [root]
  let bytes = 0
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    const names = await readdir(folder, { withFileTypes: true })
    for (const name of names) {
      signal?.throwIfAborted()
      if (isJunk(name.name)) continue
      const fullPath = join(folder, name.name)
      // Links to folders are not followed: what is inside the root is found by its own path, and there are no circles.
      if (name.isDirectory()) folders.push(fullPath)
      const file =
        name.isFile() || name.isSymbolicLink()
          ? await toFile(root, fullPath, name.isSymbolicLink())
          : undefined
      if (!file) continue
      list.push(file)
      bytes += file.bytes
      if (list.length > limits.maxFiles) {
        throw new SourceError(`The folder holds more than ${limits.maxFiles} files. Import it in parts.`)
      }
      if (bytes > limits.maxFolderBytes) {
        throw new SourceError(
          `The folder holds more than ${sizeText(limits.maxFolderBytes)}. Import it in parts.`,
        )
      }
    }
  }
  return list.sort(byPath)
}

async function* readFile(file: DiskFile, signal?: AbortSignal): AsyncGenerator<Uint8Array, void, undefined> {
  // Opening without blocking keeps a pipe that took the file's place from holding the import up.
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)
  const handle = await open(file.realPath, flags).catch((error: unknown) => {
    throw diskError(file.path, error)
  })
  try {
    const facts = await handle.stat({ bigint: true })
    if (!facts.isFile() || facts.dev !== file.device || facts.ino !== file.inode) {
      throw new SourceError(`${quoted(file.path)} was replaced while the import ran. Import it again.`)
    }
    let position = 0
    while (position < file.bytes) {
      signal?.throwIfAborted()
      const buffer = Buffer.allocUnsafe(Math.min(256 * 1024, file.bytes - position))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position).catch((error: unknown) => {
        throw diskError(file.path, error)
      })
      if (bytesRead === 0) return
      position += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

function toFiles(list: DiskFile[]): Files {
  const find = pathIndex(list)
  return {
    list,
    find,
    read(path, signal) {
      const file = find(path)
      if (!file) throw new SourceError(`${quoted(path)} is not there.`)
      return readFile(file, signal)
    },
    close: async () => {},
  }
}

/** The files of a folder and the folders in it. Links that lead out of it are left out, and so are hidden files. */
export async function openFolder(path: string, limits: Limits, signal?: AbortSignal): Promise<Files> {
  try {
    return toFiles(await listFiles(await realpath(path), limits, signal))
  } catch (error) {
    if (error instanceof SourceError || signal?.aborted) throw error
    throw diskError(path, error)
  }
}

/** One file on its own, under its name. Here a link is followed, because a person pointed at it. */
export async function openFile(path: string): Promise<Files> {
  try {
    const realPath = await realpath(path)
    const file = await toFile(dirname(realPath), realPath, false)
    if (!file) throw new SourceError(`${quoted(path)} is neither a file nor a folder.`)
    return toFiles([{ ...file, path: basename(path) }])
  } catch (error) {
    throw error instanceof SourceError ? error : diskError(path, error)
  }
}
