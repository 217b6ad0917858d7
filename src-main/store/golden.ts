import type Database from 'better-sqlite3'
import { type Decision, decisionSchema } from '../../src-shared/model/decision.ts'
import type { Severity } from '../../src-shared/model/kind.ts'
import { inLine } from './move-task.ts'
import { noDeadline } from './packs.ts'

/** What was decided of a golden task, and stands. */
export interface GoldenDecision {
  /** Of its row in the journal. */
  id: string
  taskId: string
  /** ISO 8601, UTC. */
  at: string
  decision: Decision
}

/** One that has not been on screen yet. */
export interface UnseenGolden {
  taskId: string
  severity: Severity
  /** Id and version of its pack, in one. */
  pack: string
  id: string
  version: number
}

/** What a list or the screen shows of where a task came from, and of when it is due. */
export interface Guise {
  packTitle: string
  priority: number
  /** ISO 8601, UTC. */
  deadline?: string
  arrivedAt?: string
}

/** Tasks with a settled answer that are mixed into live work. To whoever reviews they are like any other. */
export interface GoldenRows {
  is(taskId: string): boolean
  /** Whether it is one that has no place in line, since it has not been on screen yet. */
  isUnseen(taskId: string): boolean
  /** Those that have not been on screen yet, in the order of their packs: as many as may come in the next hours. @param without packs */
  unseen(without: readonly string[]): UnseenGolden[]
  /**
   * What it looks like to whoever reviews: one that has not been on screen like the task that comes next in turn, or the last
   * one that came; one that has, as it did then. Undefined for a task of production, which looks like itself.
   */
  guise(taskId: string): Guise | undefined
  /** Gives it its place in line and its looks when it comes on screen first, in the caller's transaction; nothing for any other. */
  takePlace(taskId: string): void
  /** The one that was decided last, unless that was taken back. */
  lastDecided(): string | undefined
  /** Oldest first; without those that can still be undone. */
  decisions(): GoldenDecision[]
}

const decided = `FROM journal INDEXED BY journal_golden_rows CROSS JOIN outbox USING (sequence)
  WHERE kind = 'golden-decision' AND outbox.state`

/** More than come in a day. */
const mostUnseen = 100

/** Id of the task that comes next in turn, or else of the last of production that came in. */
const looksLike = `coalesce(
  (SELECT id FROM task WHERE ${inLine} ORDER BY rank, priority DESC, deadline, position LIMIT 1),
  (SELECT id FROM task WHERE golden = 0 AND state NOT IN ('audit', 'audited', 'practice') ORDER BY position DESC LIMIT 1))`

export function createGoldenRows(database: Database.Database): GoldenRows {
  const is = database.prepare<[string], 0 | 1>('SELECT golden FROM task WHERE id = ?').pluck()
  const isUnseen = database
    .prepare<[string], 0 | 1>('SELECT golden = 1 AND rank = 0 FROM task WHERE id = ?')
    .pluck()
  const unseen = database.prepare<[string], UnseenGolden>(
    `SELECT task.id AS taskId, severity, practice_item.pack_id || ' ' || version AS pack, practice_item.pack_id AS id, version
     FROM task CROSS JOIN practice_item ON practice_item.task_id = task.id
     WHERE golden = 1 AND state = 'waiting' AND rank = 0 AND barred = 0
       AND practice_item.pack_id || ' ' || version NOT IN (SELECT value FROM json_each(?))
     ORDER BY position LIMIT ${mostUnseen}`,
  )
  const guise = database.prepare<
    [string],
    Pick<Guise, 'packTitle' | 'priority'> & Record<'deadline' | 'arrivedAt', string | null>
  >(
    `SELECT pack.title AS packTitle, priority, nullif(deadline, '${noDeadline}') AS deadline, arrived_at AS arrivedAt FROM task JOIN pack ON pack.id = pack_id
     WHERE task.id = (SELECT CASE WHEN rank = 0 THEN coalesce(${looksLike}, id) ELSE id END FROM task WHERE id = ? AND golden = 1)`,
  )
  const takePlace = database.prepare(
    `UPDATE task SET (pack_id, priority, deadline, arrived_at)
         = (SELECT pack_id, priority, deadline, arrived_at FROM task AS other WHERE other.id = coalesce(${looksLike}, task.id)),
       rank = -1 + min(0, coalesce((SELECT rank FROM task AS other WHERE ${inLine} ORDER BY rank LIMIT 1), 0))
     WHERE id = ? AND golden = 1 AND rank = 0`,
  )
  const last = database
    .prepare<[], string>(`SELECT task_id ${decided} <> 'withdrawn' ORDER BY sequence DESC LIMIT 1`)
    .pluck()
  const all = database.prepare<[], { id: string; taskId: string; at: string; payload: string }>(
    `SELECT id, task_id AS taskId, at, payload ${decided} = 'kept' ORDER BY sequence`,
  )
  return {
    is: (taskId) => is.get(taskId) === 1,
    isUnseen: (taskId) => isUnseen.get(taskId) === 1,
    unseen: (without) => unseen.all(JSON.stringify(without)),
    guise(taskId) {
      const row = guise.get(taskId)
      if (!row) return undefined
      const { deadline, arrivedAt, ...rest } = row
      return { ...rest, ...(deadline !== null && { deadline }), ...(arrivedAt !== null && { arrivedAt }) }
    },
    takePlace: (taskId) => void takePlace.run(taskId),
    lastDecided: () => last.get(),
    decisions: () =>
      all.all().flatMap(({ payload, ...row }) => {
        // Another version of the program may have made it.
        const decision = decisionSchema.safeParse(JSON.parse(payload)).data
        return decision ? [{ ...row, decision }] : []
      }),
  }
}
