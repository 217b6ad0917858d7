import { DeskError } from '../../src-shared/desk/result.ts'
import type { TaskView } from '../../src-shared/desk/views.ts'
import type { Store } from '../store/store.ts'

/** A task as a reviewer may see it. @throws DeskError `not-found` */
export function viewTask({ tasks }: Pick<Store, 'tasks'>, taskId: string): TaskView {
  const cached = tasks.find(taskId)
  if (!cached) throw new DeskError('not-found', `There is no task ${taskId} on this machine.`)
  const { expected: _settled, ...task } = cached.task
  return {
    ...task,
    packTitle: cached.packTitle,
    mediaTypes: cached.mediaTypes,
    ...(cached.deadline !== undefined && { deadline: cached.deadline }),
    ...(cached.problem !== undefined && { problem: cached.problem }),
    ...(cached.draft && { draft: cached.draft }),
  }
}
