import type { Feedback } from '../../src-shared/desk/audit-views.ts'
import type { CommandInput } from '../../src-shared/desk/contract.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { DisputeStep } from '../../src-shared/model/audit.ts'
import type { DecisionRecord, SignedRecord } from '../../src-shared/model/record.ts'
import type { AuditParts } from './audit-parts.ts'
import { caseOf, type FoundCase, nextInstant, requireTurn } from './cases.ts'
import { ownDecision } from './hand-over.ts'
import { noteLapses } from './lapses.ts'

/** An audit of a decision that may be one's own, which nobody has handed over to oneself. */
export function findOwnCase(parts: AuditParts, auditId: string): FoundCase | undefined {
  const signed = parts.store.records.find(auditId)
  if (signed?.record.type !== 'audit') return undefined
  const { audit } = signed.record
  return caseOf(
    parts,
    audit,
    parts.store.records.about(audit.decisionId),
    ownDecision(parts, audit.decisionId),
  )
}

/** Audits of one's own decisions, newest first; a deadline that has passed leaves its row. */
export function ownCases(parts: AuditParts): FoundCase[] {
  const { store, me } = parts
  const audits = store.records.auditsOf(me().id).reverse()
  // Of one decision there may be very many.
  const known = new Map<string, { about: SignedRecord[]; own: DecisionRecord | undefined }>()
  const found = audits.flatMap(({ audit }) => {
    const { decisionId } = audit
    const facts = known.get(decisionId) ?? {
      about: store.records.about(decisionId),
      own: ownDecision(parts, decisionId),
    }
    known.set(decisionId, facts)
    return caseOf(parts, audit, facts.about, facts.own) ?? []
  })
  store.transact(() => noteLapses(parts, found))
  return found
}

/** What audits say of one's own decisions. */
export function feedbackOf(parts: AuditParts): Feedback {
  const cases = ownCases(parts).map(({ view }) => view)
  const open = cases.filter(({ state }) => state.at === 'turn' && state.of === 'moderator').length
  return { cases, open }
}

/** Accepts or disputes an audit of one's own decision. @throws DeskError `not-found`, `stale`, `bad-input` */
export function answerAudit(
  parts: AuditParts,
  { stepId, auditId, answer, reason = '' }: CommandInput<'feedback:answer'>,
): void {
  const { store, me, sign, now } = parts
  store.transact(() => {
    const known = store.journal.find(stepId)
    if (known) return
    const found = findOwnCase(parts, auditId)
    if (!found || found.view.audit.moderator !== me().id)
      throw new DeskError('not-found', 'There is no such audit of a decision of yours.')
    if (answer === 'dispute' && reason === '')
      throw new DeskError('bad-input', 'Say why you dispute it: whoever settles it reads that first.')
    const { decisionId } = found.view.audit
    const base = { stepId, auditId, by: me().id, at: nextInstant(found, now()) }
    const step: DisputeStep =
      answer === 'accept' ? { step: 'accept', ...base } : { step: 'dispute', ...base, reason }
    requireTurn(parts, found, step)
    const signed = sign({ type: 'step', decisionId, step })
    const { at } = store.journal.append({
      id: stepId,
      kind: 'record',
      refersTo: decisionId,
      payload: signed,
    })
    store.records.add(signed, at)
  })
}
