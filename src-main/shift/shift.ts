import { DeskError } from '../../src-shared/desk/result.ts'
import type { Receipt, ShiftView } from '../../src-shared/desk/views.ts'
import type { Decision, Draft } from '../../src-shared/model/decision.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import { findDecisionFaults } from '../../src-shared/rules/decision-check.ts'
import { isEmptyDraft } from '../../src-shared/rules/draft.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { Store } from '../store/store.ts'
import { createScreen } from './screen.ts'
import { viewTask } from './task-view.ts'
import { draftOf, findUndoable } from './undoable.ts'
import { createUpcoming } from './upcoming.ts'

/** The review loop: what is on screen and next, and every act that changes it. */
export interface Shift {
  view(): ShiftView
  /** Somebody has opened the profile; the task on screen is shown to them from now on. */
  signIn(payload: unknown): void
  /** The content on screen is unveiled; only the first time since it came on screen is a row of the journal. */
  reveal(taskId: string): void
  saveDraft(taskId: string, draft: Draft): void
  record(decision: Decision): Receipt
  /**
   * Takes back a decision or a skip: the one whose row is named, or the newest act that can still be taken back.
   * @throws DeskError `stale` once a decision is settled (free to be sent, its content forgotten) or a skip is too long ago
   */
  undo(undoId: string, rowId?: string): Receipt & { decisionId: string; taskId: string }
  /**
   * The window broke down over what it had at hand: the task on screen, or one prepared beside it. The first of them whose
   * content would be shown has this problem from now on. False if there is none.
   */
  blame(problem: string): boolean
  skip(skip: { skipId: string; taskId: string; reason: string; note: string }): Receipt
}

/** Decisions that the strip shows. */
const recentCount = 10

export interface ShiftTerms {
  /** The policy in force at the moment of the call. */
  policy: () => Policy
  /** The wall clock, ms since the epoch. */
  now: () => number
  /** How long a decision can be undone before it is sent, and a skip after it was made. */
  undoSeconds: () => number
}

