import type { AuditParts } from './audit-parts.ts'
import { type FoundCase, isOf } from './cases.ts'
import { findOwnCase } from './feedback.ts'

const dayMs = 24 * 60 * 60_000

/** Tasks whose content is no longer needed: their cases have been closed for as long as the policy says. */
export function spentTasks(parts: AuditParts): string[] {
  const { store, policy, now } = parts
  const { keepDays } = policy().audit
  const isSpent = ({ view: { state, audit, steps, lapses } }: FoundCase) => {
    if (state.at !== 'closed') return false
    const last = state.by === 'expired' ? lapses.at(-1)?.at : steps.at(-1)?.step.at
    return Date.parse(last ?? audit.at) + keepDays * dayMs <= now()
  }
  return store.audits
    .doneWithContent()
    .filter(({ decisionId }) => {
      const audits = store.records.about(decisionId).filter(isOf('audit'))
      return audits.flatMap(({ record }) => findOwnCase(parts, record.audit.auditId) ?? []).every(isSpent)
    })
    .map(({ taskId }) => taskId)
}
