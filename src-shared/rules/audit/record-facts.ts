import type { CaseRecord } from '../../model/record.ts'

/** What a record is known by. */
export function idOf(record: CaseRecord): string {
  if (record.type === 'decision') return record.decision.decisionId
  if (record.type === 'audit') return record.audit.auditId
  return record.type === 'rating' ? record.ratingId : record.step.stepId
}

/** The decision that a record is about. */
export function decisionOf(record: CaseRecord): string {
  if (record.type === 'decision') return record.decision.decisionId
  return record.type === 'audit' ? record.audit.decisionId : record.decisionId
}

/** When it was said, ISO 8601. */
export function instantOf(record: CaseRecord): string {
  if (record.type === 'decision' || record.type === 'rating') return record.at
  return record.type === 'audit' ? record.audit.at : record.step.at
}
