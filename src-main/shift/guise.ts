import type { WaitingTask } from '../../src-shared/desk/queue-views.ts'
import type { TaskView } from '../../src-shared/desk/views.ts'
import type { Store } from '../store/store.ts'

// Where a golden task came from, and when, would give it away: it is shown as one of those that it stands among.

/** A task as it is shown on screen. */
export function disguised({ golden }: Pick<Store, 'golden'>, task: TaskView): TaskView {
  const guise = golden.guise(task.id)
  if (!guise) return task
  const { deadline: _own, ...rest } = task
  const { arrivedAt: _arrived, ...looks } = guise
  return { ...rest, ...looks }
}

/** A task as a list shows it. */
export function disguisedRow({ golden }: Pick<Store, 'golden'>, row: WaitingTask): WaitingTask {
  const guise = golden.guise(row.taskId)
  if (!guise) return row
  const { deadline: _due, arrivedAt: _arrived, ...rest } = row
  const { packTitle: _title, ...looks } = guise
  return { ...rest, ...looks }
}
