import type { TaskKind } from '../../src-shared/model/kind.ts'
import { type Task, taskSchema } from '../../src-shared/model/task.ts'

/**
 * Reads a task that another version of the program may have stored, or whose content is forgotten. What cannot be read is
 * a task of the same kind with a problem, so that it can be decided and the others be reviewed.
 */
export function readTask(
  id: string,
  kind: TaskKind,
  payload: string,
  forgotten: boolean,
): { task: Task; problem?: string } {
  if (forgotten) return unreadable(id, kind, 'The content of this task has been removed from this machine.')
  const parsed = taskSchema.safeParse(JSON.parse(payload))
  if (parsed.success) return { task: parsed.data }
  return unreadable(
    id,
    kind,
    'This task was stored by another version of the program, and this one cannot read it.',
  )
}

function unreadable(id: string, kind: TaskKind, problem: string): { task: Task; problem: string } {
  const nothing = 'unreadable'
  const content = kind === 'text' ? { kind, text: nothing } : { kind, src: nothing }
  return { task: taskSchema.parse({ id, content }), problem }
}
