import type { QueuePage } from '../../src-shared/desk/queue-views.ts'
import { createPracticeLine } from './practice-line.ts'
import type { PracticeParts } from './practice-parts.ts'

/** What is still to be practised, as a list shows it, in its order. */
export function practicePage(
  parts: Pick<PracticeParts, 'store' | 'now' | 'upcoming'>,
  offset: number,
  limit: number,
): QueuePage {
  const { store, upcoming } = parts
  const [onScreen] = upcoming.ids()
  const ids = createPracticeLine(parts).first(Number.MAX_SAFE_INTEGER)
  const rows = ids.slice(offset, offset + limit).flatMap((taskId) => {
    const cached = store.tasks.find(taskId)
    if (!cached) return []
    const { task, problem, draft } = cached
    return {
      taskId,
      kind: task.content.kind,
      state: 'waiting' as const,
      queue: task.queue,
      severity: task.severity,
      priority: 0,
      ...(task.language !== undefined && { language: task.language }),
      hasProblem: problem !== undefined,
      hasDraft: draft !== undefined,
    }
  })
  return { total: ids.length, held: 0, rows, ...(onScreen !== undefined && { onScreen }) }
}
