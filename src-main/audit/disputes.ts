import type { LateCase } from '../../src-shared/desk/audit-views.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { AuditParts } from './audit-parts.ts'
import { caseOf, type FoundCase, isOf, settlerOf } from './cases.ts'
import { noteLapses } from './lapses.ts'

type Parts = Pick<AuditParts, 'store' | 'me' | 'policy' | 'now'>

/** Of those that are late, as a list shows them. */
const mostLate = 50

/** The dispute about a decision that is for whoever works here to settle: of several audits the first that waits for them. */
export function findDispute(parts: Parts, decisionId: string): FoundCase | undefined {
  return casesAbout(parts, decisionId).find((found) => isMine(parts, found))
}

/**
 * Disputes that have come to this person become tasks to settle, those that have gone on no longer are. What they are still to
 * audit themselves is not shown to them before. In the caller's transaction.
 * @param about one decision; left out, all
 * @returns the disputes that may be shown to them, wherever they stand
 */
export function followDisputes(parts: Parts, about?: string): FoundCase[] {
  const { store, now } = parts
  const disputed = about === undefined ? store.records.disputed() : [about]
  const wanted = new Set<string>()
  const shown: FoundCase[] = []
  for (const id of disputed) {
    const cases = casesAbout(parts, id)
    noteLapses(parts, cases)
    if (store.audits.isToAudit(id)) continue
    shown.push(...cases)
    if (cases.some((found) => isMine(parts, found))) wanted.add(id)
  }
  for (const item of store.audits.openToSettle()) {
    if ((about !== undefined && item.decisionId !== about) || wanted.delete(item.decisionId)) continue
    store.audits.close(item.id)
    if (item.taskId !== undefined) store.tasks.markAudited(item.taskId)
  }
  for (const decisionId of wanted) store.audits.add({ id: newId(now()), decisionId, purpose: 'settle' })
  return shown
}

/** Of disputes those that go on though somebody has let their time pass: the longest first. */
export function lateAmong(cases: readonly FoundCase[]): LateCase[] {
  return cases
    .flatMap(({ view: { audit, lapses, state } }) => {
      const lapse = lapses.at(-1)
      return state.at === 'turn' && lapse
        ? [{ auditId: audit.auditId, taskId: audit.taskId, lapse, state }]
        : []
    })
    .sort((one, other) => Date.parse(one.lapse.at) - Date.parse(other.lapse.at))
    .slice(0, mostLate)
}

function casesAbout(parts: Parts, decisionId: string): FoundCase[] {
  const about = parts.store.records.about(decisionId)
  return about.filter(isOf('audit')).flatMap(({ record }) => caseOf(parts, record.audit, about) ?? [])
}

/** Nobody settles what they decided or audited themselves, nor twice. */
function isMine({ me }: Parts, { followed, view }: FoundCase): boolean {
  const { id, role } = me()
  const settled = followed.steps.filter(({ step }) => step === 'settle').map(({ by }) => by)
  return (
    view.state.at === 'turn' &&
    view.state.of === settlerOf[role] &&
    ![view.audit.moderator, view.audit.auditor, ...settled].includes(id)
  )
}
