import type { CommandInput } from '../../src-shared/desk/contract.ts'
import type { Failure } from '../../src-shared/desk/result.ts'
import type { ShiftView } from '../../src-shared/desk/views.ts'
import { ask } from '../desk.ts'
import { tellFailure } from '../shell/tell-failure.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
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
  const { setRecording, setOpened, follow } = useReview.getState()
  setRecording(true)
  setOpened(undefined)
  reportRevealNow()
  let result = await ask<Leaving>(command, input)
  // The id makes a second asking safe: main answers with the receipt of the first.
  if (!result.ok && result.error.code === 'unreachable') result = await ask<Leaving>(command, input)
  const shift = result.ok ? result.value.shift : await standing()
  setRecording(false)
  if (shift) follow(shift)
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

async function standing(): Promise<ShiftView | undefined> {
  const view = await ask('shift:view', {})
  return view.ok ? view.value : undefined
}