export function createShift(store: Store, { policy, now, undoSeconds }: ShiftTerms): Shift {
  const screen = createScreen(store, now)
  const upcoming = createUpcoming(store)

  function view(): ShiftView {
    const seen = store.look(look)
    const [first] = seen.upcoming
    if (first !== undefined && !screen.shows(first.id)) store.transact(() => screen.show(first.id))
    return seen
  }

  function look(): ShiftView {
    return {
      upcoming: upcoming.ids().map((id) => viewTask(store, id)),
      waiting: store.tasks.countWaiting(),
      recent: store.decisions.recent(recentCount),
      decidedToday: store.decisions.countSince(startOfDay(now())),
    }
  }

  /** What cannot be shown has been seen by nobody, and cannot be cleared. */
  function unseenFaults({ taskId, verdict }: Decision): string[] {
    return verdict === 'no-violation' && store.tasks.find(taskId)?.problem !== undefined
      ? [
          'This content cannot be shown, so it cannot be cleared. Decide the task as cannot review, or skip it.',
        ]
      : []
  }

  function requireWaiting(taskId: string): void {
    const state = store.tasks.stateOf(taskId)
    if (state === undefined) throw new DeskError('not-found', `There is no task ${taskId} on this machine.`)
    if (state !== 'waiting') throw new DeskError('stale', `The task ${taskId} has been decided already.`)
  }

  /** A moment from which the clock has been set back is not: nobody knows how long ago it was. */
  function isInTime(instant: string): boolean {
    const ageMs = now() - Date.parse(instant)
    return ageMs >= 0 && ageMs < undoSeconds() * 1000
  }

  /** The next one is on screen as soon as the receipt arrives, so the pointer moves in the same transaction. */
  function leave(taskId: string): void {
    const next = upcoming.after(taskId)
    if (next !== undefined) screen.show(next)
  }

  return {
    view,

    signIn(payload) {
      store.transact(() => {
        store.journal.append({ id: newId(now()), kind: 'sign-in', payload })
        const [first] = upcoming.ids()
        if (first !== undefined) screen.showAnew(first)
      })
    },

    reveal(taskId) {
      if (screen.shows(taskId) && screen.isRevealed(taskId)) return
      store.transact(() => screen.reveal(taskId))
    },

    saveDraft(taskId, draft) {
      store.transact(() => {
        requireWaiting(taskId)
        if (isEmptyDraft(draft)) store.tasks.dropDraft(taskId)
        else store.tasks.saveDraft(taskId, draft)
      })
    },

    record(decision) {
      const { decisionId, taskId } = decision
      const { sequence, at } = store.transact(() => {
        const entry = { id: decisionId, kind: 'decision', taskId, payload: decision } as const
        if (store.journal.find(decisionId)) return store.journal.append(entry)
        requireWaiting(taskId)
        const faults = [...findDecisionFaults(decision, policy()), ...unseenFaults(decision)]
        if (faults.length > 0) throw new DeskError('policy-refused', faults.join(' '))
        const appended = store.journal.append(entry)
        const until = new Date(Date.parse(appended.at) + undoSeconds() * 1000).toISOString()
        store.outbox.hold(decisionId, taskId, until)
        store.tasks.markDecided(taskId)
        store.tasks.dropDraft(taskId)
        leave(taskId)
        return appended
      })
      return { sequence, at, shift: view() }
    },

    undo(undoId, rowId) {
      const { sequence, at, refersTo, taskId } = store.transact(() => {
        const earlier = store.journal.find(undoId)
        if (earlier?.kind === 'undo' && earlier.refersTo && earlier.taskId) {
          if (rowId !== undefined && rowId !== earlier.refersTo) {
            throw new DeskError('conflict', `The undo ${undoId} has taken back something else already.`)
          }
          return { ...earlier, refersTo: earlier.refersTo, taskId: earlier.taskId }
        }
        const row = findUndoable(store, rowId, isInTime)
        // Both are always about a task, which the row names whatever else can be read of it.
        const taskId = row.taskId ?? ''
        const entry = { id: undoId, kind: 'undo', taskId, refersTo: row.id, payload: {} } as const
        const appended = store.journal.append(entry)
        if (row.kind === 'decision') {
          store.outbox.withdraw(row.id)
          const draft = draftOf(row)
          if (!isEmptyDraft(draft)) store.tasks.saveDraft(taskId, draft)
        }
        store.tasks.bringBack(taskId)
        // Also where it is still on screen, as after the last one: it is shown once more.
        screen.showAnew(taskId)
        return { ...appended, refersTo: row.id, taskId }
      })
      return { sequence, at, decisionId: refersTo, taskId, shift: view() }
    },

    blame(problem) {
      const taskId = upcoming.ids().find((id) => store.tasks.find(id)?.problem === undefined)
      if (taskId === undefined) return false
      store.transact(() => store.tasks.setProblem(taskId, problem))
      return true
    },

    skip({ skipId, taskId, reason, note }) {
      const { sequence, at } = store.transact(() => {
        const entry = { id: skipId, kind: 'skip', taskId, payload: { reason, note } } as const
        if (store.journal.find(skipId)) return store.journal.append(entry)
        requireWaiting(taskId)
        if (!policy().skipReasons.some(({ code }) => code === reason)) {
          throw new DeskError('policy-refused', `The policy has no skip reason ${reason}.`)
        }
        const appended = store.journal.append(entry)
        store.tasks.sendToEnd(taskId)
        leave(taskId)
        return appended
      })
      return { sequence, at, shift: view() }
    },
  }
}

/** Start of the local day as an ISO 8601 instant in UTC. */
function startOfDay(nowMs: number): string {
  const day = new Date(nowMs)
  day.setHours(0, 0, 0, 0)
  return day.toISOString()
}
