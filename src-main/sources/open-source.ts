import type { Stats } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename, dirname, extname, resolve } from 'node:path'
import { openCsv, type Table } from './csv-rows.ts'
import { createFetcher, type FetchOptions } from './fetch-media.ts'
import { type Files, filesBelow, loneFolder, readHead } from './files.ts'
import { diskError, openFile, openFolder } from './folder-files.ts'
import { openJsonLines } from './json-rows.ts'
import { defaultLimits, type Limits } from './limits.ts'
import { openMediaFiles } from './media-source.ts'
import { headBytes, mediaType } from './media-type.ts'
import { openPack, packFiles } from './pack-source.ts'
import { practiceManifest } from './practice-source.ts'
import { quoted } from './reasons.ts'
import { type Source, SourceError } from './source.ts'
import { openTable } from './table-source.ts'
import { openZip } from './zip-files.ts'

export interface OpenOptions {
  /** Column mapping of a table: what it means → the column's name, such as `{ text: 'body', id: 'post_id' }`. */
  columns?: Readonly<Record<string, string>>
  /** Whether names may tell what the mapping does not; true by default. */
  guessColumns?: boolean
  /** Hosts that media may be fetched from; none by default. See `FetchOptions.allowedHosts`. */
  allowHosts?: readonly string[]
  /** Further terms of fetching, such as another size limit. */
  fetching?: Partial<Omit<FetchOptions, 'allowedHosts'>>
  limits?: Partial<Limits>
  signal?: AbortSignal
}

/** A pack if there is a pack.json, otherwise whatever media there are. Those of practice and golden packs are no work. */
async function openFiles(files: Files, name: string, limits: Limits, signal?: AbortSignal): Promise<Source> {
  const practice = files.list.find(({ path }) => basename(path) === practiceManifest)
  if (practice)
    throw new SourceError(
      `There is a practice pack in it (${quoted(practice.path)}), which never becomes work. Take it in under “Practice”.`,
    )
  const pack = packFiles(files)
  return pack ? openPack(pack, limits, signal) : openMediaFiles(files, { name, limits, signal })
}

type Shape = 'zip' | 'json-lines' | 'csv' | 'playlist' | 'media'

/** What a single file is. Its content decides, except between a text and a table, which only their names tell apart. */
async function shapeOf(files: Files, path: string, hasColumns: boolean): Promise<Shape> {
  const head = await readHead(files.read(path), headBytes)
  const start = Buffer.from(head.subarray(0, 4)).toString('latin1')
  if (start === 'PK\x03\x04' || start === 'PK\x05\x06') return 'zip'
  const type = await mediaType(head)
  if (type?.role === 'playlist') return 'playlist'
  const extension = extname(path).toLowerCase()
  const isUtf16 = start.startsWith('\xff\xfe') || start.startsWith('\xfe\xff')
  const isTable = type?.mime === 'text/plain' || isUtf16 || (type === undefined && head.length > 0)
  if (!isTable) return 'media'
  if (extension === '.jsonl' || extension === '.ndjson') return 'json-lines'
  if (extension === '.csv' || extension === '.tsv') return 'csv'
  if (extension === '.json') {
    throw new SourceError(
      `${quoted(path)} is a single JSON file. Import a pack's folder, or a .jsonl with an object a line.`,
    )
  }
  const isObject = new TextDecoder().decode(head.subarray(0, 64)).trimStart().startsWith('{')
  if (hasColumns) return isObject ? 'json-lines' : 'csv'
  return 'media'
}

async function openSingle(path: string, options: OpenOptions, limits: Limits): Promise<Source> {
  const { columns = {}, guessColumns, signal } = options
  const files = await openFile(path)
  const name = basename(path)
  const title = name.slice(0, name.length - extname(name).length) || name
  const shape = await shapeOf(files, name, Object.keys(columns).length > 0)
  switch (shape) {
    case 'zip': {
      const zip = await openZip(path, limits, signal)
      const folder = loneFolder(zip)
      // So that a folder and the same folder zipped have the same paths, and bring the same tasks.
      const content = folder === undefined ? zip : filesBelow(zip, folder)
      return closingOnError(zip, () => openFiles(content, title, limits, signal))
    }
    case 'playlist': {
      const folder = await openFolder(dirname(resolve(path)), limits, signal)
      return openMediaFiles(folder, { name: title, limits, only: name, signal })
    }
    case 'media':
      return openMediaFiles(files, { name: title, limits, signal })
    default: {
      const table = await readTable(shape, files, name, limits)
      const fetchMedia = createFetcher({ ...options.fetching, allowedHosts: options.allowHosts ?? [] })
      return openTable(table, files, { name: title, columns, guessColumns, fetchMedia })
    }
  }
}

/**
 * The table at a path, or undefined if something else is there. Close its files after use.
 * @throws SourceError with a sentence for a person
 */
export async function openTableFile(path: string): Promise<{ table: Table; files: Files } | undefined> {
  if ((await factsOf(path)).isDirectory()) return undefined
  const files = await openFile(path)
  const name = basename(path)
  try {
    const shape = await shapeOf(files, name, false)
    if (shape === 'csv' || shape === 'json-lines')
      return { table: await readTable(shape, files, name), files }
  } catch (error) {
    await files.close()
    throw error
  }
  await files.close()
  return undefined
}

function readTable(
  shape: 'csv' | 'json-lines',
  files: Files,
  name: string,
  limits = defaultLimits,
): Promise<Table> {
  const read = (signal?: AbortSignal) => files.read(name, signal)
  return (shape === 'csv' ? openCsv : openJsonLines)(read, limits.maxLineBytes)
}

async function closingOnError(files: Files, open: () => Promise<Source>): Promise<Source> {
  try {
    return await open()
  } catch (error) {
    await files.close()
    throw error
  }
}

function factsOf(path: string): Promise<Stats> {
  return stat(path).catch((error: unknown) => {
    throw diskError(path, error)
  })
}

/**
 * Opens whatever a person points at: a task pack (folder or .zip), a folder or .zip of media, a media file or text, or
 * a table in CSV or JSON lines. Close it after use.
 * @throws SourceError with a sentence for that person; the signal's reason
 */
export async function openSource(path: string, options: OpenOptions = {}): Promise<Source> {
  const limits = { ...defaultLimits, ...options.limits }
  if (!(await factsOf(path)).isDirectory()) return openSingle(path, options, limits)
  const files = await openFolder(path, limits, options.signal)
  return openFiles(files, basename(resolve(path)), limits, options.signal)
}
