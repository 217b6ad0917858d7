import { type Severity, severitySchema } from '../../src-shared/model/kind.ts'
import type { SignedRecord } from '../../src-shared/model/record.ts'
import { indexPolicy } from '../../src-shared/rules/policy-index.ts'
import type { AuditItem } from '../store/audit-items.ts'
import type { AuditParts } from './audit-parts.ts'
import { followDisputes } from './disputes.ts'
import type { Row } from './on-bench.ts'

/**
 * Ends what is on screen with what was said of it, and goes on to the next. In the caller's transaction.
 * @param labels that were applied, of which the gravest says how severe the task was
 * @param id of the journal's row
 */
export function leaveItem(
  parts: AuditParts,
  item: AuditItem,
  labels: readonly { code: string }[],
  signed: SignedRecord,
  id = item.id,
): Row {
  const { store, screen, upcoming, wellbeing } = parts
  const { taskId = '' } = item
  const severity = severityOf(parts, taskId, labels)
  const appended = store.journal.append({ id, kind: 'record', taskId, payload: signed })
  store.records.add(signed, appended.at)
  store.audits.close(item.id)
  store.tasks.markAudited(taskId)
  store.tasks.dropDraft(taskId)
  followDisputes(parts, item.decisionId)
  wellbeing.taskEnded(severity, 'decided')
  const next = upcoming.after([taskId])
  if (next !== undefined) screen.show(next)
  return appended
}

function severityOf(
  { store, policy }: AuditParts,
  taskId: string,
  labels: readonly { code: string }[],
): Severity {
  const index = indexPolicy(policy())
  const found = labels.map(({ code }) => index.get(code)?.label.severity ?? 1)
  return severitySchema.parse(Math.max(store.tasks.severityOf(taskId) ?? 1, ...found))
}
