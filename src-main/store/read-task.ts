import type { TaskKind } from '../../src-shared/model/kind.ts'
import { type Task, taskSchema } from '../../src-shared/model/task.ts'

/**
 * Reads a task that another version of the program may have stored. What this one cannot read is a task of the same kind
 * with a problem, so that it can be decided and the others be reviewed.
 */
export function readTask(id: string, kind: TaskKind, payload: string): { task: Task; problem?: string } {
  const parsed = taskSchema.safeParse(JSON.parse(payload))
  if (parsed.success) return { task: parsed.data }
  const nothing = 'unreadable'
  const content = kind === 'text' ? { kind, text: nothing } : { kind, src: nothing }
  return {
    task: taskSchema.parse({ id, content }),
    problem: 'This task was stored by another version of the program, and this one cannot read it.',
  }
}
