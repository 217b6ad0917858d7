import { randomBytes } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { TestContext } from 'node:test'
import { ZipFile } from 'yazl'
import { type ImportTerms, importSource } from '../../../../src-main/sources/import-source.ts'
import { type OpenOptions, openSource } from '../../../../src-main/sources/open-source.ts'
import type { Entry, Source } from '../../../../src-main/sources/source.ts'
import { openStore } from '../../../../src-main/store/store.ts'
import { openVault } from '../../../../src-main/vault/vault.ts'
import type { Task } from '../../../../src-shared/model/task.ts'

const mediaFolder = join(import.meta.dirname, '../../../fixtures/packs/media')

/** A small real media file of the fixtures. */
export function fixture(name: string): Promise<Buffer> {
  return readFile(join(mediaFolder, name))
}

/** The fixtures of the HLS stream, below a folder. */
export async function hlsFixture(folder: string): Promise<Record<string, Buffer>> {
  const names = ['master.m3u8', 'low/index.m3u8', 'low/0.ts', 'high/index.m3u8', 'high/0.ts']
  const files = await Promise.all(
    names.map(async (name) => [`${folder}${name}`, await fixture(`hls/${name}`)] as const),
  )
  return Object.fromEntries(files)
}

export type FileSet = Record<string, string | Uint8Array>

/** A folder that is removed after the test. */
export async function temporary(t: TestContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'evenhand-sources-'))
  t.after(() => rm(path, { recursive: true, force: true }))
  return path
}

/** A folder with files, by their paths in it. */
export async function folderOf(t: TestContext, files: FileSet, name = 'things'): Promise<string> {
  const root = join(await temporary(t), name)
  await mkdir(root)
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  return root
}

/** One file in a folder of its own. */
export async function fileOf(t: TestContext, name: string, content: string | Uint8Array): Promise<string> {
  return join(await folderOf(t, { [name]: content }), name)
}

export async function zipOf(files: FileSet): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [path, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), path)
  zip.end()
  return buffer(zip.outputStream)
}

/** The files of a task pack with these lines. */
export function packOf(
  lines: readonly (object | string)[],
  media: FileSet = {},
  manifest: object = {},
): FileSet {
  return {
    'pack.json': JSON.stringify({ format: 'evenhand-pack/1', id: 'trial', title: 'Trial', ...manifest }),
    'tasks.jsonl': `${lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')}\n`,
    ...media,
  }
}

export function textLine(id: string, text = 'Hello.'): object {
  return { id, content: { kind: 'text', text } }
}

export function mediaLine(id: string, kind: string, src: string): object {
  return { id, content: { kind, src } }
}

/** A store and a vault, as a profile has them, and imports into them. */
export async function desk(t: TestContext) {
  const root = await temporary(t)
  const store = openStore(
    join(root, 'store.db'),
    { database: randomBytes(32), chain: randomBytes(32) },
    Date.now,
  )
  t.after(() => store.close())
  const vault = await openVault(join(root, 'vault'), randomBytes(32))
  const packs: ImportTerms['packs'] = {
    knowledgeOf: store.packs.knowledgeOf,
    keptMedia: store.tasks.media,
    add: (rows) => store.transact(() => store.packs.add(rows, '2026-03-01T00:00:00Z')),
  }
  return {
    store,
    vault,
    packs,
    async import(path: string, options: OpenOptions = {}, terms: Partial<ImportTerms> = {}) {
      const source = await openSource(path, options)
      try {
        return await importSource(source, { packs, vault, ...terms })
      } finally {
        await source.close()
      }
    },
    async vaultFiles(): Promise<string[]> {
      const entries = await readdir(join(root, 'vault'), { recursive: true, withFileTypes: true })
      return entries.filter((entry) => entry.isFile()).map((entry) => entry.name)
    },
    /** A kept file's bytes, as the review screen would get them. */
    async kept(taskId: string, path: string): Promise<{ mime: string; bytes: Buffer } | undefined> {
      const entry = store.tasks.media(taskId, path)
      if (!entry) return undefined
      const chunks: Uint8Array[] = []
      for await (const chunk of vault.read(entry)) chunks.push(chunk)
      return { mime: entry.mime, bytes: Buffer.concat(chunks) }
    },
  }
}

/** Everything that a source yields. */
export async function entriesOf(source: Source): Promise<Entry[]> {
  const entries: Entry[] = []
  for await (const entry of source.entries()) entries.push(entry)
  await source.close()
  return entries
}

/** The tasks of a source, which must have no bad entry. */
export async function tasksOf(source: Source): Promise<Task[]> {
  return (await entriesOf(source)).map((entry) => {
    if ('reason' in entry) throw new Error(`line ${entry.line}: ${entry.reason}`)
    return entry.task
  })
}
