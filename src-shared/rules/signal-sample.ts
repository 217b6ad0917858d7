import type { Policy } from '../model/policy.ts'
import type { Task } from '../model/task.ts'

/**
 * Whether the machine's signals of this task are held back until the first judgement. The same task is always in the same
 * part of the sample under the same policy, on every machine: by FNV-1a over its id and the policy's version.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function holdsSignalsBack(task: Pick<Task, 'id' | 'signals'>, policy: Policy): boolean {
  const share = policy.review.signalsHeldBack
  return share > 0 && task.signals.length > 0 && place(`${policy.version} ${task.id}`) < share
}

/** A place in 0…1 that only the text decides. */
function place(text: string): number {
  let hash = 0x811c9dc5
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0
  // FNV mixes its low bits best; the high ones decide here.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
