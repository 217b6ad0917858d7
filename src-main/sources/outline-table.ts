import type { TableColumn, TableOutline } from '../../src-shared/model/table.ts'
import { guessColumns } from './columns.ts'
import { openTableFile } from './open-source.ts'

// Enough of a table to know its columns, and no more than a person waits for.
const maxRows = 10_000
const maxCells = 500_000
const maxCharacters = 64_000_000
const maxHostsKept = 10_000
const maxHostsListed = 200

type Kind = NonNullable<TableColumn['kind']>

function kindOf(value: string): Kind {
  if (/^-?\d{1,30}(\.\d{1,30})?$/.test(value)) return 'number'
  if (/^\d{4}-\d{2}-\d{2}([T ]|$)/.test(value)) return 'time'
  return /^https?:\/\/\S+$/i.test(value) && URL.canParse(value) ? 'address' : 'text'
}

/** Gathers what the values of one column are like. */
function columnWatcher(name: string) {
  const kinds = new Map<Kind, number>()
  const hosts = new Map<string, number>()
  let filled = 0
  let shortest = Number.POSITIVE_INFINITY
  let longest = 0
  let insecure = 0

  function noteAddress(address: string): void {
    const { protocol, host } = new URL(address)
    if (protocol !== 'https:') insecure += 1
    else if (hosts.has(host) || hosts.size < maxHostsKept) hosts.set(host, (hosts.get(host) ?? 0) + 1)
  }

  return {
    see(value: string): void {
      if (value === '') return
      const kind = kindOf(value)
      filled += 1
      kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
      shortest = Math.min(shortest, value.length)
      longest = Math.max(longest, value.length)
      if (kind === 'address') noteAddress(value)
    },
    result(): TableColumn {
      const [most] = [...kinds].sort(([, one], [, other]) => other - one)
      const listed = [...hosts].sort(([, one], [, other]) => other - one).slice(0, maxHostsListed)
      return {
        name,
        filled,
        ...(most && { kind: most[0] }),
        mixed: kinds.size > 1,
        shortest: filled === 0 ? 0 : shortest,
        longest,
        hosts: listed.map(([host, count]) => ({ host, count })),
        hostsLeftOut: hosts.size - listed.length,
        insecure,
      }
    },
  }
}

/**
 * What the columns of the table at a path are like, without their values; undefined if something else is there.
 * @throws SourceError with a sentence for a person
 */
export async function outlineTable(path: string): Promise<TableOutline | undefined> {
  const opened = await openTableFile(path)
  if (!opened) return undefined
  const { table, files } = opened
  const watchers = table.columns.map((name) => ({ name, watcher: columnWatcher(name) }))
  let rows = 0
  let characters = 0
  let complete = true
  try {
    for await (const row of table.rows()) {
      if (rows === maxRows || rows * watchers.length >= maxCells || characters >= maxCharacters) {
        complete = false
        break
      }
      rows += 1
      if ('reason' in row) continue
      for (const { name, watcher } of watchers) {
        const value = row.cells(name)?.trim() ?? ''
        characters += value.length
        watcher.see(value)
      }
    }
  } finally {
    await files.close()
  }
  const columns = watchers.map(({ watcher }) => watcher.result())
  return { columns, guess: guessColumns(table.columns), rows, complete }
}
