import type { Beside } from '../../src-shared/desk/bench-views.ts'
import type { QueuePage } from '../../src-shared/desk/queue-views.ts'
import type { ShiftView, TaskView } from '../../src-shared/desk/views.ts'
import { severitySchema } from '../../src-shared/model/kind.ts'
import { errorOf } from '../../src-shared/rules/audit/compare.ts'
import type { AuditItem } from '../store/audit-items.ts'
import type { AuditParts } from './audit-parts.ts'
import { purposesOf } from './cases.ts'
import { findDispute } from './disputes.ts'
import { decisionRecordOf } from './on-bench.ts'

/** What is to be audited or settled, as the window may see it. @param decidedToday in production */
export function lookAtBench(parts: AuditParts, decidedToday: number): ShiftView {
  const { store, upcoming, me } = parts
  const [first, ...rest] = upcoming.ids()
  const item = first === undefined ? undefined : store.audits.ofTask(first)
  const beside = item && besideOf(parts, item)
  return {
    bench: 'audit',
    upcoming: first === undefined ? [] : [first, ...rest].map((taskId) => viewTask(parts, taskId)),
    waiting: store.audits.countReady(purposesOf(me().role)),
    held: 0,
    recent: [],
    decidedToday,
    ...(beside && { beside }),
    ...(item?.purpose === 'calibrate' && { calibrating: true as const }),
  }
}

/** A task without what would tell of the decision before it is judged. */
export function viewTask(parts: AuditParts, taskId: string): TaskView {
  const { store } = parts
  const { signalsHeldBack: _heldBack, ...task } = parts.viewTask(taskId)
  const item = store.audits.ofTask(taskId)
  const isBlind = item?.purpose !== 'settle' && item?.blind === undefined
  const cached = store.tasks.find(taskId)
  const signals = isBlind && item?.withoutSignals ? [] : (cached?.task.signals ?? [])
  return { ...task, signals, alike: 0 }
}

function besideOf(parts: AuditParts, item: AuditItem): Beside | undefined {
  const { store } = parts
  const { id, entered, purpose, blind } = item
  const before = entered ? { entered } : {}
  if (purpose === 'settle') {
    const disputed = findDispute(parts, item.decisionId)
    return disputed && { purpose, id, case: disputed.view, ...before }
  }
  const signed = purpose === 'audit' ? decisionRecordOf(parts, item) : undefined
  if (!blind || !signed) return undefined
  const { type: _type, row: _row, ...decision } = signed.record
  const error = errorOf(decision.decision, blind)
  return {
    purpose: 'audit',
    id,
    decision,
    moderator: { id: signed.by.id, name: store.records.nameOf(signed.by.id) ?? signed.by.name },
    blind,
    ...(error && { error }),
    ...before,
  }
}

/** The same as a list, from a place on. */
export function listBench({ store, me, upcoming }: AuditParts, offset: number, limit: number): QueuePage {
  const purposes = purposesOf(me().role)
  const [onScreen] = upcoming.ids()
  const rows = store.audits.page(purposes, offset, limit).map((row) => ({
    taskId: row.taskId,
    kind: row.kind,
    state: 'waiting' as const,
    queue: row.queue ?? '',
    severity: severitySchema.catch(2).parse(row.severity),
    priority: 0,
    ...(row.language !== null && { language: row.language }),
    ...(row.arrivedAt !== null && { arrivedAt: row.arrivedAt }),
    hasProblem: row.hasProblem === 1,
    hasDraft: row.hasDraft === 1,
  }))
  return {
    total: store.audits.countReady(purposes),
    held: 0,
    rows,
    ...(onScreen !== undefined && { onScreen }),
  }
}
