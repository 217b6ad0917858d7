import type { CommandInput, CommandName, CommandOutput } from '../../src-shared/desk/contract.ts'
import type { Failure, Result } from '../../src-shared/desk/result.ts'
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
  const { setRecording, setOpened, goOnTo, follow } = useReview.getState()
  setRecording(true)
  setOpened(undefined)
  reportRevealNow()
  const result = await askTwice<Leaving>(command, input)
  let failure = result.ok ? undefined : result.error
  if (result.ok && goOnTo(result.value.onScreen)) {
    setRecording(false)
    // Never in the way of the frame in which the task appears.
    afterPaint(() => void askOrTell('shift:view', {}).then((shift) => shift && follow(shift)))
  } else {
    const view = await askTwice('shift:view', {})
    setRecording(false)
    if (view.ok) follow(view.value)
    else failure ??= view.error
  }
  if (failure) tellFailure(failure)
  else useWorkstation.getState().notify(undefined)
}

/** What did not get through is asked once more: the id of an act makes that safe, main answers with the receipt of the first. */
async function askTwice<C extends CommandName>(
  command: C,
  input: CommandInput<C>,
): Promise<Result<CommandOutput<C>>> {
  const result = await ask(command, input)
  return !result.ok && result.error.code === 'unreachable' ? ask(command, input) : result
}

/** Tries whether what was entered can be kept again; undefined if it can. */
export async function saveAgain(): Promise<Failure | undefined> {
  const { task, draft } = useReview.getState()
  const result = task
    ? await ask('draft:save', { taskId: task.id, draft: withTime(task, draft) })
    : await ask('shift:view', {})
  return result.ok ? undefined : result.error
}
