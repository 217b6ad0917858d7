import { DeskError } from '../../src-shared/desk/result.ts'
import { type Draft, decisionSchema } from '../../src-shared/model/decision.ts'
import { emptyDraft } from '../../src-shared/rules/draft.ts'
import type { JournalRow } from '../store/journal.ts'
import type { Store } from '../store/store.ts'

/**
 * The decision that an undo takes back: the named one, or the newest that is held. Whether it can be taken back is what
 * its row in the outbox says, whatever the clock says.
 * @throws DeskError `not-found`, or `stale` where it has been taken back or is settled
 */
export function findUndoable(
  { outbox, journal, decisions }: Store,
  decisionId: string | undefined,
): JournalRow {
  const target = decisionId ?? outbox.newestHeld()
  if (target === undefined && decisions.counts().decided > 0) throw tooLate()
  const row = target === undefined ? undefined : journal.find(target)
  if (row?.kind !== 'decision') throw new DeskError('not-found', 'There is no decision to take back.')
  const state = outbox.stateOf(row.id)
  if (state === 'withdrawn') throw new DeskError('stale', 'This decision has been taken back already.')
  if (state !== 'held') throw tooLate()
  return row
}

function tooLate(): DeskError {
  return new DeskError(
    'stale',
    'This decision can no longer be taken back: its time for that is over, and its content has been removed from this machine. Tell a QA reviewer, who can have it changed.',
  )
}

/**
 * What was entered for a decision and how it was made, so that who takes it back can go on from there and what they decide
 * then tells of both; nothing if another version of the program made it and this one cannot read it.
 */
export function draftOf({ payload }: JournalRow): Draft {
  const { data } = decisionSchema.safeParse(JSON.parse(payload))
  if (!data) return emptyDraft
  const { labels, action, note, made } = data
  return { labels, note, made, ...(action !== undefined && { action }) }
}
