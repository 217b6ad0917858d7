import type Database from 'better-sqlite3'
import { DeskError } from '../../src-shared/desk/result.ts'

/**
 * kept: of a golden task; nobody is told of it. held: can still be undone. withdrawn: was undone. ready: free to be sent. sent: whoever receives it has it.
 * attention: was refused by them, which a person has to look into.
 */
export type OutboxState = 'held' | 'ready' | 'sent' | 'withdrawn' | 'attention' | 'kept'

/** An act that is to be sent, with what its row in the journal says. */
export interface OutboxRow {
  /** The journal's. */
  sequence: number
  journalId: string
  /** ISO 8601, UTC. */
  at: string
  kind: string
  taskId: string
  /** JSON text, as it was hashed. */
  payload: string
}

/** How far each act that others are told of is on its way: decisions, returns, tasks sent on. No row is ever deleted. Instants are ISO 8601 in UTC. */
export interface Outbox {
  /** Holds an act of the journal until an instant, in the transaction that appends it. */
  hold(journalId: string, taskId: string, until: string): void
  /** A held act is undone, in the transaction that appends the undo. @throws DeskError `stale` if it is not held */
  withdraw(journalId: string): void
  stateOf(journalId: string): OutboxState | undefined
  /** Until when an act is held, ISO 8601 in UTC; undefined if it is not. */
  heldUntil(journalId: string): string | undefined
  /** Id of the newest act that can still be undone. */
  newestHeld(): string | undefined
  /** Held rows whose time is over, or that were made later than now because the clock was set back. Oldest first. */
  overdue(now: string, limit: number): OutboxRow[]
  /** Held becomes ready, or kept for a golden task, in the transaction that forgets the task; any other row stays as it is. */
  settle(journalId: string): void
  /** Oldest first. */
  ready(limit: number): OutboxRow[]
  /** What has been sent of the acts of a UTC day such as `2026-11-22`, in the journal's order. */
  sentOn(day: string): OutboxRow[]
  /** Ready rows have reached whoever receives them. In a transaction of the caller's. */
  markSent(journalIds: string[], at: string): void
  /** A ready row was refused by whoever receives it; the sentence says why. */
  park(journalId: string, problem: string): void
  /** When the next held row's time is over. */
  nextDue(): string | undefined
  counts(): { held: number; ready: number; sent: number; attention: number }
}

const columns =
  'journal.sequence, journal.id AS journalId, journal.at, journal.kind, journal.task_id AS taskId, journal.payload'
const rows = `SELECT ${columns} FROM outbox JOIN journal USING (sequence)`
/** They are among the newest rows, and their number is known: the search ends with the last of them, and needs no index. */
const heldRows = `SELECT sequence, hold_until FROM outbox WHERE state = 'held' ORDER BY sequence DESC
  LIMIT (SELECT held FROM tally)`
const sameRow = 'sequence = (SELECT sequence FROM journal WHERE id = @journalId)'

export function createOutbox(database: Database.Database): Outbox {
  const place = database.prepare<[string], { sequence: number; at: string; taskId: string | null }>(
    'SELECT sequence, at, task_id AS taskId FROM journal WHERE id = ?',
  )
  const golden = database
    .prepare<[string], 0 | 1>(
      'SELECT golden FROM journal JOIN task ON task.id = journal.task_id WHERE journal.id = ?',
    )
    .pluck()
  const hold = database.prepare(
    `INSERT INTO outbox (sequence, state, hold_until, day) VALUES (@sequence, 'held', @until, @day)`,
  )
  const move = database.prepare(
    `UPDATE outbox SET state = @to, sent_at = @sentAt, problem = @problem WHERE ${sameRow} AND state = @from`,
  )
  const state = database
    .prepare<{ journalId: string }, OutboxState>(`SELECT state FROM outbox WHERE ${sameRow}`)
    .pluck()
  const until = database
    .prepare<{ journalId: string }, string>(
      `SELECT hold_until FROM outbox WHERE ${sameRow} AND state = 'held'`,
    )
    .pluck()
  const newest = database
    .prepare<[], string>(`SELECT id FROM journal WHERE sequence = (SELECT max(sequence) FROM (${heldRows}))`)
    .pluck()
  const overdue = database.prepare<{ now: string; limit: number }, OutboxRow>(
    `SELECT ${columns} FROM (${heldRows}) AS held JOIN journal USING (sequence)
     WHERE hold_until <= @now OR at > @now ORDER BY journal.sequence LIMIT @limit`,
  )
  const ready = database.prepare<[number], OutboxRow>(
    `${rows} WHERE state = 'ready' ORDER BY sequence LIMIT ?`,
  )
  const sent = database.prepare<[string], OutboxRow>(
    `${rows} WHERE state = 'sent' AND day = ? ORDER BY sequence`,
  )
  const due = database.prepare<[], string | null>(`SELECT min(hold_until) FROM (${heldRows})`).pluck()
  const counts = database.prepare<[], ReturnType<Outbox['counts']>>(
    'SELECT held, ready, sent, attention FROM tally',
  )

  /** Whether the row was in that state. */
  function moved(
    journalId: string,
    from: OutboxState,
    to: OutboxState,
    { sentAt = null, problem = null }: { sentAt?: string | null; problem?: string | null } = {},
  ): boolean {
    return move.run({ journalId, from, to, sentAt, problem }).changes === 1
  }

  return {
    hold(journalId, taskId, until) {
      const row = place.get(journalId)
      if (row?.taskId !== taskId)
        throw new DeskError('internal', `The journal has no row ${journalId} on the task ${taskId} to send.`)
      hold.run({ sequence: row.sequence, until, day: row.at.slice(0, 10) })
    },
    withdraw(journalId) {
      if (!moved(journalId, 'held', 'withdrawn'))
        throw new DeskError('stale', `What the row ${journalId} says is no longer held back.`)
    },
    stateOf: (journalId) => state.get({ journalId }),
    heldUntil: (journalId) => until.get({ journalId }),
    newestHeld: () => newest.get(),
    overdue: (now, limit) => overdue.all({ now, limit }),
    settle: (journalId) => void moved(journalId, 'held', golden.get(journalId) === 1 ? 'kept' : 'ready'),
    ready: (limit) => ready.all(limit),
    sentOn: (day) => sent.all(day),
    markSent(journalIds, at) {
      for (const journalId of journalIds) moved(journalId, 'ready', 'sent', { sentAt: at })
    },
    park: (journalId, problem) => void moved(journalId, 'ready', 'attention', { problem }),
    nextDue: () => due.get() ?? undefined,
    counts: () => counts.get() ?? { held: 0, ready: 0, sent: 0, attention: 0 },
  }
}
