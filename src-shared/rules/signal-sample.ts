import type { Policy } from '../model/policy.ts'
import type { Task } from '../model/task.ts'
import { placeOf } from './place.ts'

/**
 * Whether the machine's signals of this task are held back until the first judgement. The same task is always in the same
 * part of the sample under the same policy, on every machine: its id and the policy's version decide.
 */
export function holdsSignalsBack(task: Pick<Task, 'id' | 'signals'>, policy: Policy): boolean {
  const share = policy.review.signalsHeldBack
  return share > 0 && task.signals.length > 0 && placeOf(`${policy.version} ${task.id}`) < share
}
