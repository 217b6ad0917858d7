import type { Outbox } from '../store/outbox.ts'

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
  return transact(() => {
    const rows = outbox.overdue(at, batch)
    const media = rows.flatMap(({ journalId, taskId }) => {
      outbox.settle(journalId)
      return forget(taskId)
    })
    return { media, more: rows.length === batch }
  })
}
