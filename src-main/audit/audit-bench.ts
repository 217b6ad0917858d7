import type { Beside } from '../../src-shared/desk/bench-views.ts'
import type { CommandInput } from '../../src-shared/desk/contract.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import type { Receipt, ShiftView, TaskView } from '../../src-shared/desk/views.ts'
import {
  type Audit,
  auditSchema,
  type BlindJudgement,
  type DisputeStep,
} from '../../src-shared/model/audit.ts'
import type { Decision } from '../../src-shared/model/decision.ts'
import { type Severity, severitySchema } from '../../src-shared/model/kind.ts'
import type { DecisionRecord, SignedRecord } from '../../src-shared/model/record.ts'
import { errorOf } from '../../src-shared/rules/audit/compare.ts'
import { findDecisionFaults } from '../../src-shared/rules/decision-check.ts'
import { describeIssues } from '../../src-shared/rules/describe-issues.ts'
import { isEmptyDraft } from '../../src-shared/rules/draft.ts'
import { indexPolicy } from '../../src-shared/rules/policy-index.ts'
import type { Shift } from '../shift/shift.ts'
import type { AuditItem } from '../store/audit-items.ts'
import type { AuditParts } from './audit-parts.ts'
import { isOf, nextInstant, purposesOf, requireTurn, settlerOf } from './cases.ts'
import { findDispute, followDisputes } from './disputes.ts'
import { planOf } from './sample.ts'

/** The review loop over what is to be audited or settled. */
export interface AuditBench extends Shift {
  /** Keeps what is entered beside the task on screen. @throws DeskError `not-found`, `stale` */
  keep(form: CommandInput<'audit:keep'>): void
  /** Ends the audit on screen. @throws DeskError `stale`, `bad-input`, `conflict` */
  close(outcome: Outcome): Receipt
  /** Settles the dispute on screen. @throws as `close` */
  settle(ruling: Ruling): Receipt
}

export type Outcome = CommandInput<'audit:close'>
export type Ruling = CommandInput<'audit:settle'>

