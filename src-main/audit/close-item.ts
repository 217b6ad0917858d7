import type { CommandInput } from '../../src-shared/desk/contract.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import { type Audit, auditSchema, type DisputeStep } from '../../src-shared/model/audit.ts'
import { decidedOf } from '../../src-shared/rules/audit/record-facts.ts'
import { describeIssues } from '../../src-shared/rules/describe-issues.ts'
import type { AuditParts } from './audit-parts.ts'
import { nextInstant, requireTurn, settlerOf } from './cases.ts'
import { findDispute } from './disputes.ts'
import { leaveItem } from './leave-item.ts'
import { decisionRecordOf, earlier, type Row, requireItem } from './on-bench.ts'

// What comes of a decision or a dispute once it stands beside its task.

export type Entered = CommandInput<'audit:keep'>
export type Outcome = CommandInput<'audit:close'>
export type Ruling = CommandInput<'audit:settle'>

/** Keeps what is entered so far. @throws DeskError `not-found`, `stale` */
export function keepEntered(parts: AuditParts, { taskId, id, entered }: Entered): void {
  parts.store.transact(() => {
    const item = requireItem(parts, taskId, 'audit', 'settle')
    // Before it is judged there is nothing beside it.
    if (item.id !== id || (item.purpose === 'audit' && !item.blind))
      throw new DeskError('stale', 'What was entered is about another task than the one on screen.')
    parts.store.audits.keep(id, entered)
  })
}

/** Ends the audit on screen. @throws DeskError `stale`, `bad-input`, `conflict` */
export function closeAudit(parts: AuditParts, { taskId, auditId, ...said }: Outcome): Row {
  const { store, me, sign, now } = parts
  return store.transact(() => {
    const known = earlier(parts, auditId)
    if (known) return known
    const item = requireItem(parts, taskId, 'audit')
    const original = decisionRecordOf(parts, item)
    const { blind, blindAt, sample } = item
    if (!blind || !blindAt || !sample || !original || auditId !== item.id)
      throw new DeskError('stale', 'Judge the content first: the original is compared after that.')
    const { outcome, error, coaching, clause } = said
    const audit = readAudit({
      auditId,
      decisionId: item.decisionId,
      taskId: original.record.decision.taskId,
      moderator: original.by.id,
      auditor: me().id,
      sample,
      decided: decidedOf(original.record),
      blind,
      blindAt,
      at: new Date(now()).toISOString(),
      outcome,
      ...(error && { error }),
      ...(coaching && { coaching }),
      ...(clause !== undefined && { clause }),
    })
    return leaveItem(parts, item, blind.labels, sign({ type: 'audit', audit }))
  })
}

/** Settles the dispute on screen. @throws DeskError `stale`, `bad-input`, `conflict` */
export function settleDispute(parts: AuditParts, { taskId, stepId, ruling, reason, clause }: Ruling): Row {
  const { store, me, sign, now } = parts
  return store.transact(() => {
    const known = earlier(parts, stepId)
    if (known) return known
    const item = requireItem(parts, taskId, 'settle')
    const disputed = findDispute(parts, item.decisionId)
    const as = settlerOf[me().role]
    if (!disputed || !as || stepId !== item.id)
      throw new DeskError('stale', 'This dispute is no longer yours to settle.')
    if (ruling === 'grey' && clause === undefined)
      throw new DeskError('bad-input', 'A grey case names the clause that does not settle it.')
    const step: DisputeStep = {
      step: 'settle',
      stepId,
      auditId: disputed.followed.audit.auditId,
      by: me().id,
      at: nextInstant(disputed, now()),
      as,
      ruling,
      reason,
      ...(clause !== undefined && { clause }),
    }
    requireTurn(parts, disputed, step)
    const { labels } = disputed.view.decision.decision
    return leaveItem(parts, item, labels, sign({ type: 'step', decisionId: item.decisionId, step }))
  })
}

function readAudit(said: Audit): Audit {
  const parsed = auditSchema.safeParse(said)
  if (parsed.success) return parsed.data
  throw new DeskError('bad-input', `The audit was refused: ${describeIssues(parsed.error).join('; ')}.`)
}
