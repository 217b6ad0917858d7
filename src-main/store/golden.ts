import type Database from 'better-sqlite3'
import { type Decision, decisionSchema } from '../../src-shared/model/decision.ts'
import type { Severity } from '../../src-shared/model/kind.ts'

/** What was decided of a golden task, and stands. */
export interface GoldenDecision {
  /** Of its row in the journal. */
  id: string
  taskId: string
  /** ISO 8601, UTC. */
  at: string
  decision: Decision
}

/** Tasks with a settled answer that are mixed into live work. To whoever reviews they are like any other. */
export interface GoldenRows {
  is(taskId: string): boolean
  /** Those that wait: what came back by undo, then in the order of their packs, skipped ones last. */
  waiting(): { taskId: string; severity: Severity; rank: number }[]
  /** Rank of the first of them: below 0 for what came back by undo. */
  firstRank(): number | undefined
  /** The one that was decided last, unless that was taken back. */
  lastDecided(): string | undefined
  /** Oldest first; without those that can still be undone. */
  decisions(): GoldenDecision[]
}

const decided = `FROM journal INDEXED BY journal_golden_rows CROSS JOIN outbox USING (sequence)
  WHERE kind = 'golden-decision' AND outbox.state`

export function createGoldenRows(database: Database.Database): GoldenRows {
  const is = database.prepare<[string], 0 | 1>('SELECT golden FROM task WHERE id = ?').pluck()
  const waiting = database.prepare<[], { taskId: string; severity: Severity; rank: number }>(
    `SELECT id AS taskId, severity, rank FROM task WHERE golden = 1 AND state = 'waiting' AND barred = 0
     ORDER BY rank, position`,
  )
  const rank = database
    .prepare<[], number | null>(
      `SELECT rank FROM task WHERE golden = 1 AND state = 'waiting' AND barred = 0 ORDER BY rank, position LIMIT 1`,
    )
    .pluck()
  const last = database
    .prepare<[], string>(`SELECT task_id ${decided} <> 'withdrawn' ORDER BY sequence DESC LIMIT 1`)
    .pluck()
  const all = database.prepare<[], { id: string; taskId: string; at: string; payload: string }>(
    `SELECT id, task_id AS taskId, at, payload ${decided} = 'kept' ORDER BY sequence`,
  )
  return {
    is: (taskId) => is.get(taskId) === 1,
    waiting: () => waiting.all(),
    firstRank: () => rank.get() ?? undefined,
    lastDecided: () => last.get(),
    decisions: () =>
      all.all().flatMap(({ payload, ...row }) => {
        // Another version of the program may have made it.
        const decision = decisionSchema.safeParse(JSON.parse(payload)).data
        return decision ? [{ ...row, decision }] : []
      }),
  }
}
