import { create } from 'zustand'
import type { DecisionView, ShiftView, TaskView } from '../../src-shared/desk/views.ts'
import type { Draft } from '../../src-shared/model/decision.ts'
import { emptyDraft } from '../../src-shared/rules/draft.ts'
import type { Binding } from '../../src-shared/rules/key-map.ts'
import {
  advanceTiming,
  resumeTiming,
  startTiming,
  type Timing,
  type TimingEvent,
} from '../../src-shared/rules/timing.ts'
import type { PaneHandle } from '../review/pane.ts'

/** The task on screen and all that the reviewer has done with it so far. */
interface Review {
  shift: ShiftView | undefined
  /** The task on screen; undefined when nothing waits. */
  task: TaskView | undefined
  draft: Draft
  revealed: boolean
  /** A first key was pressed, and the next chooses among what it opened. */
  opened: Binding | undefined
  /** A decision is on its way to disk; keys wait for its receipt. */
  recording: boolean
  timing: Timing
  /** Why a task's content cannot be shown, by task id. */
  problems: Readonly<Record<string, string>>
  /** Takes over where the shift stands. A task that stays on screen keeps its draft, veil and time. */
  follow: (shift: ShiftView) => void
  setDraft: (draft: Draft) => void
  setRevealed: (revealed: boolean) => void
  setOpened: (opened: Binding | undefined) => void
  setRecording: (recording: boolean) => void
  reportProblem: (taskId: string, problem: string) => void
  note: (event: TimingEvent) => void
}

export const useReview = create<Review>()((set) => ({
  shift: undefined,
  task: undefined,
  draft: emptyDraft,
  revealed: false,
  opened: undefined,
  recording: false,
  timing: startTiming(Date.now()),
  problems: {},
  follow: (arrived) =>
    set(({ shift: before, task, problems }) => {
      const shift = keepKnown(arrived, before)
      const [first] = shift.upcoming
      if (first?.id === task?.id && task !== undefined) return { shift }
      const ids = new Set(shift.upcoming.map(({ id }) => id))
      return {
        shift,
        task: first,
        draft: first?.draft ?? emptyDraft,
        revealed: false,
        opened: undefined,
        timing: resumeTiming(first?.draft?.made, Date.now()),
        problems: Object.fromEntries(Object.entries(problems).filter(([id]) => ids.has(id))),
      }
    }),
  setDraft: (draft) => set({ draft }),
  setRevealed: (revealed) =>
    set(({ timing }) => ({
      revealed,
      timing: advanceTiming(timing, revealed ? 'reveal' : 'veil', Date.now()),
    })),
  setOpened: (opened) => set({ opened }),
  setRecording: (recording) => set({ recording }),
  reportProblem: (taskId, problem) =>
    set(({ problems, task, revealed, timing }) => ({
      problems: { ...problems, [taskId]: problem },
      // From here on nothing of it is seen.
      ...(revealed &&
        task?.id === taskId && { revealed: false, timing: advanceTiming(timing, 'veil', Date.now()) }),
    })),
  note: (event) => set(({ timing }) => ({ timing: advanceTiming(timing, event, Date.now()) })),
}))

/** What says the same as before stays the same object, so that nothing that shows it is drawn again. */
function keepKnown(arrived: ShiftView, before: ShiftView | undefined): ShiftView {
  if (!before) return arrived
  return {
    ...arrived,
    upcoming: arrived.upcoming.map(
      (task) => before.upcoming.find((known) => isSameTask(known, task)) ?? task,
    ),
    recent: arrived.recent.map(
      (decision) => before.recent.find((known) => isSameDecision(known, decision)) ?? decision,
    ),
  }
}

/** Nothing else of a task changes once it is on this machine. */
function isSameTask(one: TaskView, other: TaskView): boolean {
  return (
    one.id === other.id &&
    one.problem === other.problem &&
    JSON.stringify(one.draft) === JSON.stringify(other.draft)
  )
}

function isSameDecision(one: DecisionView, other: DecisionView): boolean {
  return (
    one.decisionId === other.decisionId && one.undone === other.undone && one.undoUntil === other.undoUntil
  )
}

/** Handles of the mounted panes by task id; kept apart from the state, since nothing is drawn from them. */
export const paneHandles = new Map<string, PaneHandle>()
