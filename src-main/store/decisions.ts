import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { DecisionView } from '../../src-shared/desk/views.ts'
import { decisionSchema } from '../../src-shared/model/decision.ts'
import type { TaskKind } from '../../src-shared/model/kind.ts'

/** Reads the journal's decisions: which were made, and which still stand. */
export interface Decisions {
  /** Newest first. */
  recent(limit: number): DecisionView[]
  /** Id of the newest decision that was not taken back. */
  newestStanding(): string | undefined
  isUndone(decisionId: string): boolean
  /** Decisions standing that were made at or after an instant (ISO 8601, UTC). */
  countSince(instant: string): number
  counts(): { decided: number; undone: number; skipped: number }
}

/** What the strip shows of a decision. Loose, because rows that other versions of the program wrote stay for ever. */
const shownSchema = z.object({
  verdict: decisionSchema.shape.verdict,
  labels: z.array(z.object({ code: z.string() })),
  action: z.string().optional(),
  reason: z.string().optional(),
})

interface DecisionRecord {
  id: string
  taskId: string
  payload: string
  at: string
  kind: TaskKind
  undone: 0 | 1
}

const standing = `NOT EXISTS (SELECT 1 FROM journal AS undo WHERE undo.kind = 'undo' AND undo.refers_to = decision.id)`

export function createDecisions(database: Database.Database): Decisions {
  const recent = database.prepare<[number], DecisionRecord>(
    `SELECT decision.id, decision.task_id AS taskId, decision.payload, decision.at, task.kind, NOT (${standing}) AS undone
     FROM journal AS decision JOIN task ON task.id = decision.task_id
     WHERE decision.kind = 'decision' ORDER BY decision.sequence DESC LIMIT ?`,
  )
  const newest = database
    .prepare<[], string>(
      `SELECT id FROM journal AS decision WHERE kind = 'decision' AND ${standing} ORDER BY sequence DESC LIMIT 1`,
    )
    .pluck()
  const undone = database
    .prepare<[string], number>(`SELECT 1 FROM journal WHERE kind = 'undo' AND refers_to = ?`)
    .pluck()
  // Asked for at each key press: both parts read an index from the instant on, and undos are few.
  const since = database
    .prepare<{ instant: string }, number>(
      `SELECT (SELECT count(*) FROM journal WHERE kind = 'decision' AND at >= @instant)
            - (SELECT count(*) FROM journal AS undo JOIN journal AS decision ON decision.id = undo.refers_to
               WHERE undo.kind = 'undo' AND undo.at >= @instant AND decision.at >= @instant)`,
    )
    .pluck()
  const byKind = database.prepare<[string], number>('SELECT count(*) FROM journal WHERE kind = ?').pluck()

  // The same ones are asked for at each key press but for one, and a row never changes.
  let known = new Map<string, DecisionView>()

  return {
    recent(limit) {
      const views = recent.all(limit).flatMap((row) => {
        const view = known.get(row.id) ?? viewOf(row)
        return view ? [{ ...view, undone: row.undone === 1 }] : []
      })
      known = new Map(views.map((view) => [view.decisionId, view]))
      return views
    },
    newestStanding: () => newest.get(),
    isUndone: (decisionId) => undone.get(decisionId) !== undefined,
    countSince: (instant) => since.get({ instant }) ?? 0,
    counts() {
      const [made, taken, skipped] = ['decision', 'undo', 'skip'].map((kind) => byKind.get(kind) ?? 0)
      return { decided: (made ?? 0) - (taken ?? 0), undone: taken ?? 0, skipped: skipped ?? 0 }
    },
  }
}

/** Undefined for a decision whose verdict this version of the program does not know. */
function viewOf({ id, taskId, payload, at, kind, undone }: DecisionRecord): DecisionView | undefined {
  const { data } = shownSchema.safeParse(JSON.parse(payload))
  if (!data) return undefined
  const labels = data.labels.map(({ code }) => code)
  return { ...data, decisionId: id, taskId, kind, labels, at, undone: undone === 1 }
}
