import { create } from 'zustand'
import type { DecisionView, ShiftView, TaskView } from '../../src-shared/desk/views.ts'
import type { Comfort } from '../../src-shared/model/comfort.ts'
import type { Draft } from '../../src-shared/model/decision.ts'
import { emptyDraft } from '../../src-shared/rules/draft.ts'
import type { Binding } from '../../src-shared/rules/key-map.ts'
import type { PaneMode } from '../../src-shared/rules/program-actions.ts'
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
  /** What was entered before, oldest first, and what was taken back of it, newest first. */
  past: readonly Draft[]
  future: readonly Draft[]
  revealed: boolean
  /** What machines flagged is shown as well. */
  flaggedShown: boolean
  /** The reviewer's own choice for this task, where it is not what they begin with. */
  comfort: Comfort | undefined
  /** What the pane's keys are for just now. */
  mode: PaneMode
  /** The label that the reviewer wants evidence to go to; while it is not applied, the last one has it. */
  evidenceFor: string | undefined
  /** Everything is hidden and silent until somebody asks for it back. */
  covered: boolean
  /** The route of an escalation that waits for its reason. */
  escalation: string | undefined
  /** A first key was pressed, and the next chooses among what it opened. */
  opened: Binding | undefined
  /** A decision is on its way to disk; keys wait for its receipt, and where nothing is prepared for what comes next. */
  recording: boolean
  timing: Timing
  /** Why a task's content cannot be shown, by task id. */
  problems: Readonly<Record<string, string>>
  /** Goes on to a task that is prepared; false for any other, which only a view of the shift can bring. */
  goOnTo: (taskId: string | undefined) => boolean
  /** Takes over where the shift stands. A task that stays on screen keeps its draft, veil and time. */
  follow: (shift: ShiftView) => void
  setDraft: (draft: Draft) => void
  /** Like `setDraft`, and can be taken back. */
  enterDraft: (draft: Draft) => void
  /** Goes back to what was entered before, or forth again; false if there is nothing. */
  stepDraft: (direction: -1 | 1) => boolean
  setFlaggedShown: (flaggedShown: boolean) => void
  setComfort: (comfort: Comfort) => void
  setMode: (mode: PaneMode) => void
  setEvidenceFor: (evidenceFor: string) => void
  setCovered: (covered: boolean) => void
  setEscalation: (escalation: string | undefined) => void
  /** What machines say of a task was held back, and may be shown now. */
  showSignals: (taskId: string, signals: TaskView['signals']) => void
  setRevealed: (revealed: boolean) => void
  setOpened: (opened: Binding | undefined) => void
  setRecording: (recording: boolean) => void
  reportProblem: (taskId: string, problem: string) => void
  note: (event: TimingEvent) => void
}

/** How every task begins. */
const fresh = {
  past: [],
  future: [],
  revealed: false,
  flaggedShown: false,
  comfort: undefined,
  mode: 'normal',
  evidenceFor: undefined,
  opened: undefined,
  escalation: undefined,
} as const

