import { newId } from '../../../src-shared/rules/new-id.ts'
import { keepTime } from '../../review/keep-draft.ts'
import { leaveTask } from '../../review/leave-task.ts'
import { useReview } from '../../stores/review.ts'
import { useWorkstation } from '../../stores/workstation.ts'

/** Brings a task on screen, veiled; the one that was there comes after it, with what was entered. */
export async function takeUp(taskId: string): Promise<void> {
  useWorkstation.getState().show(undefined)
  if (useReview.getState().task?.id === taskId) return
  keepTime()
  await leaveTask('task:take-up', { takeUpId: newId(), taskId })
}
