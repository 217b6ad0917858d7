import type { TaskView } from '../../src-shared/desk/views.ts'
import type { Draft, Made } from '../../src-shared/model/decision.ts'
import { describeMade } from '../../src-shared/rules/timing.ts'
import { ask } from '../desk.ts'
import { askOrTell, tellFailure } from '../shell/tell-failure.ts'
import { paneHandles, useReview } from '../stores/review.ts'

/** Changes what was entered for the task on screen, and has main keep it. */
export function changeDraft(change: (draft: Draft) => Draft): void {
  const { task, draft, setDraft } = useReview.getState()
  if (!task) return
  const changed = withTime(task, change(draft))
  setDraft(changed)
  void askOrTell('draft:save', { taskId: task.id, draft: changed })
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

/** What was entered for the task on screen, with the time spent on it until now. */
export function withTime(task: TaskView, draft: Draft): Draft {
  return { ...draft, made: describeMadeNow(task) }
}

/** How a decision on the task on screen would be made at this moment. */
export function describeMadeNow(task: TaskView): Made {
  const { timing, draft } = useReview.getState()
  const watchedShare = paneHandles.get(task.id)?.watchedShare() ?? 0
  const signalsShown = task.signals.length > 0
  return describeMade(timing, Date.now(), { watchedShare, signalsShown }, draft.made)
}
