import { DeskError } from '../../src-shared/desk/result.ts'
import type { Severity } from '../../src-shared/model/kind.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import type { TaskState } from '../store/move-task.ts'
import type { Store } from '../store/store.ts'
import type { ShiftWellbeing } from '../wellbeing/wellbeing.ts'
import type { Screen } from './screen.ts'
import type { Upcoming } from './upcoming.ts'

/** What all acts of the review loop work with. */
export interface ShiftRoom {
  store: Store
  screen: Screen
  upcoming: Upcoming
  wellbeing: ShiftWellbeing
  /** The policy in force at the moment of the call. */
  policy: () => Policy
  /** The wall clock, ms since the epoch. */
  now: () => number
  /** How long a decision can be undone before it is sent, and a skip after it was made. */
  undoSeconds: () => number
}

/** Why a task is not to be reviewed now. */
const elsewhere: Readonly<Record<Exclude<TaskState, 'waiting'>, string>> = {
  held: 'is put aside; take it up first',
  decided: 'has been decided already',
  returned: 'has been given back to its queue',
  'sent-on': 'has been sent on',
  audit: 'is here for an audit only',
  audited: 'was here for an audit only',
  practice: 'is here for practice only',
}

/** @throws DeskError `not-found`, or `stale` for a task that is in none of these states */
export function requireState(
  { store }: Pick<ShiftRoom, 'store'>,
  taskId: string,
  ...states: readonly TaskState[]
): TaskState {
  const state = store.tasks.stateOf(taskId)
  if (state === undefined) throw new DeskError('not-found', `There is no task ${taskId} on this machine.`)
  if (states.includes(state)) return state
  const why = state === 'waiting' ? 'waits to be reviewed' : elsewhere[state]
  throw new DeskError('stale', `The task ${taskId} ${why}.`)
}

/** How the task on screen ended, for what is counted of its reviewer's exposure. */
export interface Ended {
  severity: Severity
  how: 'decided' | 'escalated' | 'left'
}

/**
 * The next one is on screen as soon as the receipt arrives, so the pointer moves in the same transaction, in which the end
 * of the task is counted as well: what comes next depends on it.
 * @param ended left out: without a verdict
 */
export function leaveScreen(room: ShiftRoom, taskIds: readonly string[], ended?: Ended): void {
  const { upcoming, screen, wellbeing } = room
  const onScreen = taskIds.find(screen.shows)
  if (onScreen !== undefined) {
    const { severity, how } = ended ?? undecided(room, onScreen)
    wellbeing.taskEnded(severity, how)
  }
  const next = upcoming.after(taskIds)
  if (next !== undefined) screen.show(next)
}

/** What was seen of it was seen, whatever was said of it. */
function undecided({ store, screen }: ShiftRoom, taskId: string): Ended {
  const severity = screen.isRevealed(taskId) ? store.tasks.severityOf(taskId) : undefined
  return { severity: severity ?? 1, how: 'left' }
}

/** Holds an act back, in the transaction that appends it, for as long as it can be undone. @param at ISO 8601, UTC */
export function holdBack({ store, undoSeconds }: ShiftRoom, id: string, taskId: string, at: string): void {
  store.outbox.hold(id, taskId, new Date(Date.parse(at) + undoSeconds() * 1000).toISOString())
}

/** A moment from which the clock has been set back is not: nobody knows how long ago it was. */
export function isInTime({ now, undoSeconds }: Pick<ShiftRoom, 'now' | 'undoSeconds'>, at: string): boolean {
  const ageMs = now() - Date.parse(at)
  return ageMs >= 0 && ageMs < undoSeconds() * 1000
}
