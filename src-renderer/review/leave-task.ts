import type { CommandInput } from '../../src-shared/desk/contract.ts'
import type { Failure } from '../../src-shared/desk/result.ts'
import { ask } from '../desk.ts'
import { askOrTell, tellFailure } from '../shell/tell-failure.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { afterPaint } from '../ui/after-paint.ts'
import { withTime } from './keep-draft.ts'
import { reportRevealNow } from './report-reveal.ts'

type Leaving =
  | 'decision:record'
  | 'decision:undo'
  | 'task:skip'
  | 'task:put-aside'
  | 'task:take-up'
  | 'audit:close'
  | 'audit:settle'

/**
 * Asks for what changes the task on screen. The screen moves on only when main has it on disk; where that is not certain,
 * it follows what main says of the shift.
 */
export async function leaveTask<C extends Leaving>(command: C, input: CommandInput<C>): Promise<void> {
  const { setRecording, setOpened, goOnTo } = useReview.getState()
  setRecording(true)
  setOpened(undefined)
  reportRevealNow()
  let result = await ask<Leaving>(command, input)
  // The id makes a second asking safe: main answers with the receipt of the first.
  if (!result.ok && result.error.code === 'unreachable') result = await ask<Leaving>(command, input)
  if (result.ok && goOnTo(result.value.onScreen)) {
    setRecording(false)
    // Never in the way of the frame in which the task appears.
    afterPaint(
      () => void askOrTell('shift:view', {}).then((shift) => shift && useReview.getState().follow(shift)),
    )
  } else {
    const view = await ask('shift:view', {})
    setRecording(false)
    if (view.ok) useReview.getState().follow(view.value)
  }
  if (result.ok) useWorkstation.getState().notify(undefined)
  else tellFailure(result.error)
}

/** Tries whether what was entered can be kept again; undefined if it can. */
export async function saveAgain(): Promise<Failure | undefined> {
  const { task, draft } = useReview.getState()
  const result = task
    ? await ask('draft:save', { taskId: task.id, draft: withTime(task, draft) })
    : await ask('shift:view', {})
  return result.ok ? undefined : result.error
}
