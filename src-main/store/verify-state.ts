import type Database from 'better-sqlite3'
import { collectFaults, type FaultFound, type FaultGroup } from './faults-found.ts'
import type { LeftState } from './move-task.ts'
import { type Gap, type JournalEnd, journalEnd } from './tail-mark.ts'
import { hasColumn, hasTable } from './verify-references.ts'

/** A file of the vault that should be there. */
export interface KeptMedia {
  id: string
  /** Length of its plaintext. */
  bytes: number
}

/** The database at one moment, apart from the journal's rows. Undefined where it could not be read. */
export interface StateResult {
  faults: FaultGroup[]
  end?: JournalEnd
  /** Tasks, outbox and skips as they are counted; none in a backup of the first schema. */
  counted?: { standing: number; withdrawn: number; skips: number }
  media: KeptMedia[]
}

type Add = (fault: FaultFound, count?: number) => void

/**
 * Looks at everything but the journal's rows: its end against the mark, the counts that are kept, and which media there
 * should be.
 * @param findGap compares its end with the mark beside it
 */
export function verifyState(
  database: Database.Database,
  findGap: () => Gap | undefined = () => undefined,
): StateResult {
  const { add, found } = collectFaults()
  const attempt = <T>(what: string, work: () => T): T | undefined => {
    try {
      return work()
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error)
      add({ kind: 'unreadable', sentence: `${what} cannot be read (${reason}).` })
      return undefined
    }
  }
  attempt('The mark of the journal’s end', () => {
    const gap = findGap()
    if (gap) add({ kind: 'tail', sentence: gap.sentence })
  })
  // At one moment, so that they can be compared.
  const readMoment = database.transaction(() => ({
    end: attempt('The journal’s end', () => journalEnd(database)),
    counted: attempt('What is counted', () => countAll(database, add)),
  }))
  const seen = attempt('The database', readMoment)
  const media = attempt('The list of media', () => mediaOf(database)) ?? []
  const { end, counted } = seen ?? {}
  return { faults: found(), media, ...(end && { end }), ...(counted && { counted }) }
}

/** SQLite's own check of the file. Takes the longest, and asks for no moment in particular. */
export function verifyFile(database: Database.Database): FaultGroup[] {
  const { add, found } = collectFaults()
  try {
    const said = database.prepare<[], string>('PRAGMA quick_check').pluck().all()
    const [first] = said
    if (first !== 'ok')
      add({ kind: 'file', sentence: `The database file is not sound: ${first}.` }, said.length)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    add({ kind: 'file', sentence: `The database file is not sound: ${reason}.` })
  }
  return found()
}

function countAll(database: Database.Database, add: Add): StateResult['counted'] {
  if (!hasTable(database, 'outbox')) return undefined
  // Golden and barred tasks are not there in a backup of an earlier schema.
  const isApart = hasColumn(database, 'task', 'golden')
  const tasks = (where = '1') =>
    groupCounts(database, `SELECT state, count(*) AS count FROM task WHERE ${where} GROUP BY state`)
  const of = tasks()
  const sending = groupCounts(database, 'SELECT state, count(*) AS count FROM outbox GROUP BY state')
  const tally = database.prepare<[], Record<string, unknown>>('SELECT * FROM tally').get() ?? {}
  const counts = {
    waiting: tasks(isApart ? '(golden = 0 OR rank <> 0) AND barred = 0' : '1')('waiting'),
    decided: tasks(isApart ? 'golden = 0' : '1')('decided'),
    // Not there in a backup of the second schema.
    ...('on_hold' in tally && { on_hold: of('held') }),
  }
  const states = ['held', 'ready', 'sent', 'withdrawn', 'attention']
  for (const [name, count] of [
    ...Object.entries(counts),
    ...states.map((state) => [state, sending(state)] as const),
  ]) {
    if (tally[name] === count) continue
    add({
      kind: 'count',
      sentence: `The count of ${name} is kept as ${String(tally[name])}, but there are ${count}.`,
    })
  }
  const withdrawn = sending('withdrawn')
  const standing = [...states, 'kept'].reduce((sum, state) => sum + sending(state), 0) - withdrawn
  const left = leftStates.reduce((sum, state) => sum + of(state), 0)
  if (left !== standing) findUnmatchedTasks(database, add)
  return { standing, withdrawn, skips: Number(tally.skips) }
}

function groupCounts(database: Database.Database, sql: string): (state: string) => number {
  const groups = database.prepare<[], { state: string; count: number }>(sql).all()
  const counts = new Map(groups.map(({ state, count }) => [state, count]))
  return (state) => counts.get(state) ?? 0
}

const standingActs = `FROM outbox JOIN journal USING (sequence) WHERE outbox.state <> 'withdrawn' AND task_id IS NOT NULL`

const leftStates: readonly LeftState[] = ['decided', 'returned', 'sent-on']

/** That each standing act that is sent has left its task so is checked row by row; here, that no task has none or two. */
function findUnmatchedTasks(database: Database.Database, add: Add): void {
  const without = database
    .prepare<[], { id: string; state: LeftState }>(
      `SELECT id, state FROM task WHERE state IN (${leftStates.map((state) => `'${state}'`).join(', ')}) AND id NOT IN (SELECT task_id ${standingActs})`,
    )
    .all()
  const [bare] = without
  if (bare) {
    const act = bare.state === 'decided' ? 'decision on it' : 'row that says so'
    const sentence = `The task ${bare.id} is ${bare.state}, but no ${act} stands in the journal.`
    add({ kind: 'task', sentence }, without.length)
  }
  const twice = database
    .prepare<[], { taskId: string; sequence: number }>(
      `SELECT task_id AS taskId, max(sequence) AS sequence ${standingActs}
       GROUP BY task_id HAVING count(*) > 1 ORDER BY sequence`,
    )
    .all()
  const [first] = twice
  if (first) {
    const sentence = `Row ${first.sequence} ends the task ${first.taskId}, on which another decision or act stands.`
    add({ kind: 'task', sequence: first.sequence, sentence }, twice.length)
  }
}

function mediaOf(database: Database.Database): KeptMedia[] {
  const kept = hasTable(database, 'outbox') ? 'WHERE shredded_at IS NULL' : ''
  return database.prepare<[], KeptMedia>(`SELECT id, bytes FROM media ${kept}`).all()
}
