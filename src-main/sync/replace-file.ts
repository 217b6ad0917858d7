import { randomUUID } from 'node:crypto'
import { open, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * Puts a text in the place of a file, down to the disk: whoever reads it sees the old one or the new one as a whole. The
 * folder itself is never made: one that is missing may be a disk or a share that is not connected, and a folder made in
 * its place would keep the file on this machine.
 */
export async function replaceFile(folder: string, name: string, text: string): Promise<void> {
  // A name of its own each time: a profile that is locked and opened again may find an earlier writing still at it.
  const partial = join(folder, `.${name}.${randomUUID()}.partial`)
  try {
    const file = await open(partial, 'wx')
    try {
      await file.writeFile(text)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(partial, join(folder, name))
  } catch (error) {
    // What there is of it takes room that a full disk needs.
    await rm(partial, { force: true }).catch(() => {})
    throw error
  }
  await syncFolder(folder)
}

/**
 * Removes what was left of a file by processes that were killed while they wrote it.
 * @param before ms since the epoch; younger ones may be being written
 */
export async function removePartials(folder: string, name: string, before: number): Promise<void> {
  for (const found of await readdir(folder)) {
    if (!found.startsWith(`.${name}.`) || !found.endsWith('.partial')) continue
    const path = join(folder, found)
    if ((await stat(path)).mtimeMs < before) await rm(path, { force: true })
  }
}

/** A file's name is durable only once its folder is. Windows cannot sync one, nor can every network drive. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS', 'EBADF'].includes(codeOf(error))) throw error
  } finally {
    await folder.close()
  }
}

/** The system's name of an error, such as `ENOSPC`; empty if it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''
}
