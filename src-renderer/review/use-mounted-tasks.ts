import type { TaskView } from '../../src-shared/desk/views.ts'
import { useReview } from '../stores/review.ts'
import { useAfterPaint } from '../ui/after-paint.ts'

/** The task on screen and the one after it. */
const mountedCount = 2
const none: readonly TaskView[] = []

/**
 * The tasks to hold mounted. When the next one's turn comes this does not change at first, so that the switch only
 * changes what is visible; the old one goes and the one after is mounted when the switch has been painted. A task that
 * was not foreseen, such as one that an undo brings back, is there at once.
 */
export function useMountedTasks(): { tasks: readonly TaskView[]; current: TaskView | undefined } {
  const current = useReview((state) => state.task)
  const upcoming = useAfterPaint(useReview((state) => state.shift?.upcoming) ?? none, none)
  const prepared = upcoming.slice(0, mountedCount)
  const isForeseen = current === undefined || prepared.some(({ id }) => id === current.id)
  return { tasks: isForeseen ? prepared : [current, ...prepared], current }
}
