import type { TaskView } from '../../src-shared/desk/views.ts'
import type { Coverage } from '../../src-shared/model/coverage.ts'
import type { Draft, Made } from '../../src-shared/model/decision.ts'
import type { Content } from '../../src-shared/model/task.ts'
import { withFoundLength } from '../../src-shared/rules/content-length.ts'
import { describeMade } from '../../src-shared/rules/timing.ts'
import { ask } from '../desk.ts'
import { askOrTell, tellFailure } from '../shell/tell-failure.ts'
import { paneHandles, useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'

/** Changes what was entered for the task on screen, and has main keep it. */
export function changeDraft(change: (draft: Draft) => Draft): void {
  const { task, draft, enterDraft } = useReview.getState()
  if (!task) return
  enterDraft(withTime(task, change(draft)))
  saveDraft()
  withdrawRefusal()
}

/** Goes back to what was entered before, or forth again; false if there is nothing of that. */
export function stepDraft(direction: -1 | 1): boolean {
  const moved = useReview.getState().stepDraft(direction)
  if (!moved) return false
  saveDraft()
  withdrawRefusal()
  return true
}

/** What was refused was refused as it stood. */
export function withdrawRefusal(): void {
  const { notice, notify } = useWorkstation.getState()
  if (notice?.aboutDraft) notify(undefined)
}

function saveDraft(): void {
  const { task, draft } = useReview.getState()
  if (task) void askOrTell('draft:save', { taskId: task.id, draft })
}

/** Has main keep how the time on the task was spent so far, so that a lock or a crash takes it from no record. */
export function keepTime(): void {
  const { task, draft, setDraft } = useReview.getState()
  if (!task) return
  const timed = withTime(task, draft)
  setDraft(timed)
  void ask('draft:save', { taskId: task.id, draft: timed }).then((result) => {
    // Decided meanwhile, and its time with it: nothing is amiss.
    if (!result.ok && result.error.code !== 'stale') tellFailure(result.error)
  })
}

/** What was entered for the task on screen, with the time spent on it until now and the place reached in it. */
export function withTime(task: TaskView, draft: Draft): Draft {
  const atSeconds = paneHandles.get(task.id)?.atSeconds?.()
  return { ...draft, made: describeMadeNow(task, draft.made), ...(atSeconds !== undefined && { atSeconds }) }
}

/** How a decision on the task on screen would be made at this moment; it goes on from what was known of that before. */
export function describeMadeNow(task: TaskView, before = useReview.getState().draft.made): Made {
  const { timing } = useReview.getState()
  const pane = paneHandles.get(task.id)
  const shown = task.signals.length > 0 && task.signalsHeldBack === undefined
  const seen = {
    watchedShare: pane?.watchedShare() ?? 0,
    coverage: pane?.coverage() ?? nothingSeen,
    durationSeconds: lengthNow(task),
    signalsShown: shown,
    ...(shown && { signalsShownAt: new Date(timing.shownAt).toISOString() }),
  }
  return describeMade(timing, Date.now(), seen, before)
}

/** Of what cannot be shown. */
const nothingSeen: Coverage = { type: 'places', seen: 0, of: 0 }

/** The task's content, as its pane has found it. */
export function contentNow(task: TaskView): Content {
  return withFoundLength(task.content, lengthNow(task))
}

/** Undefined while it is not known, and where there is no end. */
function lengthNow(task: TaskView): number | undefined {
  const seconds = paneHandles.get(task.id)?.durationSeconds()
  return seconds !== undefined && Number.isFinite(seconds) ? seconds : undefined
}
