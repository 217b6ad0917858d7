import { newId } from '../../src-shared/rules/new-id.ts'
import type { AuditParts } from './audit-parts.ts'
import { type FoundCase, findCase, isOf, settlerOf } from './cases.ts'

type Parts = Pick<AuditParts, 'store' | 'me' | 'policy' | 'now'>

/** The dispute about a decision that is for whoever works here to settle: of several audits the first that waits for them. */
export function findDispute(parts: Parts, decisionId: string): FoundCase | undefined {
  for (const { record } of parts.store.records.about(decisionId).filter(isOf('audit'))) {
    const found = findCase(parts, record.audit.auditId)
    if (found && isMine(parts, found)) return found
  }
  return undefined
}

/**
 * Disputes that have come to this person become tasks to settle, those that have gone on no longer are. What they are still to
 * audit themselves is not shown to them before. In the caller's transaction.
 * @param about one decision; left out, all
 */
export function followDisputes(parts: Parts, about?: string): void {
  const { store, now } = parts
  const disputed = about === undefined ? store.records.disputed() : [about]
  const wanted = new Set(
    disputed.filter((id) => !store.audits.isToAudit(id) && findDispute(parts, id) !== undefined),
  )
  for (const item of store.audits.openToSettle()) {
    if ((about !== undefined && item.decisionId !== about) || wanted.delete(item.decisionId)) continue
    store.audits.close(item.id)
    if (item.taskId !== undefined) store.tasks.markAudited(item.taskId)
  }
  for (const decisionId of wanted) store.audits.add({ id: newId(now()), decisionId, purpose: 'settle' })
}

/** Nobody settles what they decided or audited themselves, nor twice. */
function isMine({ me }: Parts, { followed, view }: FoundCase): boolean {
  const { id, role } = me()
  const settled = followed.steps.filter(({ step }) => step === 'settle').map(({ by }) => by)
  return (
    view.state.at === 'turn' &&
    view.state.of === settlerOf[role] &&
    ![view.audit.moderator, view.audit.auditor, ...settled].includes(id)
  )
}
