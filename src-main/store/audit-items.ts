import type Database from 'better-sqlite3'
import {
  type BlindJudgement,
  type OutcomeDraft,
  outcomeDraftSchema,
  type SamplingPlan,
  samplingPlanSchema,
} from '../../src-shared/model/audit.ts'
import type { Severity, TaskKind } from '../../src-shared/model/kind.ts'

/** Plan and stratum that a decision was drawn by, and how many it stands for. */
export interface Sample {
  plan: string
  rule: string
  weight: number
  /** What a session that calibrates is called. */
  session?: string
}

/** `calibrate`: several people judge the same, to see where they differ. */
export type Purpose = 'audit' | 'settle' | 'calibrate'

/** A decision to be audited here, or whose dispute is to be settled. */
export interface AuditItem {
  /** Of the audit, or of the step that settles. */
  id: string
  decisionId: string
  purpose: Purpose
  /** Undefined while its content is not here. */
  taskId?: string
  sample?: Sample
  /** What machines say is kept from whoever judges it, as the plan had it when it was drawn. */
  withoutSignals: boolean
  /** What was judged without the decision, and when. */
  blind?: BlindJudgement
  blindAt?: string
  /** What was entered beside it so far. */
  entered?: OutcomeDraft
  isOpen: boolean
}

/** What is to be audited and settled on this machine, in order. Each change in the caller's transaction. */
export interface AuditItems {
  add(item: Pick<AuditItem, 'id' | 'decisionId' | 'purpose' | 'sample'> & { withoutSignals?: boolean }): void
  /** No sample is drawn from these decisions again. */
  markSampled(decisionIds: readonly string[]): void
  find(id: string): AuditItem | undefined
  ofTask(taskId: string): AuditItem | undefined
  /** Open disputes. */
  openToSettle(): AuditItem[]
  /** Whether this decision is still to be judged here, blind. */
  isToAudit(decisionId: string): boolean
  /** Its content is here, as this task. */
  bring(id: string, taskId: string): void
  judge(id: string, blind: BlindJudgement, at: string): void
  /** What is entered beside it, until it is closed. */
  keep(id: string, entered: OutcomeDraft): void
  close(id: string): void
  /** Open ones without content, or with some that cannot be shown: it was never whole here, or was removed when somebody signed out. */
  lacking(): AuditItem[]
  /** Tasks whose audit is done and whose content is still here, with the decision that each was about. */
  doneWithContent(): { taskId: string; decisionId: string }[]
  /** Tasks of open ones for these purposes, first in front. @param wanted only of these severities; left out, all */
  taskIds(purposes: readonly Purpose[], limit: number, wanted?: readonly Severity[]): string[]
  /** The same as a list shows them. */
  page(purposes: readonly Purpose[], offset: number, limit: number): AuditRow[]
  isOpen(purposes: readonly Purpose[], taskId: string): boolean
  count(purpose: Purpose): { open: number; lacking: number }
  /** Open, with their content. */
  countReady(purposes: readonly Purpose[]): number
  plan(): SamplingPlan | undefined
  savePlan(plan: SamplingPlan): void
  lastSample(): LastSample | undefined
  saveLastSample(sample: LastSample): void
  /** Own records until this instant have gone out; empty while none have. */
  sentUntil(): string
  saveSentUntil(at: string): void
}

/** What the last sample came to. */
export interface LastSample {
  at: string
  strata: { rule: string; title: string; population: number; drawn: number }[]
}

export interface AuditRow {
  taskId: string
  kind: TaskKind
  queue: string | null
  severity: number | null
  language: string | null
  arrivedAt: string | null
  hasProblem: 0 | 1
  hasDraft: 0 | 1
}

interface Row {
  id: string
  decisionId: string
  purpose: Purpose
  taskId: string | null
  sample: string | null
  withoutSignals: 0 | 1
  blind: string | null
  blindAt: string | null
  entered: string | null
  state: 'open' | 'done'
}

const columns = `id, decision_id AS decisionId, purpose, task_id AS taskId, sample, without_signals AS withoutSignals, blind, blind_at AS blindAt, entered, state`

const hasContent =
  'EXISTS (SELECT 1 FROM task_payload WHERE task_id = audit_item.task_id AND forgotten_at IS NULL)'
const isLacking = `NOT ${hasContent}`

