import type { Audit } from '../../model/audit.ts'
import type { CaseRecord, DecisionRecord } from '../../model/record.ts'

/** What a record is known by. */
export function idOf(record: CaseRecord): string {
  switch (record.type) {
    case 'decision':
      return record.decision.decisionId
    case 'audit':
      return record.audit.auditId
    case 'step':
      return record.step.stepId
    case 'rating':
      return record.ratingId
    case 'answer':
      return record.answerId
    case 'certificate':
      return record.examId
  }
}

/** What a record is about: a decision by its id, or a version of a practice pack. */
export function subjectOf(record: CaseRecord): string {
  switch (record.type) {
    case 'decision':
      return record.decision.decisionId
    case 'audit':
      return record.audit.decisionId
    case 'step':
    case 'rating':
      return record.decisionId
    case 'answer':
    case 'certificate':
      return `practice:${record.pack.id}:${record.pack.version}`
  }
}

/** What an audit says of the decision that it is about, by which figures are told apart. */
export function decidedOf({ decision, at, task, tenureDays }: DecisionRecord): Audit['decided'] {
  const { policyId, policyVersion, verdict, labels } = decision
  const { queue, kind, language } = task
  return {
    at,
    policyId,
    policyVersion,
    verdict,
    labels: labels.map(({ code }) => code),
    queue,
    kind,
    tenureDays,
    ...(language !== undefined && { language }),
  }
}

/** When it was said, ISO 8601. */
export function instantOf(record: CaseRecord): string {
  if (record.type === 'audit') return record.audit.at
  return record.type === 'step' ? record.step.at : record.at
}
