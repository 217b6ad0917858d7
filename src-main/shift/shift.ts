import { DeskError } from '../../src-shared/desk/result.ts'
import type { Receipt, ShiftView, TaskView } from '../../src-shared/desk/views.ts'
import { type Decision, type Draft, decisionSchema } from '../../src-shared/model/decision.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import { findDecisionFaults } from '../../src-shared/rules/decision-check.ts'
import { emptyDraft, isEmptyDraft } from '../../src-shared/rules/draft.ts'
import type { Store } from '../store/store.ts'

/** The review loop: what is on screen and next, and every act that changes it. */
export interface Shift {
  view(): ShiftView
  saveDraft(taskId: string, draft: Draft): void
  record(decision: Decision): Receipt
  /** Without a decision's id, takes back the newest that still stands. */
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

/**
 * @param policy the policy in force at the moment of the call
 * @param now the wall clock, ms since the epoch
 */
export function createShift(store: Store, policy: () => Policy, now: () => number): Shift {
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
    const ids = upcomingIds()
    const [first] = ids
    if (first !== undefined && store.tasks.current() !== first) {
      store.transact(() => store.tasks.setCurrent(first))
    }
    return {
      upcoming: ids.map(viewTask),
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
    if (next !== undefined) store.tasks.setCurrent(next)
  }

  return {
    view,

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
        const target = decisionId ?? store.decisions.newestStanding()
        const row = target === undefined ? undefined : store.journal.find(target)
        if (row?.kind !== 'decision') throw new DeskError('not-found', 'There is no decision to take back.')
        if (store.decisions.isUndone(row.id)) {
          throw new DeskError('stale', 'This decision has been taken back already.')
        }
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
        store.tasks.bringBack(decidedId)
        const draft = draftOf(row.payload)
        if (!isEmptyDraft(draft)) store.tasks.saveDraft(decidedId, draft)
        store.tasks.setCurrent(decidedId)
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
