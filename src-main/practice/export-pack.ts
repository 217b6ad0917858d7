import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { DeskError } from '../../src-shared/desk/result.ts'
import { type PracticePack, practicePackSchema } from '../../src-shared/model/practice.ts'
import type { PackVersion, StoredFile } from '../store/practice.ts'
import type { Store } from '../store/store.ts'
import type { Vault } from '../vault/vault.ts'

/**
 * A pack as it came, or was made, with what its tasks say and the names of its files.
 * @throws DeskError `not-found` where it, or content of it, is no longer here
 */
export function wholePack({ practice, tasks }: Store, version: PackVersion): PracticePack {
  const head = practice.find(version)
  if (!head) throw new DeskError('not-found', 'There is no such practice pack on this machine.')
  const items = practice.items(version).map((item) => {
    const { taskId, idInPack, packId: _pack, version: _version, place: _place, ...rest } = item
    const cached = tasks.find(taskId)
    if (!cached || cached.problem !== undefined)
      throw new DeskError('not-found', `The content of “${head.title}” is no longer on this machine.`)
    return { ...rest, task: { ...cached.task, id: idInPack } }
  })
  return practicePackSchema.parse({ ...head, items })
}

/**
 * Writes a pack with its content into a new folder inside of another one, and reads it again: what is there is what was meant.
 * @param use whether it is to be practised, or its tasks are to be mixed into live work
 * @returns name of the folder, and how many files are in it
 * @throws DeskError `conflict` where the folder is there already, `source-refused` where a file came out wrong
 */
export async function exportPack(
  store: Store,
  vault: Pick<Vault, 'read'>,
  version: PackVersion,
  into: string,
  use: 'practice' | 'golden' = 'practice',
): Promise<{ file: string; count: number }> {
  const { golden: _golden, ...said } = wholePack(store, version)
  const pack: PracticePack = use === 'golden' ? { ...said, golden: true } : said
  const files = filesOf(store, version)
  const name = `${pack.id}-${pack.version}${use === 'golden' ? '-golden' : ''}`
  const folder = join(into, name)
  const partial = `${folder}.partial`
  await rm(partial, { recursive: true, force: true })
  try {
    for (const file of files.values())
      await writeFile(join(partial, file.path), vault.read(file), file.sha256)
    const text = Buffer.from(`${JSON.stringify(pack, null, 1)}\n`)
    const hash = createHash('sha256').update(text).digest('hex')
    await writeFile(join(partial, 'practice.json'), [text], hash)
    await rename(partial, folder)
  } catch (error) {
    await rm(partial, { recursive: true, force: true })
    if (error instanceof Error && 'code' in error && ['ENOTEMPTY', 'EEXIST'].includes(String(error.code)))
      throw new DeskError('conflict', `There is a folder ${name} already. Choose another place for it.`)
    throw error
  }
  return { file: name, count: files.size + 1 }
}

function filesOf({ practice }: Store, version: PackVersion): ReadonlyMap<string, StoredFile> {
  return new Map(
    practice
      .items(version)
      .flatMap(({ taskId }) => practice.files(taskId))
      .map((file) => [file.path, file]),
  )
}

async function writeFile(
  path: string,
  bytes: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  sha256: string,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const file = await open(path, 'wx')
  try {
    await file.writeFile(bytes)
    await file.sync()
  } finally {
    await file.close()
  }
  const written = createHash('sha256')
  for await (const chunk of createReadStream(path)) written.update(chunk)
  if (written.digest('hex') !== sha256)
    throw new DeskError('source-refused', `${path} did not come out as it should. Try another place.`)
}
