import { DeskError } from '../../src-shared/desk/result.ts'
import type { Undoable } from '../../src-shared/desk/views.ts'
import { type Draft, decisionSchema } from '../../src-shared/model/decision.ts'
import { type UndoableKind, undoableKinds } from '../../src-shared/model/journal.ts'
import { emptyDraft } from '../../src-shared/rules/draft.ts'
import type { JournalRow } from '../store/journal.ts'
import { isInTime, type ShiftRoom } from './shift-room.ts'

type Terms = Pick<ShiftRoom, 'store' | 'now' | 'undoSeconds'>
/** With what was done, as a person knows it: whoever decides a golden task takes it for one of production. */
type UndoableRow = JournalRow & { act: UndoableKind }

/**
 * What an undo takes back: the named act, or the newest that can be taken back. Whether what is to be sent can be is what
 * its row in the outbox says, whatever the clock says. Nothing is sent of a skip or a hold: for them it is a matter of time.
 * A decision that was made along with another stands for that one.
 * @throws DeskError `not-found`, or `stale` where it has been taken back or its time is over
 */
export function findUndoable(terms: Terms, id: string | undefined): UndoableRow {
  const { outbox, journal, decisions } = terms.store
  const target = id ?? findNewest(terms)
  if (target === undefined && decisions.recent(10).some(({ undone }) => !undone)) throw tooLate('decision')
  const named = target === undefined ? undefined : journal.find(target)
  const act = named && undoableOf(named)
  if (!act) throw new DeskError('not-found', 'There is nothing to take back.')
  const row = leadOf(terms, act)
  if (journal.isTakenBack(row.id))
    throw new DeskError('stale', `${words[row.act].this} has been taken back already.`)
  if (isTimed(row)) {
    if (!isUndoableInTime(terms, row)) throw tooLate(row.act)
  } else if (outbox.stateOf(row.id) !== 'held') throw tooLate(row.act)
  return row
}

/** The same for the screen; undefined if there is nothing. */
export function viewUndoable(terms: Terms): Undoable | undefined {
  const { journal, outbox } = terms.store
  const id = findNewest(terms)
  const named = id === undefined ? undefined : journal.find(id)
  const act = named && undoableOf(named)
  if (!act) return undefined
  const row = leadOf(terms, act)
  const until = new Date(Date.parse(row.at) + terms.undoSeconds() * 1000).toISOString()
  return {
    id: row.id,
    kind: row.act,
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
  return (lead && undoableOf(lead)) ?? row
}

/** Looks back through the journal as far as the newest act that is held back, or to where all others are too old. */
function findNewest(terms: Terms): string | undefined {
  const { outbox, journal } = terms.store
  const held = outbox.newestHeld()
  for (const row of journal.backwards()) {
    if (row.id === held || !isInTime(terms, row.at)) break
    const act = undoableOf(row)
    if (act && isUndoableInTime(terms, act) && !journal.isTakenBack(row.id)) return row.id
  }
  return held
}

/** A skip, while the task still waits; a hold, while the task is still held. */
function isUndoableInTime(terms: Terms, row: UndoableRow): boolean {
  const { kind, at, taskId } = row
  if (!isTimed(row) || taskId === null || !isInTime(terms, at)) return false
  return terms.store.tasks.stateOf(taskId) === (kind === 'skip' ? 'waiting' : 'held')
}

function isTimed({ act }: UndoableRow): boolean {
  return act === 'skip' || act === 'hold'
}

function undoableOf(row: JournalRow): UndoableRow | undefined {
  const act = undoableKinds.find((kind) => kind === (row.kind === 'golden-decision' ? 'decision' : row.kind))
  return act && { ...row, act }
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
  const isDecision = row.kind === 'decision' || row.kind === 'golden-decision'
  const decision = isDecision ? readDecision(row) : undefined
  if (!decision) return emptyDraft
  const { labels, action, note, made } = decision
  return { labels, note, made, ...(action !== undefined && { action }) }
}

function readDecision({ payload }: JournalRow) {
  return decisionSchema.safeParse(JSON.parse(payload)).data
}
