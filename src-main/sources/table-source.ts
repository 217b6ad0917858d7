import { mapColumns } from './columns.ts'
import type { Table } from './csv-rows.ts'
import type { FetchMedia } from './fetch-media.ts'
import type { Files } from './files.ts'
import { inspector, openMedia } from './inspect.ts'
import { packFor, shortHash } from './pack-id.ts'
import { quoted } from './reasons.ts'
import { type Entry, type Source, SourceError } from './source.ts'
import { type RowMedia, rowToTask } from './table-task.ts'

/** Media whose first bytes have come and whose rest waits to be read. */
interface Waiting extends RowMedia {
  read(): AsyncGenerator<Uint8Array, void, undefined>
  discard(): Promise<void>
}

/** Begins to fetch a row's media, so that its content tells the task's kind. */
async function startFetch(address: string, fetchMedia: FetchMedia, signal?: AbortSignal): Promise<Waiting> {
  const opened = await openMedia(fetchMedia(address, signal))
  const { type } = opened
  const refuse = async (reason: string): Promise<never> => {
    await opened.discard()
    throw new SourceError(`${quoted(address)} ${reason}`)
  }
  if (opened.start.length === 0) return refuse('is empty')
  if (type?.role === 'playlist')
    return refuse('is an HLS playlist; download its files and import their folder')
  const isPage = type?.mime === 'text/plain' && type.name !== 'a text'
  const kind = isPage ? undefined : (type?.kinds[0] ?? type?.meantFor)
  if (!kind) return refuse(`is ${type?.name ?? 'of no known type'}; give the address of a media file itself`)
  // The first bytes usually hold the list of tracks, which tells a voice message from a film.
  const look = inspector(type)
  look.push(opened.start)
  const { tracks } = look.end()
  const isSound = kind === 'video' && tracks?.video === false
  return {
    kind: isSound ? 'audio' : kind,
    path: `fetched/${shortHash(16, address)}`,
    read: opened.all,
    discard: opened.discard,
  }
}

/**
 * A task for each row of a table of texts, or of https addresses of media.
 * @param columns mapping given by a person; the rest is found by name, unless `guessColumns` is false
 * @throws SourceError if it is not clear which column is what
 */
export function openTable(
  table: Table,
  files: Files,
  options: {
    name: string
    columns: Readonly<Record<string, string>>
    guessColumns?: boolean | undefined
    fetchMedia: FetchMedia
  },
): Source {
  const columns = mapColumns(options.columns, table.columns, options.guessColumns)
  let waiting: Waiting | undefined
  const letGo = async () => {
    const left = waiting
    waiting = undefined
    await left?.discard()
  }
  async function* entries(signal?: AbortSignal): AsyncGenerator<Entry, void, undefined> {
    for await (const row of table.rows(signal)) {
      await letGo()
      if ('reason' in row) {
        yield row
        continue
      }
      const address = columns.url === undefined ? undefined : row.cells(columns.url)?.trim()
      try {
        if (address) waiting = await startFetch(address, options.fetchMedia, signal)
      } catch (error) {
        if (!(error instanceof SourceError)) throw error
        yield { line: row.line, reason: error.message }
        continue
      }
      const task = rowToTask(row.cells, columns, waiting)
      yield 'reason' in task ? { line: row.line, reason: task.reason } : { line: row.line, task }
    }
  }
  return {
    pack: packFor('table', options.name),
    entries,
    file: (path) => (waiting?.path === path ? {} : undefined),
    read(path) {
      if (waiting?.path !== path) throw new SourceError(`${quoted(path)} is not there.`)
      const { read } = waiting
      waiting = undefined
      return read()
    },
    async close() {
      await letGo()
      await files.close()
    },
  }
}
