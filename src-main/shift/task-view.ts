import { longTextOf, longTextPath } from '../../src-shared/desk/long-text.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { TaskView } from '../../src-shared/desk/views.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import { holdsSignalsBack } from '../../src-shared/rules/signal-sample.ts'
import type { Store } from '../store/store.ts'
import type { CachedTask } from '../store/task-cache.ts'

type Tasks = Pick<Store, 'tasks'>

/** A task as a reviewer may see it now. @throws DeskError `not-found` */
export function viewTask({ tasks }: Tasks, policy: Policy, taskId: string): TaskView {
  const cached = requireTask({ tasks }, taskId)
  const { expected: _settled, signals, ...task } = cached.task
  const heldBack = isHeldBack(cached, policy)
  return {
    ...task,
    ...(longTextOf(task.content) !== undefined && { content: { kind: 'text', src: longTextPath } }),
    signals: heldBack ? [] : signals,
    packTitle: cached.packTitle,
    mediaTypes: cached.mediaTypes,
    alike: tasks.countAlike(taskId),
    ...(heldBack && { signalsHeldBack: true as const }),
    ...(cached.deadline !== undefined && { deadline: cached.deadline }),
    ...(cached.problem !== undefined && { problem: cached.problem }),
    ...(cached.draft && { draft: cached.draft }),
  }
}

/** @throws DeskError `not-found` */
export function requireTask({ tasks }: Tasks, taskId: string): CachedTask {
  const cached = tasks.find(taskId)
  if (!cached) throw new DeskError('not-found', `There is no task ${taskId} on this machine.`)
  return cached
}

/** Whether what machines say of a task is kept from the reviewer for now. */
export function isHeldBack({ task, signalsShown }: CachedTask, policy: Policy): boolean {
  return !signalsShown && holdsSignalsBack(task, policy)
}
