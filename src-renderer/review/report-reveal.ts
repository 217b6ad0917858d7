import { ask } from '../desk.ts'
import { tellFailure } from '../shell/tell-failure.ts'
import { afterPaint } from '../ui/after-paint.ts'
import { keepTime } from './keep-draft.ts'

let waiting: { taskId: string; end: () => void } | undefined

/**
 * Has main note that a task was unveiled, once it has been painted: never in the way of the key. Main knows whether it is
 * the first time since the task came on screen.
 */
export function reportReveal(taskId: string): void {
  const afterwards = () => {
    reportRevealNow()
    keepTime()
  }
  waiting = { taskId, end: afterPaint(afterwards) }
}

/** What waits is told at once, so that the journal has it before what comes next. */
export function reportRevealNow(): void {
  if (!waiting) return
  const { taskId, end } = waiting
  waiting = undefined
  end()
  void ask('task:reveal', { taskId }).then((result) => {
    // Decided meanwhile, by another process: nothing is amiss.
    if (!result.ok && result.error.code !== 'stale') tellFailure(result.error)
  })
}
