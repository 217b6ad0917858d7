import i18next from 'i18next'
import type { ShiftView } from '../../src-shared/desk/views.ts'
import { emptyDraft } from '../../src-shared/rules/draft.ts'
import type { ActionName } from '../../src-shared/rules/key-map.ts'
import { startTiming } from '../../src-shared/rules/timing.ts'
import { reportRevealNow } from '../review/report-reveal.ts'
import { veil } from '../review/reveal.ts'
import { askOrTell } from '../shell/tell-failure.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'

/** After the feedback: on to what comes next. */
export function goOn(): Promise<void> {
  return leaveFeedback('practice:next')
}

/** After the feedback: the same task once more, as if it had just come. */
export function tryAgain(): Promise<void> {
  return leaveFeedback('practice:retry')
}

async function leaveFeedback(command: 'practice:next' | 'practice:retry'): Promise<void> {
  const { task, shift, setRecording } = useReview.getState()
  if (!task || !shift?.practice?.feedback) return
  veil()
  reportRevealNow()
  setRecording(true)
  const view = await askOrTell(command, { taskId: task.id })
  setRecording(false)
  if (view) followAnew(view)
}

/** The same task may come again: then nothing that was entered for it is left. */
export function followAnew(shift: ShiftView): void {
  const { task, follow } = useReview.getState()
  follow(shift)
  useWorkstation.getState().notify(undefined)
  if (shift.upcoming[0]?.id !== task?.id) return
  useReview.setState(({ timing }) => ({
    draft: emptyDraft,
    past: [],
    future: [],
    comfort: undefined,
    mode: 'normal',
    timing: { ...startTiming(Date.now()), resting: timing.resting },
  }))
}

/** Acts of production that have no place in practice. */
const notInPractice: ReadonlySet<string> = new Set(['skip', 'aside', 'undo', 'alike'])

/** Says of an act that has no place in practice why it has none; false for all others. */
export function tellIfNotInPractice(action: ActionName): boolean {
  const [name = action] = action.split(':')
  if (useReview.getState().shift?.bench !== 'practice' || !notInPractice.has(name)) return false
  const text = i18next.t(name === 'undo' ? 'practice.noUndo' : 'practice.noAside')
  useWorkstation.getState().notify({ tone: 'info', text })
  return true
}
