import { DeskError } from '../../src-shared/desk/result.ts'
import { type Draft, decisionSchema } from '../../src-shared/model/decision.ts'
import { emptyDraft } from '../../src-shared/rules/draft.ts'
import type { JournalRow } from '../store/journal.ts'
import type { Store } from '../store/store.ts'

/**
 * What an undo takes back: the named decision or skip, or the newest act that can be taken back. Whether a decision can be
 * is what its row in the outbox says, whatever the clock says. Nothing is sent of a skip, so that it is a matter of time.
 * @param isInTime whether an act of this instant (ISO 8601, UTC) is recent enough
 * @throws DeskError `not-found`, or `stale` where it has been taken back or its time is over
 */
export function findUndoable(
  store: Store,
  id: string | undefined,
  isInTime: (instant: string) => boolean,
): JournalRow {
  const { outbox, journal, decisions } = store
  const target = id ?? findNewest(store, isInTime)
  if (target === undefined && decisions.counts().decided > 0) throw tooLate()
  const row = target === undefined ? undefined : journal.find(target)
  if (row?.kind !== 'decision' && row?.kind !== 'skip')
    throw new DeskError('not-found', 'There is no decision to take back.')
  if (journal.isTakenBack(row.id))
    throw new DeskError('stale', `This ${row.kind} has been taken back already.`)
  if (row.kind === 'decision' && outbox.stateOf(row.id) !== 'held') throw tooLate()
  if (row.kind === 'skip' && !isUndoableSkip(store, row, isInTime)) throw new DeskError('stale', skipIsOver)
  return row
}

const skipIsOver =
  'This skip can no longer be taken back: its time for that is over, or the task has been decided since.'

/** Looks back through the journal as far as the newest decision that is held, or to where all skips are too old. */
function findNewest(store: Store, isInTime: (instant: string) => boolean): string | undefined {
  const held = store.outbox.newestHeld()
  for (const row of store.journal.backwards()) {
    if (row.id === held || !isInTime(row.at)) break
    if (isUndoableSkip(store, row, isInTime) && !store.journal.isTakenBack(row.id)) return row.id
  }
  return held
}

function isUndoableSkip(
  { tasks }: Store,
  { kind, at, taskId }: JournalRow,
  isInTime: (instant: string) => boolean,
): boolean {
  return kind === 'skip' && taskId !== null && isInTime(at) && tasks.stateOf(taskId) === 'waiting'
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
