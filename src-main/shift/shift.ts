import { DeskError } from '../../src-shared/desk/result.ts'
import type { Receipt, ShiftView, TaskView } from '../../src-shared/desk/views.ts'
import { type Decision, type Draft, decisionSchema } from '../../src-shared/model/decision.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import { findDecisionFaults } from '../../src-shared/rules/decision-check.ts'
import { emptyDraft, isEmptyDraft } from '../../src-shared/rules/draft.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { JournalRow } from '../store/journal.ts'
import type { Store } from '../store/store.ts'
import { createScreen } from './screen.ts'

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
   * Without a decision's id, takes back the newest that can still be taken back.
   * @throws DeskError `stale` once it is settled: free to be sent, its content forgotten
   */
  undo(undoId: string, decisionId?: string): Receipt & { decisionId: string; taskId: string }
  /**
   * The window broke down over what it had at hand: the task on screen, or one prepared beside it. The first of them whose
   * content would be shown has this problem from now on. False if there is none.
   */
  blame(problem: string): boolean
  skip(skip: { skipId: string; taskId: string; reason: string; note: string }): Receipt
}

/** The task on screen and those that the renderer prepares beside it. */
const upcomingCount = 3
const recentCount = 10

export interface ShiftTerms {
  /** The policy in force at the moment of the call. */
  policy: () => Policy
  /** The wall clock, ms since the epoch. */
  now: () => number
  /** How long a decision can be undone before it is sent. */
  undoSeconds: () => number
}

export function createShift(store: Store, { policy, now, undoSeconds }: ShiftTerms): Shift {
  const screen = createScreen(store, now)
  // What the renderer has mounted keeps its place: a task that arrives meanwhile waits behind it, whatever its priority.
  let promised: string[] = []

  function upcomingIds(): string[] {
    const current = store.tasks.current()
    const kept = [...(current ? [current] : []), ...promised].filter(
      (id, index, ids) => ids.indexOf(id) === index && store.tasks.stateOf(id) === 'waiting',
    )
    const more = store.tasks.waitingIds(upcomingCount + kept.length).filter((id) => !kept.includes(id))
    const ids = [...kept, ...more].slice(0, upcomingCount)
    // A task that came back by undo goes first, and so does the one that was on screen.
    promised = ids
    return ids
  }

  function view(): ShiftView {
    const seen = store.look(look)
    const [first] = seen.upcoming
    if (first !== undefined && !screen.shows(first.id)) store.transact(() => screen.show(first.id))
    return seen
  }

  function look(): ShiftView {
    return {
      upcoming: upcomingIds().map(viewTask),
      waiting: store.tasks.countWaiting(),
      recent: store.decisions.recent(recentCount),
      decidedToday: store.decisions.countSince(startOfDay(now())),
    }
  }

  function viewTask(taskId: string): TaskView {
    const cached = store.tasks.find(taskId)
    if (!cached) throw new DeskError('not-found', `There is no task ${taskId} on this machine.`)
    const { expected: _settled, ...task } = cached.task
    return {
      ...task,
      packTitle: cached.packTitle,
      mediaTypes: cached.mediaTypes,
      ...(cached.deadline !== undefined && { deadline: cached.deadline }),
      ...(cached.problem !== undefined && { problem: cached.problem }),
      ...(cached.draft && { draft: cached.draft }),
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

  /** The next one is on screen as soon as the receipt arrives, so the pointer moves in the same transaction. */
  function leave(taskId: string): void {
    promised = promised.filter((id) => id !== taskId)
    const next = promised[0] ?? store.tasks.waitingIds(2).find((id) => id !== taskId)
    if (next !== undefined) screen.show(next)
  }

  /** Whether it can be taken back is what its row says, whatever the clock says. */
  function requireHeld(decisionId: string): void {
    const state = store.outbox.stateOf(decisionId)
    if (state === 'held') return
    if (state === 'withdrawn') throw new DeskError('stale', 'This decision has been taken back already.')
    throw new DeskError(
      'stale',
      'This decision can no longer be taken back: its time for that is over, and its content has been removed from this machine. Tell a QA reviewer, who can have it changed.',
    )
  }

  /** The newest one, unless a decision is named. */
  function findUndoable(decisionId: string | undefined): JournalRow {
    const target =
      decisionId ??
      store.outbox.newestHeld() ??
      store.decisions.recent(recentCount).find(({ undone }) => !undone)?.decisionId
    const row = target === undefined ? undefined : store.journal.find(target)
    if (row?.kind !== 'decision') throw new DeskError('not-found', 'There is no decision to take back.')
    requireHeld(row.id)
    return row
  }

  return {
    view,

    signIn(payload) {
      store.transact(() => {
        store.journal.append({ id: newId(now()), kind: 'sign-in', payload })
        const [first] = upcomingIds()
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

    undo(undoId, decisionId) {
      const { sequence, at, refersTo, taskId } = store.transact(() => {
        const earlier = store.journal.find(undoId)
        if (earlier?.kind === 'undo' && earlier.refersTo && earlier.taskId) {
          if (decisionId !== undefined && decisionId !== earlier.refersTo) {
            throw new DeskError('conflict', `The undo ${undoId} has taken back another decision already.`)
          }
          return { ...earlier, refersTo: earlier.refersTo, taskId: earlier.taskId }
        }
        const row = findUndoable(decisionId)
        // A decision is always about a task, which its row names whatever else can be read of it.
        const decidedId = row.taskId ?? ''
        const entry = {
          id: undoId,
          kind: 'undo',
          taskId: decidedId,
          refersTo: row.id,
          payload: {},
        } as const
        const appended = store.journal.append(entry)
        store.outbox.withdraw(row.id)
        store.tasks.bringBack(decidedId)
        const draft = draftOf(row.payload)
        if (!isEmptyDraft(draft)) store.tasks.saveDraft(decidedId, draft)
        screen.show(decidedId)
        return { ...appended, refersTo: row.id, taskId: decidedId }
      })
      return { sequence, at, decisionId: refersTo, taskId, shift: view() }
    },

    blame(problem) {
      const taskId = upcomingIds().find((id) => store.tasks.find(id)?.problem === undefined)
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

/**
 * What was entered for a decision, so that who takes it back can go on from there; nothing if another version of the
 * program made it and this one cannot read it.
 */
function draftOf(payload: string): Draft {
  const { data } = decisionSchema.safeParse(JSON.parse(payload))
  if (!data) return emptyDraft
  const { labels, action, note } = data
  return { labels, note, ...(action !== undefined && { action }) }
}

/** Start of the local day as an ISO 8601 instant in UTC. */
function startOfDay(nowMs: number): string {
  const day = new Date(nowMs)
  day.setHours(0, 0, 0, 0)
  return day.toISOString()
}