export function createAuditItems(database: Database.Database): AuditItems {
  const insert = database.prepare(
    `INSERT INTO audit_item (id, decision_id, purpose, sample, without_signals)
     VALUES (@id, @decisionId, @purpose, @sample, @withoutSignals)`,
  )
  const sampled = database.prepare(
    'INSERT OR IGNORE INTO sampled (decision_id) SELECT value FROM json_each(?)',
  )
  const byId = database.prepare<[string], Row>(`SELECT ${columns} FROM audit_item WHERE id = ?`)
  const byTask = database.prepare<[string], Row>(`SELECT ${columns} FROM audit_item WHERE task_id = ?`)
  const openOf = database.prepare<[Purpose], Row>(
    `SELECT ${columns} FROM audit_item WHERE purpose = ? AND state = 'open'`,
  )
  const toAudit = database.prepare(
    `SELECT 1 FROM audit_item WHERE decision_id = ? AND purpose <> 'settle' AND state = 'open'`,
  )
  const bring = database.prepare('UPDATE audit_item SET task_id = ? WHERE id = ?')
  const judge = database.prepare('UPDATE audit_item SET blind = ?, blind_at = ? WHERE id = ?')
  const keep = database.prepare('UPDATE audit_item SET entered = ? WHERE id = ?')
  const close = database.prepare(`UPDATE audit_item SET state = 'done', entered = NULL WHERE id = ?`)
  const lacking = database.prepare<[], Row>(
    `SELECT ${columns} FROM audit_item WHERE state = 'open'
       AND (${isLacking} OR EXISTS (SELECT 1 FROM task WHERE id = audit_item.task_id AND problem IS NOT NULL))
     ORDER BY place`,
  )
  const done = database.prepare<[], { taskId: string; decisionId: string }>(
    `SELECT task_id AS taskId, decision_id AS decisionId FROM audit_item JOIN task_payload USING (task_id)
     WHERE state = 'done' AND forgotten_at IS NULL`,
  )
  const isReady = `audit_item.state = 'open' AND purpose IN (SELECT value FROM json_each(?)) AND ${hasContent}`
  const open = `FROM audit_item JOIN task ON task.id = task_id WHERE ${isReady}`
  const taskIds = database
    .prepare<[string, number], string>(`SELECT task_id ${open} ORDER BY place LIMIT ?`)
    .pluck()
  const taskIdsOf = database
    .prepare<[string, string, number], string>(
      `SELECT task_id ${open} AND task.severity IN (SELECT value FROM json_each(?)) ORDER BY place LIMIT ?`,
    )
    .pluck()
  const page = database.prepare<[string, number, number], AuditRow>(
    `SELECT audit_item.task_id AS taskId, kind, queue, severity, language, arrived_at AS arrivedAt,
       problem IS NOT NULL AS hasProblem, draft.task_id IS NOT NULL AS hasDraft
     FROM audit_item JOIN task ON task.id = audit_item.task_id LEFT JOIN draft ON draft.task_id = task.id
     WHERE ${isReady} ORDER BY place LIMIT ? OFFSET ?`,
  )
  const isOpen = database.prepare(`SELECT 1 FROM audit_item WHERE ${isReady} AND task_id = ?`)
  const count = database.prepare<[string], { open: number; lacking: number }>(
    `SELECT count(*) AS open, coalesce(sum(${isLacking}), 0) AS lacking FROM audit_item WHERE state = 'open' AND purpose = ?`,
  )
  const ready = database.prepare<[string], number>(`SELECT count(*) FROM audit_item WHERE ${isReady}`).pluck()
  const state = database.prepare<
    [],
    { plan: string | null; sample: string | null; sentUntil: string | null }
  >('SELECT plan, last_sample AS sample, sent_until AS sentUntil FROM audit_state')
  const savePlan = database.prepare('UPDATE audit_state SET plan = ?')
  const saveSample = database.prepare('UPDATE audit_state SET last_sample = ?')
  const saveSent = database.prepare('UPDATE audit_state SET sent_until = ?')

  return {
    add: ({ id, decisionId, purpose, sample, withoutSignals }) =>
      void insert.run({
        id,
        decisionId,
        purpose,
        sample: sample ? JSON.stringify(sample) : null,
        withoutSignals: withoutSignals ? 1 : 0,
      }),
    markSampled: (decisionIds) => void sampled.run(JSON.stringify(decisionIds)),
    find: (id) => read(byId.get(id)),
    ofTask: (taskId) => read(byTask.get(taskId)),
    openToSettle: () => openOf.all('settle').flatMap((row) => read(row) ?? []),
    isToAudit: (decisionId) => toAudit.get(decisionId) !== undefined,
    bring: (id, taskId) => void bring.run(taskId, id),
    judge: (id, blind, at) => void judge.run(JSON.stringify(blind), at, id),
    keep: (id, entered) => void keep.run(JSON.stringify(entered), id),
    close: (id) => void close.run(id),
    lacking: () => lacking.all().flatMap((row) => read(row) ?? []),
    doneWithContent: () => done.all(),
    taskIds(purposes, limit, wanted) {
      const of = JSON.stringify(purposes)
      return wanted ? taskIdsOf.all(of, JSON.stringify(wanted), limit) : taskIds.all(of, limit)
    },
    page: (purposes, offset, limit) => page.all(JSON.stringify(purposes), limit, offset),
    isOpen: (purposes, taskId) => isOpen.get(JSON.stringify(purposes), taskId) !== undefined,
    count: (purpose) => count.get(purpose) ?? { open: 0, lacking: 0 },
    countReady: (purposes) => ready.get(JSON.stringify(purposes)) ?? 0,
    plan() {
      const plan = state.get()?.plan
      return plan ? samplingPlanSchema.parse(JSON.parse(plan)) : undefined
    },
    savePlan: (changed) => void savePlan.run(JSON.stringify(changed)),
    lastSample() {
      const sample = state.get()?.sample
      return sample ? JSON.parse(sample) : undefined
    },
    saveLastSample: (sample) => void saveSample.run(JSON.stringify(sample)),
    sentUntil: () => state.get()?.sentUntil ?? '',
    saveSentUntil: (at) => void saveSent.run(at),
  }
}

function read(row: Row | undefined): AuditItem | undefined {
  if (!row) return undefined
  const { id, decisionId, purpose, taskId, sample, withoutSignals, blind, blindAt, entered, state } = row
  return {
    id,
    decisionId,
    purpose,
    isOpen: state === 'open',
    withoutSignals: withoutSignals === 1,
    ...(taskId !== null && { taskId }),
    ...(sample !== null && { sample: JSON.parse(sample) }),
    ...(blind !== null && { blind: JSON.parse(blind) }),
    ...(blindAt !== null && { blindAt }),
    ...(entered !== null && { entered: outcomeDraftSchema.parse(JSON.parse(entered)) }),
  }
}
