import type { DecisionQuery, FoundDecisions, QueuePage } from '../../src-shared/desk/queue-views.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { Receipt, ShiftView } from '../../src-shared/desk/views.ts'
import type { Decision, Draft, FirstJudgement } from '../../src-shared/model/decision.ts'
import type { Signal } from '../../src-shared/model/task.ts'
import { isEmptyDraft } from '../../src-shared/rules/draft.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { Store } from '../store/store.ts'
import { createGoldenLine } from './golden-line.ts'
import { disguised, disguisedRow } from './guise.ts'
import { type PutAside, putAside, takeUp } from './put-aside.ts'
import { recordDecision } from './record.ts'
import { searchDecisions } from './search-decisions.ts'
import { leaveScreen, requireState, type ShiftRoom } from './shift-room.ts'
import { showSignals } from './show-signals.ts'
import { createSkillGate } from './skill-gate.ts'
import { viewTask } from './task-view.ts'
import { undoAct } from './undo.ts'
import { viewUndoable } from './undoable.ts'
import { createUpcoming } from './upcoming.ts'

/** The review loop: what is on screen and next, and every act that changes it. */
export interface Shift {
  view(): ShiftView
  /** Somebody has opened the profile; the task on screen is shown to them from now on. */
  signIn(payload: unknown): void
  /** The content on screen is unveiled; only the first time since it came on screen is a row of the journal. */
  reveal(taskId: string): void
  saveDraft(taskId: string, draft: Draft): void
  /** As `recordDecision`. */
  record(decision: Decision): Receipt
  /** As `undoAct`. */
  undo(undoId: string, rowId?: string): Receipt & { decisionId: string; taskId: string }
  /**
   * The window broke down over what it had at hand: the task on screen, or one prepared beside it. The first of them whose
   * content would be shown has this problem from now on. False if there is none.
   */
  blame(problem: string): boolean
  skip(skip: { skipId: string; taskId: string; reason: string; note: string }): Receipt
  /** As `putAside`. */
  putAside(aside: PutAside): Receipt
  /** As `takeUp`. */
  takeUp(task: { takeUpId: string; taskId: string }): Receipt
  /** Other tasks that wait or are held, of the same content. */
  alikeTo(taskId: string): string[]
  /** As `showSignals`. */
  showSignals(taskId: string, firstJudgement: FirstJudgement): Signal[]
  /** What is held and what waits. */
  list(offset: number, limit: number): QueuePage
  /** Decisions of the local day. */
  search(query: DecisionQuery): FoundDecisions
  /** Decisions standing of the local day. */
  decidedToday(): number
}

/** Decisions that the strip shows. */
const recentCount = 10

export type ShiftTerms = Pick<ShiftRoom, 'policy' | 'now' | 'undoSeconds' | 'wellbeing' | 'screen'>

export function createShift(
  store: Store,
  { policy, now, undoSeconds, wellbeing, screen }: ShiftTerms,
): Shift {
  const golden = createGoldenLine(store, policy)
  const upcoming = createUpcoming(store, wellbeing.willing, {
    first: store.tasks.waitingIds,
    has: (taskId) => store.tasks.stateOf(taskId) === 'waiting',
    mixIn: golden.mixIn,
  })
  const skills = createSkillGate(store, now)
  const room: ShiftRoom = { store, screen, upcoming, wellbeing, policy, now, undoSeconds }

  function view(): ShiftView {
    skills.update()
    const seen = store.look(look)
    const [first] = seen.upcoming
    if (first !== undefined && !screen.shows(first.id)) store.transact(() => screen.show(first.id))
    return seen
  }

  function look(): ShiftView {
    const inForce = policy()
    const undoable = viewUndoable(room)
    const ids = upcoming.ids()
    return {
      bench: 'live',
      upcoming: ids.map((id) => disguised(store, viewTask(store, inForce, id))),
      waiting: store.tasks.countWaiting() + golden.ahead(ids).length,
      held: store.tasks.countHeld(),
      ...(undoable && { undoable }),
      ...(ids.length === 0 && skills.lacking()),
      recent: store.decisions.recent(recentCount),
      decidedToday: decidedToday(),
    }
  }

  const decidedToday = () => store.decisions.countSince(startOfDay(now()))

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
        requireState(room, taskId, 'waiting')
        if (isEmptyDraft(draft)) store.tasks.dropDraft(taskId)
        else store.tasks.saveDraft(taskId, draft)
      })
    },

    record: (decision) => recordDecision(room, decision),
    undo: (undoId, rowId) => undoAct(room, undoId, rowId),

    blame(problem) {
      const taskId = upcoming.ids().find((id) => store.tasks.find(id)?.problem === undefined)
      if (taskId === undefined) return false
      store.transact(() => store.tasks.setProblem(taskId, problem))
      return true
    },

    skip({ skipId, taskId, reason, note }) {
      const row = store.transact(() => {
        const entry = { id: skipId, kind: 'skip', taskId, payload: { reason, note } } as const
        if (store.journal.find(skipId)) return store.journal.append(entry)
        requireState(room, taskId, 'waiting')
        if (!policy().skipReasons.some(({ code }) => code === reason)) {
          throw new DeskError('policy-refused', `The policy has no skip reason ${reason}.`)
        }
        const appended = store.journal.append(entry)
        store.tasks.sendToEnd(taskId)
        leaveScreen(room, [taskId])
        return appended
      })
      return screen.receiptOf(row)
    },

    putAside: (aside) => putAside(room, aside),
    takeUp: (task) => takeUp(room, task),
    alikeTo: (taskId) => store.tasks.alikeIds(taskId),
    showSignals: (taskId, firstJudgement) => showSignals(room, taskId, firstJudgement),

    list: (offset, limit) =>
      store.look(() => {
        const held = store.tasks.countHeld()
        const ids = upcoming.ids()
        const [onScreen] = ids
        const mixed = golden.ahead(ids)
        return {
          total: held + store.tasks.countWaiting() + mixed.length,
          held,
          ...(onScreen !== undefined && { onScreen }),
          rows: store.tasks.listTasks(offset, limit, mixed).map((row) => disguisedRow(store, row)),
          ...skills.lacking(),
        }
      }),
    decidedToday,
    search: (query) => searchDecisions(room, startOfDay(now()), query),
  }
}

/** Start of the local day as an ISO 8601 instant in UTC. */
function startOfDay(nowMs: number): string {
  const day = new Date(nowMs)
  day.setHours(0, 0, 0, 0)
  return day.toISOString()
}
