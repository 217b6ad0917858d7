import { type Audit, type DisputeStep, type Settler, settlers } from '../../model/audit.ts'

/** What of an audit its case follows from. */
type Followed = Pick<Audit, 'auditId' | 'moderator' | 'auditor' | 'at' | 'outcome'>

/** Where an audited decision stands. */
export interface AuditCase<A extends Followed = Audit> {
  audit: A
  steps: DisputeStep[]
  /** Deadlines that have passed, oldest first. */
  lapses: Lapse[]
  /**
   * `stands`: the moderator's decision is right. `error`: it is not, and that is final. `grey`: the policy does not settle
   * it. Until then whose turn it is.
   */
  state:
    | { at: 'closed'; as: 'stands' | 'error' | 'grey'; by: 'audit' | 'accepted' | 'expired' | Settler }
    | { at: 'turn'; of: 'moderator' | Settler; until: number; next?: Settler }
}

/** A turn that nobody took in time. */
export interface Lapse {
  of: 'moderator' | Settler
  /** When it was over, ms since the epoch. */
  at: number
  /**
   * What has followed: a moderator who says nothing has accepted, so that the outcome is `final`; whoever should have settled it
   * has left it to the next; from the last one it goes to nobody, and `waits`, since nobody is to lose a case that was never heard.
   */
  leadsTo: 'final' | 'waits' | Settler
}

/** Days that each has for their step. */
export interface Deadlines {
  moderator: number
  settler: number
}

export const usualDeadlines: Deadlines = { moderator: 7, settler: 3 }

const dayMs = 24 * 60 * 60_000

/**
 * What follows from an audit and the steps after it, in the order in which they were taken. A step out of turn, by the wrong
 * person, dated before what it answers, or a second time changes nothing, so that the same steps come to the same in whatever
 * order they arrive. A ruling that was given in time counts though it comes late.
 * @param now ms since the epoch, by which deadlines have passed
 */
export function followCase<A extends Followed>(
  audit: A,
  steps: readonly DisputeStep[],
  now: number,
  deadlines: Deadlines = usualDeadlines,
): AuditCase<A> {
  let found = openCase(audit, deadlines)
  const sorted = steps
    .filter(({ at }) => Date.parse(at) > Date.parse(audit.at))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at) || (one.stepId < other.stepId ? -1 : 1))
  for (const step of sorted) {
    if (found.steps.some(({ stepId }) => stepId === step.stepId)) continue
    found = take(passTime(found, Date.parse(step.at), deadlines), step, deadlines)
  }
  return passTime(found, now, deadlines)
}

/** What follows from the deadlines that pass until an instant (ms since the epoch). */
function passTime<A extends Followed>(
  found: AuditCase<A>,
  until: number,
  deadlines: Deadlines,
): AuditCase<A> {
  const { state, lapses } = found
  if (state.at === 'closed' || until <= state.until) return found
  const lapse = (leadsTo: Lapse['leadsTo']) => [...lapses, { of: state.of, at: state.until, leadsTo }]
  if (state.of === 'moderator')
    return { ...found, lapses: lapse('final'), state: { at: 'closed', as: 'error', by: 'expired' } }
  const next = settlers[settlers.indexOf(state.of) + 1]
  if (next) {
    const turn = { at: 'turn', of: next, until: state.until + deadlines.settler * dayMs } as const
    return passTime({ ...found, lapses: lapse(next), state: turn }, until, deadlines)
  }
  return lapses.some(({ leadsTo }) => leadsTo === 'waits') ? found : { ...found, lapses: lapse('waits') }
}

function openCase<A extends Followed>(audit: A, { moderator }: Deadlines): AuditCase<A> {
  const base = { audit, steps: [], lapses: [] }
  if (audit.outcome === 'agree') return { ...base, state: { at: 'closed', as: 'stands', by: 'audit' } }
  if (audit.outcome === 'grey') return { ...base, state: { at: 'closed', as: 'grey', by: 'audit' } }
  const until = Date.parse(audit.at) + moderator * dayMs
  return { ...base, state: { at: 'turn', of: 'moderator', until, next: 'second' } }
}

function take<A extends Followed>(
  found: AuditCase<A>,
  step: DisputeStep,
  deadlines: Deadlines,
): AuditCase<A> {
  const { state, audit, steps, lapses } = found
  if (state.at === 'closed' || !isInTurn(found, step)) return found
  const at = Date.parse(step.at)
  const taken = { audit, lapses, steps: [...steps, step] }
  if (step.step === 'accept') return { ...taken, state: { at: 'closed', as: 'error', by: 'accepted' } }
  if (step.step === 'dispute')
    return {
      ...taken,
      state: { at: 'turn', of: state.next ?? 'lead', until: at + deadlines.settler * dayMs },
    }
  if (step.ruling === 'overturn') return { ...taken, state: { at: 'closed', as: 'stands', by: step.as } }
  if (step.ruling === 'grey') return { ...taken, state: { at: 'closed', as: 'grey', by: step.as } }
  const next = settlers[settlers.indexOf(step.as) + 1]
  // The last word is the lead's.
  if (!next) return { ...taken, state: { at: 'closed', as: 'error', by: step.as } }
  return { ...taken, state: { at: 'turn', of: 'moderator', until: at + deadlines.moderator * dayMs, next } }
}

/** Nobody settles what they decided or audited themselves, nor twice. */
function isInTurn({ audit, steps, state }: AuditCase<Followed>, step: DisputeStep): boolean {
  if (state.at !== 'turn' || step.auditId !== audit.auditId) return false
  if (step.step !== 'settle') {
    return state.of === 'moderator' && step.by === audit.moderator && Date.parse(step.at) <= state.until
  }
  const involved = [
    audit.moderator,
    audit.auditor,
    ...steps.filter(({ step }) => step === 'settle').map(({ by }) => by),
  ]
  return state.of === step.as && !involved.includes(step.by)
}
