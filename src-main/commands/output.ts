import { type FileHandle, lstat, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DeskError } from '../../src-shared/desk/result.ts'
import { syncFolder } from '../store/sync-folder.ts'

/** Where rows are written to, as fast as it takes them. */
export interface Output {
  write(text: string): Promise<void>
  /** All of it is there: on the disk under its name, if it is a file. */
  finish(): Promise<void>
  /** Takes back what was begun. */
  abandon(): Promise<void>
}

/**
 * Opens a new file, readable for its owner alone, or standard output if none is named. A file gets its name when it is
 * whole.
 * @throws DeskError `conflict` if something has that name, `not-found` if there is no such folder, `read-only` if nothing
 * can be written there
 */
export async function openOutput(path: string | undefined): Promise<Output> {
  if (path === undefined) return standardOutput
  const partial = `${path}.partial`
  const isFolder = await stat(path).then(
    (facts) => facts.isDirectory(),
    () => false,
  )
  if (isFolder) throw new DeskError('conflict', `${path} is a folder. Name a file in it.`)
  if (await isThere(path))
    throw new DeskError(
      'conflict',
      `There is something at ${path} already, which was left as it is. Name a new file.`,
    )
  const file = await open(partial, 'w', 0o600).catch((error: unknown) => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT') throw new DeskError('not-found', `There is no folder ${dirname(path)}.`)
    if (code !== 'EACCES' && code !== 'EROFS') throw error
    throw new DeskError('read-only', `The folder ${dirname(path)} cannot be written to.`)
  })
  return {
    write: (text) => writeAll(file, text),
    async finish() {
      await file.sync()
      await file.close()
      await rename(partial, path)
      syncFolder(dirname(path))
    },
    async abandon() {
      await file.close()
      await rm(partial, { force: true })
    },
  }
}

/** Also a link that leads nowhere. */
function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

/** Not `write`, which may take a part of it only. */
function writeAll(file: FileHandle, text: string): Promise<void> {
  return file.writeFile(text)
}

const standardOutput: Output = {
  async write(text) {
    if (process.stdout.write(text)) return
    await new Promise((drained) => process.stdout.once('drain', drained))
  },
  finish: async () => undefined,
  abandon: async () => undefined,
}
