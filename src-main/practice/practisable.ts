import { DeskError } from '../../src-shared/desk/result.ts'
import { findPackFaults } from '../../src-shared/rules/practice/check.ts'
import type { PackVersion } from '../store/practice.ts'
import type { PracticeParts } from './practice-parts.ts'

type Parts = Pick<PracticeParts, 'store' | 'policy'>

/** Why a pack cannot be practised now, as a sentence; undefined if it can. Its answers must be right under the policy in force. */
export function findPracticeProblem({ store, policy }: Parts, pack: PackVersion): string | undefined {
  const head = store.practice.find(pack)
  if (!head) return 'There is no such practice pack on this machine.'
  if (head.golden) return 'Its tasks are mixed into live work, and are not practised.'
  if (store.practice.lacking(pack).length > 0)
    return 'Its content was removed from this machine. Take the pack in once more: what you have learned is kept.'
  const inForce = policy()
  const isIts = head.policyId === inForce.id && head.policyVersion === inForce.version
  if (isIts) return undefined
  const items = store.practice.items(pack).flatMap(({ taskId, idInPack, ...item }) => {
    const task = store.tasks.find(taskId)?.task
    return task ? [{ ...item, task: { ...task, id: idInPack } }] : []
  })
  const [fault] = findPackFaults({ items }, inForce)
  if (fault === undefined) return undefined
  return `Its answers are those of the policy ${head.policyId} ${head.policyVersion}, and the one in force has changed since. ${fault}`
}

/** @throws DeskError `not-found`, `policy-refused` */
export function requirePractisable(parts: Parts, pack: PackVersion): void {
  if (!parts.store.practice.find(pack))
    throw new DeskError('not-found', 'There is no such practice pack on this machine.')
  const problem = findPracticeProblem(parts, pack)
  if (problem !== undefined) throw new DeskError('policy-refused', problem)
}