/** @param live the loop of production, for what both share */
export function createAuditBench(parts: AuditParts, live: Shift): AuditBench {
  const { store, me, sign, policy, now, screen, upcoming, wellbeing } = parts

  function view(): ShiftView {
    const seen = store.look(look)
    const [first] = seen.upcoming
    if (first !== undefined && !screen.shows(first.id)) store.transact(() => screen.show(first.id))
    return seen
  }

  function look(): ShiftView {
    const [first, ...rest] = upcoming.ids()
    const item = first === undefined ? undefined : store.audits.ofTask(first)
    const beside = item && besideOf(item)
    return {
      bench: 'audit',
      upcoming: first === undefined ? [] : [viewOf(first), ...rest.map(viewOf)],
      waiting: store.audits.countReady(purposesOf(me().role)),
      held: 0,
      recent: [],
      decidedToday: live.decidedToday(),
      ...(beside && { beside }),
      ...(item?.purpose === 'calibrate' && { calibrating: true as const }),
    }
  }

  /** Without what would tell of the decision before it is judged. */
  function viewOf(taskId: string): TaskView {
    const { signalsHeldBack: _heldBack, ...task } = parts.viewTask(taskId)
    const item = store.audits.ofTask(taskId)
    const isBlind = item?.purpose !== 'settle' && item?.blind === undefined
    const cached = store.tasks.find(taskId)
    const signals = isBlind && item?.withoutSignals ? [] : (cached?.task.signals ?? [])
    return { ...task, signals, alike: 0 }
  }

  function besideOf(item: AuditItem): Beside | undefined {
    if (item.purpose === 'settle') {
      const disputed = findDispute(parts, item.decisionId)
      return disputed && { purpose: 'settle', id: item.id, case: disputed.view, ...enteredIn(item) }
    }
    const signed = item.purpose === 'audit' ? decisionRecordOf(item) : undefined
    if (!item.blind || !signed) return undefined
    const { type: _type, row: _row, ...decision } = signed.record
    const error = errorOf(decision.decision, item.blind)
    return {
      purpose: 'audit',
      id: item.id,
      decision,
      moderator: { id: signed.by.id, name: store.records.nameOf(signed.by.id) ?? signed.by.name },
      blind: item.blind,
      ...(error && { error }),
      ...enteredIn(item),
    }
  }

  function decisionRecordOf({
    decisionId,
  }: AuditItem): (SignedRecord & { record: DecisionRecord }) | undefined {
    return store.records.about(decisionId).find(isOf('decision'))
  }

  /** @throws DeskError `not-found`, `stale` */
  function requireItem(taskId: string, ...purposes: AuditItem['purpose'][]): AuditItem {
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

  function requireBlind(taskId: string): AuditItem {
    const item = requireItem(taskId, 'audit', 'calibrate')
    if (item.blind)
      throw new DeskError('stale', 'This decision was judged already, and the original has been shown.')
    return item
  }

  /** In a calibration nothing follows on the blind judgement. */
  function rate(item: AuditItem, decision: Decision): { sequence: number; at: string } {
    const original = decisionRecordOf(item)
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
    return leave(item, severityOf(decision.taskId, decision.labels), signed, decision.decisionId)
  }

  /** In the caller's transaction. @param id of the journal's row */
  function leave(
    item: AuditItem,
    severity: Severity,
    signed: SignedRecord,
    id = item.id,
  ): { sequence: number; at: string } {
    const { taskId = '' } = item
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

  function severityOf(taskId: string, labels: readonly { code: string }[]): Severity {
    const index = indexPolicy(policy())
    const found = labels.map(({ code }) => index.get(code)?.label.severity ?? 1)
    return severitySchema.parse(Math.max(store.tasks.severityOf(taskId) ?? 1, ...found))
  }

  /** A retry gets what the first try came to. */
  function earlier(id: string): { sequence: number; at: string } | undefined {
    const row = store.journal.find(id)
    if (row && row.kind !== 'record' && row.kind !== 'audit-blind')
      throw new DeskError('conflict', `The journal already holds another entry under the id ${id}.`)
    return row
  }

  function receipt({ sequence, at }: { sequence: number; at: string }): Receipt {
    return { sequence, at, shift: view() }
  }

  const refused = () => {
    throw new DeskError(
      'policy-refused',
      'In an audit each task is judged in its turn. What cannot be judged is decided as cannot review.',
    )
  }

  return {
    ...live,
    view,
    signIn(payload) {
      live.signIn(payload)
      store.transact(() => {
        const [first] = upcoming.ids()
        if (first !== undefined) screen.showAnew(first)
      })
    },
    saveDraft(taskId, draft) {
      store.transact(() => {
        const item = store.audits.ofTask(taskId)
        if (!item?.isOpen) throw new DeskError('stale', `The audit of the task ${taskId} is done with.`)
        if (isEmptyDraft(draft)) store.tasks.dropDraft(taskId)
        else store.tasks.saveDraft(taskId, draft)
      })
    },
    record(decision) {
      const { decisionId, taskId } = decision
      return receipt(
        store.transact(() => {
          const known = earlier(decisionId)
          if (known) return known
          const item = requireBlind(taskId)
          requireSound(parts, decision)
          if (item.purpose === 'calibrate') return rate(item, decision)
          const appended = store.journal.append({
            id: decisionId,
            kind: 'audit-blind',
            taskId,
            payload: decision,
          })
          store.audits.judge(item.id, blindOf(decision), appended.at)
          return appended
        }),
      )
    },
    keep({ taskId, id, entered }) {
      store.transact(() => {
        const item = requireItem(taskId, 'audit', 'settle')
        // Before it is judged there is nothing beside it.
        if (item.id !== id || (item.purpose === 'audit' && !item.blind))
          throw new DeskError('stale', 'What was entered is about another task than the one on screen.')
        store.audits.keep(id, entered)
      })
    },
    close({ taskId, auditId, outcome, error, coaching, clause }) {
      return receipt(
        store.transact(() => {
          const known = earlier(auditId)
          if (known) return known
          const item = requireItem(taskId, 'audit')
          const original = decisionRecordOf(item)
          const { blind, blindAt, sample } = item
          if (!blind || !blindAt || !sample || !original || auditId !== item.id)
            throw new DeskError('stale', 'Judge the content first: the original is compared after that.')
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
          return leave(item, severityOf(taskId, blind.labels), sign({ type: 'audit', audit }))
        }),
      )
    },
    settle({ taskId, stepId, ruling, reason, clause }) {
      return receipt(
        store.transact(() => {
          const known = earlier(stepId)
          if (known) return known
          const item = requireItem(taskId, 'settle')
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
          const labels = disputed.view.decision.decision.labels
          return leave(
            item,
            severityOf(taskId, labels),
            sign({ type: 'step', decisionId: item.decisionId, step }),
          )
        }),
      )
    },
    undo() {
      throw new DeskError(
        'policy-refused',
        'What was judged in an audit stays as it is: the original has been shown since.',
      )
    },
    blame: (problem) => {
      const taskId = upcoming.ids().find((id) => store.tasks.find(id)?.problem === undefined)
      if (taskId === undefined) return false
      store.transact(() => store.tasks.setProblem(taskId, problem))
      return true
    },
    skip: refused,
    putAside: refused,
    takeUp: refused,
    alikeTo: () => [],
    showSignals: (taskId) => viewOf(taskId).signals,
    list: (offset, limit) =>
      store.look(() => {
        const [onScreen] = upcoming.ids()
        const rows = store.audits.page(purposesOf(me().role), offset, limit).map((row) => ({
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
          total: store.audits.countReady(purposesOf(me().role)),
          held: 0,
          rows,
          ...(onScreen !== undefined && { onScreen }),
        }
      }),
  }
}

function enteredIn({ entered }: AuditItem): Pick<Beside, 'entered'> {
  return entered ? { entered } : {}
}

function decidedOf({ decision, at, task, tenureDays }: DecisionRecord): Audit['decided'] {
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

function readAudit(said: Audit): Audit {
  const parsed = auditSchema.safeParse(said)
  if (parsed.success) return parsed.data
  throw new DeskError('bad-input', `The audit was refused: ${describeIssues(parsed.error).join('; ')}.`)
}
