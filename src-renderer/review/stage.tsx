import { useReview } from '../stores/review.ts'
import classes from './stage.module.css'
import { TaskFrame } from './task-frame.tsx'

/**
 * Holds the panes of the current task and the one after it. A pane is mounted in its frame before its turn and stays in
 * the same element when its turn comes, so that the switch changes which frame is visible and nothing else.
 */
export function Stage() {
  const upcoming = useReview((state) => state.shift?.upcoming)
  const current = useReview((state) => state.task?.id)
  const mounted = (upcoming ?? []).slice(0, 2)
  return (
    <main className={classes.stage}>
      {mounted.map((task) => (
        <TaskFrame key={task.id} task={task} active={task.id === current} />
      ))}
    </main>
  )
}
