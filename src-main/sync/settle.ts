import type { Outbox, OutboxRow } from '../store/outbox.ts'

export interface SettleParts {
  outbox: Pick<Outbox, 'overdue' | 'settle'>
  transact: <T>(work: () => T) => T
  /** Removes what a task was about, within the transaction; returns the ids of its media, to be shredded after it. */
  forget: (taskId: string) => string[]
  /** The wall clock, ms since the epoch. */
  now: () => number
}

/** So many in one transaction: after a long sleep there may be more, and the window must get its turn. */
const batch = 20

/**
 * Ends the undo window of what is overdue: it may be sent from now on, and its content is forgotten.
 * Returns the ids of media whose keys are to be destroyed, and whether there may be more.
 */
export function settleOverdue({ outbox, transact, forget, now }: SettleParts): {
  media: string[]
  more: boolean
} {
  const at = new Date(now()).toISOString()
  if (outbox.overdue(at, 1).length === 0) return { media: [], more: false }
  const end = ({ journalId, taskId }: OutboxRow) => {
    outbox.settle(journalId)
    return forget(taskId)
  }
  const rows = outbox.overdue(at, batch)
  const more = rows.length === batch
  try {
    return { media: transact(() => rows.flatMap(end)), more }
  } catch {
    // Content on a damaged page cannot be removed, which must not hold up the others nor the decision itself.
    const endOne = (row: OutboxRow) => {
      try {
        return transact(() => end(row))
      } catch {
        transact(() => outbox.settle(row.journalId))
        return []
      }
    }
    return { media: rows.flatMap(endOne), more }
  }
}
