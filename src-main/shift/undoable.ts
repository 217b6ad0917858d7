import { DeskError } from '../../src-shared/desk/result.ts'
import type { Undoable } from '../../src-shared/desk/views.ts'
import { type Draft, decisionSchema } from '../../src-shared/model/decision.ts'
import { type UndoableKind, undoableKinds } from '../../src-shared/model/journal.ts'
import { emptyDraft } from '../../src-shared/rules/draft.ts'
import type { JournalRow } from '../store/journal.ts'
import { isInTime, type ShiftRoom } from './shift-room.ts'

type Terms = Pick<ShiftRoom, 'store' | 'now' | 'undoSeconds'>
type UndoableRow = JournalRow & { kind: UndoableKind }

/**
 * What an undo takes back: the named act, or the newest that can be taken back. Whether what is to be sent can be is what
 * its row in the outbox says, whatever the clock says. Nothing is sent of a skip or a hold: for them it is a matter of time.
 * A decision that was made along with another stands for that one.
 * @throws DeskError `not-found`, or `stale` where it has been taken back or its time is over
 */
export function findUndoable(terms: Terms, id: string | undefined): UndoableRow {
  const { outbox, journal, decisions } = terms.store
  const target = id ?? findNewest(terms)
  if (target === undefined && decisions.counts().decided > 0) throw tooLate('decision')
  const named = target === undefined ? undefined : journal.find(target)
  if (!named || !isOfUndoableKind(named)) throw new DeskError('not-found', 'There is nothing to take back.')
  const row = leadOf(terms, named)
  if (journal.isTakenBack(row.id))
    throw new DeskError('stale', `${words[row.kind].this} has been taken back already.`)
  if (isTimed(row)) {
    if (!isUndoableInTime(terms, row)) throw tooLate(row.kind)
  } else if (outbox.stateOf(row.id) !== 'held') throw tooLate(row.kind)
  return row
}

/** The same for the screen; undefined if there is nothing. */
export function viewUndoable(terms: Terms): Undoable | undefined {
  const { journal, outbox } = terms.store
  const id = findNewest(terms)
  const named = id === undefined ? undefined : journal.find(id)
  if (!named || !isOfUndoableKind(named)) return undefined
  const row = leadOf(terms, named)
  const until = new Date(Date.parse(row.at) + terms.undoSeconds() * 1000).toISOString()
  return {
    id: row.id,
    kind: row.kind,
    count: 1 + decisionsMadeWith(row).length,
    until: outbox.heldUntil(row.id) ?? until,
  }
}

/** Decisions that were made along with this one, which an undo takes back as well. */
export function decisionsMadeWith(row: JournalRow): { decisionId: string; taskId: string }[] {
  return row.kind === 'decision' ? (readDecision(row)?.alike ?? []) : []
}

/** The decision that a person made, where this one was made along with it. */
function leadOf({ store }: Terms, row: UndoableRow): UndoableRow {
  const leadId = row.kind === 'decision' ? readDecision(row)?.alikeTo : undefined
  const lead = leadId === undefined ? undefined : store.journal.find(leadId)
  return lead && isOfUndoableKind(lead) ? lead : row
}

/** Looks back through the journal as far as the newest act that is held back, or to where all others are too old. */
function findNewest(terms: Terms): string | undefined {
  const { outbox, journal } = terms.store
  const held = outbox.newestHeld()
  for (const row of journal.backwards()) {
    if (row.id === held || !isInTime(terms, row.at)) break
    if (isOfUndoableKind(row) && isUndoableInTime(terms, row) && !journal.isTakenBack(row.id)) return row.id
  }
  return held
}

/** A skip, while the task still waits; a hold, while the task is still held. */
function isUndoableInTime(terms: Terms, row: UndoableRow): boolean {
  const { kind, at, taskId } = row
  if (!isTimed(row) || taskId === null || !isInTime(terms, at)) return false
  return terms.store.tasks.stateOf(taskId) === (kind === 'skip' ? 'waiting' : 'held')
}

function isTimed({ kind }: UndoableRow): boolean {
  return kind === 'skip' || kind === 'hold'
}

function isOfUndoableKind(row: JournalRow): row is UndoableRow {
  return (undoableKinds as readonly string[]).includes(row.kind)
}

const words: Readonly<Record<UndoableKind, { this: string; over: string }>> = {
  decision: {
    this: 'This decision',
    over: 'its time for that is over, and its content has been removed from this machine. Tell a QA reviewer, who can have it changed.',
  },
  return: {
    this: 'This return',
    over: 'its time for that is over, and its content has been removed from this machine.',
  },
  'send-on': {
    this: 'What was sent on',
    over: 'its time for that is over, and its content has been removed from this machine.',
  },
  skip: { this: 'This skip', over: 'its time for that is over, or the task has been decided since.' },
  hold: { this: 'This hold', over: 'its time for that is over, or the task has been taken up since.' },
}

function tooLate(kind: UndoableKind): DeskError {
  return new DeskError('stale', `${words[kind].this} can no longer be taken back: ${words[kind].over}`)
}

/**
 * What was entered for a decision and how it was made, so that who takes it back can go on from there and what they decide
 * then tells of both; nothing if another version of the program made it and this one cannot read it. What was entered for a
 * task that left in another way is still there.
 */
export function draftOf(row: JournalRow): Draft {
  const decision = row.kind === 'decision' ? readDecision(row) : undefined
  if (!decision) return emptyDraft
  const { labels, action, note, made } = decision
  return { labels, note, made, ...(action !== undefined && { action }) }
}

function readDecision({ payload }: JournalRow) {
  return decisionSchema.safeParse(JSON.parse(payload)).data
}
