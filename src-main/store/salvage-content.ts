import type Database from 'better-sqlite3'
import { addContentHash } from './content-hash.ts'
import { quarantinedStates } from './move-task.ts'
import { fillTaskFacts } from './schema/version-3.ts'

export type Row = Record<string, unknown>

/**
 * Copies what a damaged database has beyond an earlier one, as far as it can be read: packs, policies, tasks with their
 * content and media, and how far decisions are on their way. Tasks come in as waiting: the journal's rows, replayed after
 * this, say which are decided. What the damaged one has forgotten is forgotten here too.
 */
export function salvageContent(from: Database.Database, into: Database.Database): void {
  const copy = createCopier(from, into)
  for (const table of ['pack', 'policy']) copy(table, readAll(from, `SELECT * FROM ${table} ORDER BY rowid`))
  const known = Number(into.prepare('SELECT coalesce(max(position), 0) FROM task').pluck().get())
  const tasks = readSpan(
    from,
    known + 1,
    lastPosition(from),
    'SELECT * FROM task WHERE position BETWEEN ? AND ?',
  )
  copy(
    'task',
    tasks.map((task) => ({ ...task, state: salvagedState(task), rank: 0, held_at: null, signals_shown: 0 })),
  )
  for (const { id } of tasks) {
    copy('task_payload', readAll(from, 'SELECT * FROM task_payload WHERE task_id = ?', id))
    const files = readAll(from, 'SELECT * FROM task_media WHERE task_id = ?', id)
    for (const file of files) copy('media', readAll(from, 'SELECT * FROM media WHERE id = ?', file.media_id))
    copy('task_media', files)
  }
  forgetWhatIsForgotten(from, into)
  // An earlier schema says nothing of it.
  addContentHash(into)
  into.exec(fillTaskFacts)
}

/** What is no production's stays apart. */
function salvagedState({ state }: Row): string {
  return quarantinedStates.find((quarantined) => quarantined === state) ?? 'waiting'
}

/** To be called when the journal's rows are there: how far their decisions are on their way to whoever receives them. */
export function salvageSending(from: Database.Database, into: Database.Database, lastSequence: number): void {
  const columns = 'state, hold_until, sent_at, problem'
  const move = into.prepare(
    `UPDATE outbox SET state = @state, hold_until = @hold_until, sent_at = @sent_at, problem = @problem
     WHERE sequence = @sequence AND (state = 'held' OR (state = 'ready' AND @state IN ('sent', 'attention')))`,
  )
  const rows = readSpan(
    from,
    1,
    lastSequence,
    `SELECT sequence, ${columns} FROM outbox WHERE sequence BETWEEN ? AND ? AND state IN ('ready', 'sent', 'attention', 'kept')`,
  )
  for (const row of rows) move.run(row)
}

/** To be called last: what was entered for tasks that still wait, also for an audit. */
export function salvageDrafts(from: Database.Database, into: Database.Database): void {
  const save = into.prepare(
    `INSERT OR REPLACE INTO draft (task_id, payload)
     SELECT @task_id, @payload FROM task WHERE id = @task_id AND state IN ('waiting', 'held', 'audit')`,
  )
  for (const draft of readAll(from, 'SELECT task_id, payload FROM draft')) save.run(draft)
}

function forgetWhatIsForgotten(from: Database.Database, into: Database.Database): void {
  const last = Number(into.prepare('SELECT coalesce(max(rowid), 0) FROM task_payload').pluck().get())
  const redact = into.prepare(
    `UPDATE task_payload SET payload = @payload, forgotten_at = @forgotten_at
     WHERE task_id = @task_id AND forgotten_at IS NULL`,
  )
  const forgotten = 'SELECT task_id, payload, forgotten_at FROM task_payload WHERE forgotten_at IS NOT NULL'
  for (const row of readSpan(from, 1, last, `${forgotten} AND rowid BETWEEN ? AND ?`)) redact.run(row)
  into.exec(`UPDATE task SET content_hash = NULL WHERE content_hash IS NOT NULL
    AND id IN (SELECT task_id FROM task_payload WHERE forgotten_at IS NOT NULL)`)
  const shred = into.prepare(
    'UPDATE media SET shredded_at = @shredded_at, wrapped_key = NULL WHERE id = @id AND shredded_at IS NULL',
  )
  for (const row of readAll(from, 'SELECT id, shredded_at FROM media WHERE shredded_at IS NOT NULL'))
    shred.run(row)
}

/** Returns a function that enters rows into a table, but for those that it has, with the columns that both know. */
function createCopier(from: Database.Database, into: Database.Database) {
  const columnsOf = (database: Database.Database, table: string) =>
    database.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table)
  return (table: string, rows: readonly Row[]): void => {
    if (rows.length === 0) return
    const theirs = columnsOf(from, table)
    const columns = columnsOf(into, table).filter((name) => theirs.includes(name))
    const insert = into.prepare(
      `INSERT OR IGNORE INTO ${table} (${columns.join(', ')}) VALUES (${columns.map((name) => `@${name}`).join(', ')})`,
    )
    for (const row of rows) insert.run(row)
  }
}

/** Tasks are numbered without a gap; where the last one cannot be read, their count may be. */
function lastPosition(from: Database.Database): number {
  const ways = [
    'SELECT max(position) AS last FROM task',
    'SELECT waiting + on_hold + held + ready + sent + attention AS last FROM tally',
    'SELECT waiting + decided AS last FROM tally',
  ]
  for (const way of ways) {
    const [row] = readAll(from, way)
    if (row) return Number(row.last)
  }
  return 0
}

/** Nothing where there is damage, or a table or column that an earlier schema does not have. */
export function readAll(from: Database.Database, sql: string, ...terms: unknown[]): Row[] {
  try {
    return from.prepare<unknown[], Row>(sql).all(...terms)
  } catch {
    return []
  }
}

/** Half by half, down to the rows that cannot be read, which are left out. */
function readSpan(from: Database.Database, first: number, last: number, sql: string): Row[] {
  if (first > last) return []
  try {
    return from.prepare<[number, number], Row>(sql).all(first, last)
  } catch {
    if (first === last || !isPrepared(from, sql)) return []
    const middle = Math.floor((first + last) / 2)
    return [...readSpan(from, first, middle, sql), ...readSpan(from, middle + 1, last, sql)]
  }
}

function isPrepared(from: Database.Database, sql: string): boolean {
  try {
    from.prepare(sql)
    return true
  } catch {
    return false
  }
}
