import { ContextPanel } from './context-panel.tsx'
import classes from './stage.module.css'
import { TaskFrame } from './task-frame.tsx'
import { useMountedTasks } from './use-mounted-tasks.ts'

/**
 * Holds the current task and the one after it, each with its pane and its context. They are mounted before their turn
 * and stay in the same elements when it comes, so that the switch changes which are visible and nothing else.
 */
export function Stage() {
  const { tasks, current } = useMountedTasks()
  return (
    <>
      {tasks.map((task) => (
        <ContextPanel key={task.id} task={task} active={task.id === current?.id} />
      ))}
      <main className={classes.stage}>
        {tasks.map((task) => (
          <TaskFrame key={task.id} task={task} active={task.id === current?.id} />
        ))}
      </main>
    </>
  )
}
