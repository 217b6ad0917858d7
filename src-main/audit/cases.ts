import type { CaseView } from '../../src-shared/desk/bench-views.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import { mayAsk } from '../../src-shared/desk/roles.ts'
import type { DisputeStep, Settler } from '../../src-shared/model/audit.ts'
import type { Role } from '../../src-shared/model/profile.ts'
import type { DecisionRecord, SignedRecord } from '../../src-shared/model/record.ts'
import { type AuditCase, followCase } from '../../src-shared/rules/audit/audit-case.ts'
import type { Purpose } from '../store/audit-items.ts'
import type { AuditParts } from './audit-parts.ts'

type Parts = Pick<AuditParts, 'store' | 'me' | 'policy' | 'now'>
/** A record of one type, signed. */
export type Signed<T extends SignedRecord['record']['type']> = Omit<SignedRecord, 'record'> & {
  record: Extract<SignedRecord['record'], { type: T }>
}

/** Who settles, by their role. */
export const settlerOf: Partial<Record<Role, Settler>> = { qa: 'second', advisor: 'advisor', lead: 'lead' }

/** What somebody does in audits: who may settle only, is not asked to judge what was left from another role. */
export function purposesOf(role: Role): readonly Purpose[] {
  return mayAsk(role, 'audit:close') ? ['audit', 'calibrate', 'settle'] : ['settle']
}

/** A case as it stands now, with all that was said. */
export interface FoundCase {
  followed: AuditCase
  view: CaseView
}

/** Everything about an audit; undefined while the decision that it is about is not known here. */
export function findCase(parts: Parts, auditId: string): FoundCase | undefined {
  const signed = parts.store.records.find(auditId)
  if (signed?.record.type !== 'audit') return undefined
  const { audit } = signed.record
  return caseOf(parts, audit, parts.store.records.about(audit.decisionId))
}

/**
 * Everything about an audit.
 * @param about all records about the decision that it is about; of many audits of one decision they are read once
 * @param own the record of that decision where it was made here, and nobody has handed it over
 */
export function caseOf(
  parts: Parts,
  audit: AuditCase['audit'],
  about: readonly SignedRecord[],
  own?: DecisionRecord,
): FoundCase | undefined {
  const { store } = parts
  const { auditId } = audit
  const decision = about.find(isOf('decision'))?.record ?? own
  if (!decision) return undefined
  const steps = about.filter(isOf('step')).filter(({ record }) => record.step.auditId === auditId)
  const followed = follow(
    parts,
    audit,
    steps.map(({ record }) => record.step),
  )
  const nameOf = (id: string) => ({
    id,
    name: store.records.nameOf(id) ?? (id === parts.me().id ? parts.me().name : ''),
  })
  const { type: _type, row: _row, ...shown } = decision
  return {
    followed,
    view: {
      decision: shown,
      moderator: nameOf(audit.moderator),
      audit,
      auditor: nameOf(audit.auditor),
      steps: followed.steps.map((step) => ({ step, by: nameOf(step.by) })),
      lapses: followed.lapses.map((lapse) => ({ ...lapse, at: new Date(lapse.at).toISOString() })),
      state: stateOf(followed),
    },
  }
}

/**
 * When a step is taken that follows on a case as it is now, ISO 8601: later than all that it answers, also where the clock here
 * is behind that of whoever said it. @param now ms since the epoch
 */
export function nextInstant({ followed: { audit, steps } }: FoundCase, now: number): string {
  return new Date(Math.max(now, Date.parse(steps.at(-1)?.at ?? audit.at) + 1)).toISOString()
}

/** A case with one step more. @throws DeskError `stale` where it is not this person's turn */
export function requireTurn(parts: Parts, { followed }: FoundCase, step: DisputeStep): void {
  const after = follow(parts, followed.audit, [...followed.steps, step])
  if (after.steps.length !== followed.steps.length + 1)
    throw new DeskError('stale', 'This case has gone on since, or its time is over. It is not your turn.')
}

function follow({ policy, now }: Parts, audit: AuditCase['audit'], steps: DisputeStep[]): AuditCase {
  const { moderatorDays: moderator, settlerDays: settler } = policy().audit
  return followCase(audit, steps, now(), { moderator, settler })
}

function stateOf({ state }: AuditCase): CaseView['state'] {
  if (state.at === 'closed') return state
  return { at: 'turn', of: state.of, until: new Date(state.until).toISOString() }
}

/** Whether a record is of a type. */
export function isOf<T extends SignedRecord['record']['type']>(type: T) {
  return (signed: SignedRecord): signed is Signed<T> => signed.record.type === type
}
