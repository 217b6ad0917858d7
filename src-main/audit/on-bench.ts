import { DeskError } from '../../src-shared/desk/result.ts'
import type { DecisionRecord, SignedRecord } from '../../src-shared/model/record.ts'
import type { AuditItem } from '../store/audit-items.ts'
import type { AuditParts } from './audit-parts.ts'
import { isOf, purposesOf } from './cases.ts'

/** A row of the journal, as a receipt names it. */
export interface Row {
  sequence: number
  at: string
}

/** What is audited or settled on screen. @throws DeskError `not-found`, `stale` */
export function requireItem(
  { store, me, screen }: AuditParts,
  taskId: string,
  ...purposes: AuditItem['purpose'][]
): AuditItem {
  const item = store.audits.ofTask(taskId)
  if (!item) throw new DeskError('not-found', `There is no audit of the task ${taskId} on this machine.`)
  const mine = purposesOf(me().role)
  if (
    !item.isOpen ||
    !purposes.includes(item.purpose) ||
    !mine.includes(item.purpose) ||
    !screen.shows(taskId)
  )
    throw new DeskError('stale', `The task ${taskId} is no longer on screen, or is done with.`)
  return item
}

/** The decision that is audited, as whoever made it handed it over. */
export function decisionRecordOf(
  { store }: AuditParts,
  { decisionId }: AuditItem,
): (SignedRecord & { record: DecisionRecord }) | undefined {
  return store.records.about(decisionId).find(isOf('decision'))
}

/** A retry gets what the first try came to. @throws DeskError `conflict` */
export function earlier({ store }: AuditParts, id: string): Row | undefined {
  const row = store.journal.find(id)
  if (row && row.kind !== 'record' && row.kind !== 'audit-blind')
    throw new DeskError('conflict', `The journal already holds another entry under the id ${id}.`)
  return row
}
