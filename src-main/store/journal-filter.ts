import type Database from 'better-sqlite3'
import type { JournalRow } from './journal.ts'

/** Which rows of the journal somebody wants; left out: all. */
export interface JournalFilter {
  kinds?: readonly string[]
  taskId?: string
  /** Instants, ISO 8601 in UTC: from the first, before the second. */
  since?: string
  before?: string
}

export interface ExportedRow extends JournalRow {
  /** Lower-case hex. */
  hash: string
}

/** Rows in batches, so that millions need no memory and nothing waits for whoever takes them. */
export interface JournalSelection {
  /** How many rows it holds, up to the journal's end when it was made. */
  count(): number
  batches(): Generator<ExportedRow[]>
}

const batchRows = 1000

/** Rows that come later are not in it. */
export function selectJournal(database: Database.Database, filter: JournalFilter): JournalSelection {
  const last = Number(database.prepare('SELECT coalesce(max(sequence), 0) FROM journal').pluck().get())
  const { kinds, taskId, since, before } = filter
  const conditions = [
    ...(kinds ? ['kind IN (SELECT value FROM json_each(@kinds))'] : []),
    ...(taskId === undefined ? [] : ['task_id = @taskId']),
    ...(since === undefined ? [] : ['at >= @since']),
    ...(before === undefined ? [] : ['at < @before']),
  ]
  const where = ['sequence > @after AND sequence <= @last', ...conditions].join(' AND ')
  const terms = { last, kinds: JSON.stringify(kinds ?? []), taskId, since, before }
  const named = Object.fromEntries(Object.entries(terms).filter(([name]) => where.includes(`@${name}`)))
  const select = database.prepare<[object], ExportedRow>(
    `SELECT sequence, id, kind, at, task_id AS taskId, refers_to AS refersTo, payload, lower(hex(hash)) AS hash
     FROM journal WHERE ${where} ORDER BY sequence LIMIT ${batchRows}`,
  )
  const count = database.prepare<[object], number>(`SELECT count(*) FROM journal WHERE ${where}`).pluck()

  return {
    count: () => count.get({ ...named, after: 0 }) ?? 0,
    *batches() {
      for (let after = 0; ; ) {
        const rows = select.all({ ...named, after })
        if (rows.length > 0) yield rows
        if (rows.length < batchRows) return
        after = rows.at(-1)?.sequence ?? last
      }
    },
  }
}
