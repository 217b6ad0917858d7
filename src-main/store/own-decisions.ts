import type Database from 'better-sqlite3'
import { z } from 'zod'
import type { OwnDecision } from '../../src-shared/desk/queue-views.ts'
import { decisionSchema } from '../../src-shared/model/decision.ts'
import { evidenceSchema } from '../../src-shared/model/evidence.ts'
import type { TaskKind } from '../../src-shared/model/kind.ts'
import type { OutboxState } from './outbox.ts'

/** Loose, because rows that other versions of the program wrote stay for ever. */
const saidSchema = z.object({
  verdict: decisionSchema.shape.verdict,
  labels: z.array(z.object({ code: z.string(), evidence: z.array(evidenceSchema).catch([]) })),
  action: z.string().optional(),
  reason: z.string().optional(),
  note: z.string().default(''),
  alike: z.array(z.unknown()).default([]),
  alikeTo: z.string().optional(),
})

interface Row {
  decisionId: string
  taskId: string
  payload: string
  at: string
  kind: TaskKind
  state: OutboxState
  until: string
}

/**
 * Reads all decisions, golden tasks among them, since an instant (ISO 8601, UTC), newest first. It goes back to the first one before it, and reads
 * none that this version of the program cannot.
 */
export function createOwnDecisions(database: Database.Database): (instant: string) => OwnDecision[] {
  const backwards = database.prepare<[], Row>(
    `SELECT journal.id AS decisionId, journal.task_id AS taskId, payload, at, task.kind, outbox.state, hold_until AS until
     FROM outbox CROSS JOIN journal USING (sequence) JOIN task ON task.id = journal.task_id
     WHERE journal.kind IN ('decision', 'golden-decision') ORDER BY sequence DESC`,
  )
  return (instant) => {
    const found: OwnDecision[] = []
    for (const { payload, state, until, ...row } of backwards.iterate()) {
      if (row.at < instant) break
      const { data } = saidSchema.safeParse(JSON.parse(payload))
      if (!data) continue
      const { labels, alike, ...said } = data
      found.push({
        ...row,
        ...said,
        labels: labels.map(({ code }) => code),
        evidence: labels.flatMap(({ code, evidence }) =>
          evidence.length > 0 ? [{ code, marked: evidence }] : [],
        ),
        ...(alike.length > 0 && { along: alike.length }),
        undone: state === 'withdrawn',
        ...(state === 'held' && { undoUntil: until }),
      })
    }
    return found
  }
}