export const useReview = create<Review>()((set, get) => ({
  ...fresh,
  shift: undefined,
  task: undefined,
  draft: emptyDraft,
  covered: false,
  recording: false,
  timing: startTiming(Date.now()),
  problems: {},
  goOnTo: (taskId) => {
    const { shift } = get()
    const place = shift?.bench === 'live' ? shift.upcoming.findIndex(({ id }) => id === taskId) : -1
    // The first is the one that leaves.
    if (!shift || place < 1) return false
    set((before) => begin({ ...shift, upcoming: shift.upcoming.slice(place) }, before))
    return true
  },
  follow: (arrived) =>
    set((before) => {
      const shift = keepKnown(arrived, before.shift, before.task?.id)
      const [first] = shift.upcoming
      if (first === undefined || first.id !== before.task?.id) return begin(shift, before)
      return { shift, task: first }
    }),
  setDraft: (draft) => set({ draft }),
  enterDraft: (draft) =>
    set(({ draft: before, past }) => ({
      draft,
      ...(!isSameEntry(draft, before) && { past: [...past, before].slice(-mostSteps), future: [] }),
    })),
  stepDraft: (direction) => {
    const { past, future, draft } = get()
    const wanted = direction < 0 ? past.at(-1) : future[0]
    if (!wanted) return false
    const { labels, action, loose } = wanted
    const { action: _action, loose: _loose, ...kept } = draft
    set({
      // The note and the time spent are no steps: nobody wants a sentence gone with a label.
      draft: { ...kept, labels, ...(action !== undefined && { action }), ...(loose && { loose }) },
      past: direction < 0 ? past.slice(0, -1) : [...past, draft],
      future: direction < 0 ? [draft, ...future] : future.slice(1),
    })
    return true
  },
  setFlaggedShown: (flaggedShown) => set({ flaggedShown }),
  setComfort: (comfort) => set({ comfort }),
  setMode: (mode) => set({ mode }),
  setEvidenceFor: (evidenceFor) => set({ evidenceFor }),
  setCovered: (covered) => set({ covered }),
  setEscalation: (escalation) => set({ escalation }),
  showSignals: (taskId, signals) =>
    set(({ task, shift }) => {
      const shown = <T extends TaskView | undefined>(one: T): T => {
        if (one?.id !== taskId) return one
        const { signalsHeldBack: _heldBack, ...rest } = one
        return { ...rest, signals } as T
      }
      return { task: shown(task), shift: shift && { ...shift, upcoming: shift.upcoming.map(shown) } }
    }),
  setRevealed: (revealed) =>
    set(({ timing }) => ({
      revealed,
      // Asked for anew each time.
      ...(!revealed && { flaggedShown: false }),
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

/** How the first task of a shift begins that was not on screen before. */
function begin(shift: ShiftView, { problems, timing }: Pick<Review, 'problems' | 'timing'>): Partial<Review> {
  const [first] = shift.upcoming
  const ids = new Set(shift.upcoming.map(({ id }) => id))
  return {
    shift,
    task: first,
    draft: first?.draft ?? emptyDraft,
    ...fresh,
    // What comes on screen in a break waits there for its end.
    timing: { ...resumeTiming(first?.draft?.made, Date.now()), resting: timing.resting },
    problems: Object.fromEntries(Object.entries(problems).filter(([id]) => ids.has(id))),
  }
}

/** Steps that can be taken back within a task. */
const mostSteps = 100

function isSameEntry(one: Draft, other: Draft): boolean {
  const entry = ({ labels, action, loose }: Draft) => JSON.stringify([labels, action, loose])
  return entry(one) === entry(other)
}

/** What says the same as before stays the same object, so that nothing that shows it is drawn again. */
function keepKnown(
  arrived: ShiftView,
  before: ShiftView | undefined,
  onScreen: string | undefined,
): ShiftView {
  if (!before) return arrived
  return {
    ...arrived,
    upcoming: arrived.upcoming.map((task) => {
      const known = before.upcoming.find(({ id }) => id === task.id)
      if (!known) return task
      // What was entered for the one on screen is known here before main has it.
      const isSame = isSameTask(known, task) && (task.id === onScreen || isSameDraft(known, task))
      return isSame ? known : { ...task, content: known.content }
    }),
    recent: arrived.recent.map(
      (decision) => before.recent.find((known) => isSameDecision(known, decision)) ?? decision,
    ),
  }
}

function isSameDraft(one: TaskView, other: TaskView): boolean {
  return JSON.stringify(one.draft) === JSON.stringify(other.draft)
}

/** Nothing else of a task changes once it is on this machine, but its draft. */
function isSameTask(one: TaskView, other: TaskView): boolean {
  return (
    one.problem === other.problem &&
    one.alike === other.alike &&
    one.signalsHeldBack === other.signalsHeldBack &&
    // What machines say is kept from an audit until it is judged.
    one.signals.length === other.signals.length
  )
}

function isSameDecision(one: DecisionView, other: DecisionView): boolean {
  return (
    one.decisionId === other.decisionId && one.undone === other.undone && one.undoUntil === other.undoUntil
  )
}

/** Handles of the mounted panes by task id; kept apart from the state, since nothing is drawn from them. */
export const paneHandles = new Map<string, PaneHandle>()
