import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { OwnDecision } from '../../src-shared/desk/queue-views.ts'
import type { DecisionView } from '../../src-shared/desk/views.ts'
import { decisionSchema } from '../../src-shared/model/decision.ts'
import type { TaskKind } from '../../src-shared/model/kind.ts'
import type { OutboxState } from './outbox.ts'
import { createOwnDecisions } from './own-decisions.ts'
import { createSettledDecisions, type SettledDecisions } from './settled-decisions.ts'
import { createTodaysDecisions } from './todays-decisions.ts'

/**
 * Reads the decisions that were made, and which of them still stand. To whoever made them, golden tasks are decided like any
 * other; what is settled and counted leaves them out.
 */
export interface Decisions extends SettledDecisions {
  /** Newest first, without those that were made along with another. */
  recent(limit: number): DecisionView[]
  /** Decisions standing that were made at or after an instant (ISO 8601, UTC), such as the start of the day. */
  countSince(instant: string): number
  /** Every decision that was made at or after an instant (ISO 8601, UTC), with all that was entered; newest first. */
  madeSince(instant: string): OwnDecision[]
  /** Decisions standing, decisions taken back, and skips standing. */
  counts(): { decided: number; undone: number; skipped: number }
}

/** What the strip shows of a decision. Loose, because rows that other versions of the program wrote stay for ever. */
const shownSchema = z.object({
  verdict: decisionSchema.shape.verdict,
  labels: z.array(z.object({ code: z.string() })),
  action: z.string().optional(),
  reason: z.string().optional(),
  alike: z.array(z.unknown()).optional(),
})

interface DecisionRecord {
  id: string
  taskId: string
  payload: string
  at: string
  kind: TaskKind
}

/** What never changes of a decision; none for one whose verdict this version of the program does not know. */
type Made = Omit<DecisionView, 'undone' | 'undoUntil'> | undefined

const takenBack = `journal AS undo JOIN journal AS act ON act.id = undo.refers_to WHERE undo.kind = 'undo' AND act.kind`

export function createDecisions(database: Database.Database): Decisions {
  const newest = database.prepare<[number], { sequence: number; state: OutboxState; until: string }>(
    `SELECT sequence, state, hold_until AS until FROM outbox CROSS JOIN journal USING (sequence)
     WHERE kind IN ('decision', 'golden-decision') AND refers_to IS NULL ORDER BY sequence DESC LIMIT ?`,
  )
  const decision = database.prepare<[number], DecisionRecord>(
    `SELECT journal.id, journal.task_id AS taskId, journal.payload, journal.at, task.kind
     FROM journal JOIN task ON task.id = journal.task_id WHERE sequence = ?`,
  )
  const counts = database.prepare<[], ReturnType<Decisions['counts']>>(
    `SELECT tally.decided, (SELECT count(*) FROM ${takenBack} = 'decision') AS undone,
       skips - (SELECT count(*) FROM ${takenBack} = 'skip') AS skipped FROM tally`,
  )

  // The same ones are asked for at each key press but for one, and a row never changes.
  let known = new Map<number, Made>()

  return {
    recent(limit) {
      const rows = newest.all(limit)
      known = new Map(
        rows.map(({ sequence }) => [
          sequence,
          known.has(sequence) ? known.get(sequence) : readMade(decision.get(sequence)),
        ]),
      )
      return rows.flatMap(({ sequence, state, until }) => {
        const made = known.get(sequence)
        const held = state === 'held' && { undoUntil: until }
        return made ? [{ ...made, undone: state === 'withdrawn', ...held }] : []
      })
    },
    countSince: createTodaysDecisions(database),
    madeSince: createOwnDecisions(database),
    ...createSettledDecisions(database),
    counts: () => counts.get() ?? { decided: 0, undone: 0, skipped: 0 },
  }
}

function readMade(record: DecisionRecord | undefined): Made {
  if (!record) return undefined
  const { id, taskId, payload, at, kind } = record
  const { data } = shownSchema.safeParse(JSON.parse(payload))
  if (!data) return undefined
  const { labels, alike = [], ...said } = data
  const decision = { ...said, decisionId: id, taskId, kind, labels: labels.map(({ code }) => code), at }
  return alike.length > 0 ? { ...decision, along: alike.length } : decision
}
