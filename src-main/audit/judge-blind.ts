import { DeskError } from '../../src-shared/desk/result.ts'
import type { BlindJudgement } from '../../src-shared/model/audit.ts'
import type { Decision } from '../../src-shared/model/decision.ts'
import { findDecisionFaults } from '../../src-shared/rules/decision-check.ts'
import type { AuditItem } from '../store/audit-items.ts'
import type { AuditParts } from './audit-parts.ts'
import { leaveItem } from './leave-item.ts'
import { decisionRecordOf, earlier, type Row, requireItem } from './on-bench.ts'
import { planOf } from './sample.ts'

/**
 * Takes in what was judged without having seen the original; in an audit that comes beside it then.
 * @throws DeskError `policy-refused`, `stale`, `not-found`, `conflict`
 */
export function judgeBlind(parts: AuditParts, decision: Decision): Row {
  const { store } = parts
  const { decisionId, taskId } = decision
  return store.transact(() => {
    const known = earlier(parts, decisionId)
    if (known) return known
    const item = requireItem(parts, taskId, 'audit', 'calibrate')
    if (item.blind)
      throw new DeskError('stale', 'This decision was judged already, and the original has been shown.')
    requireSound(parts, decision)
    if (item.purpose === 'calibrate') return rate(parts, item, decision)
    const appended = store.journal.append({ id: decisionId, kind: 'audit-blind', taskId, payload: decision })
    store.audits.judge(item.id, blindOf(decision), appended.at)
    return appended
  })
}

/** In a calibration nothing follows on the blind judgement. */
function rate(parts: AuditParts, item: AuditItem, decision: Decision): Row {
  const { sign, me, now } = parts
  const original = decisionRecordOf(parts, item)
  if (!original) throw new DeskError('not-found', 'The decision that this is about is not here.')
  const signed = sign({
    type: 'rating',
    ratingId: decision.decisionId,
    session: item.sample?.session ?? planOf(parts).title,
    decisionId: item.decisionId,
    taskId: original.record.decision.taskId,
    rater: me().id,
    at: new Date(now()).toISOString(),
    judged: blindOf(decision),
  })
  return leaveItem(parts, item, decision.labels, signed, decision.decisionId)
}

function blindOf({ verdict, labels, action, reason, note, made }: Decision): BlindJudgement {
  return {
    verdict,
    labels,
    note,
    made,
    ...(action !== undefined && { action }),
    ...(reason !== undefined && { reason }),
  }
}

function requireSound({ store, policy }: AuditParts, decision: Decision): void {
  const cached = store.tasks.find(decision.taskId)
  if (!cached) throw new DeskError('not-found', `There is no task ${decision.taskId} on this machine.`)
  if (decision.alike) refuse('An audit is about one decision.')
  const faults = findDecisionFaults(decision, policy(), cached.task.content)
  if (decision.verdict === 'no-violation' && cached.problem !== undefined)
    faults.push('This content cannot be shown, so it cannot be cleared. Decide the task as cannot review.')
  if (faults.length > 0) refuse(faults.join(' '))
}

function refuse(sentence: string): never {
  throw new DeskError('policy-refused', sentence)
}
