import { DeskError } from '../../src-shared/desk/result.ts'
import type { FirstJudgement } from '../../src-shared/model/decision.ts'
import type { Signal } from '../../src-shared/model/task.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { ShiftRoom } from './shift-room.ts'
import { isHeldBack, requireTask } from './task-view.ts'

/**
 * What machines say of the task on screen, which was held back until it was judged without. The journal keeps that
 * judgement; only the first time is a row. From then on they are shown with the task.
 * @throws DeskError `stale` for a task that is not on screen
 */
export function showSignals(
  { store, screen, policy, now }: ShiftRoom,
  taskId: string,
  firstJudgement: FirstJudgement,
): Signal[] {
  const cached = requireTask(store, taskId)
  if (!screen.shows(taskId)) throw new DeskError('stale', `The task ${taskId} is no longer on screen.`)
  if (isHeldBack(cached, policy())) {
    store.transact(() => {
      store.journal.append({ id: newId(now()), kind: 'signals-shown', taskId, payload: { firstJudgement } })
      store.tasks.markSignalsShown(taskId)
    })
  }
  return cached.task.signals
}
