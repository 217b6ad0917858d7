import type { CaseRecord } from '../../model/record.ts'

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

/** When it was said, ISO 8601. */
export function instantOf(record: CaseRecord): string {
  if (record.type === 'audit') return record.audit.at
  return record.type === 'step' ? record.step.at : record.at
}
