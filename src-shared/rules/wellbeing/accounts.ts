import type { BreakKind } from '../../model/wellbeing.ts'
import { breakKinds } from '../../model/wellbeing.ts'
import type { Account, WellbeingState } from '../../model/wellbeing-state.ts'
import type { BreakTerms, WellbeingTerms } from './terms.ts'

export const emptyAccount: Account = { workedMs: 0, owedMs: 0, postponed: 0, postponedMs: 0 }

/** All rest that is outstanding, in ms: what earlier breaks fell short of, and what the work since then has earned. */
export function outstandingMs({ workedMs, owedMs }: Account, { everyMs, lengthMs }: BreakTerms): number {
  return owedMs + (workedMs * lengthMs) / everyMs
}

/**
 * Pays a rest into an account. Nothing is lost or made up: what is outstanding afterwards is what was so before, less the
 * rest. What was worked beyond the time at which the break was due counts towards the next one.
 */
export function payRest(account: Account, terms: BreakTerms, restedMs: number): Account {
  const { everyMs, lengthMs } = terms
  const left = Math.max(0, outstandingMs(account, terms) - restedMs)
  const overrun = Math.max(0, account.workedMs - everyMs)
  const workedMs = Math.min(overrun, (left * everyMs) / lengthMs)
  const owedMs = Math.max(0, left - (workedMs * lengthMs) / everyMs)
  return { workedMs, owedMs, postponed: 0, postponedMs: 0 }
}

/** How long a break of the kind is now: what is owed is made up for, as far as it does not double it. */
export function lengthNow({ owedMs }: Account, { lengthMs }: BreakTerms): number {
  return lengthMs + Math.min(owedMs, lengthMs)
}

/** Work until the break is due; below 0 it is due for so long. */
export function untilDueMs({ workedMs, postponedMs }: Account, { everyMs }: BreakTerms): number {
  return everyMs + postponedMs - workedMs
}

/** Work until the break waits no longer for the end of a task. What was put off in the grace is not given twice. */
export function untilForcedMs({ workedMs, postponed }: Account, rule: BreakTerms, graceMs: number): number {
  return rule.everyMs + postponed * rule.postponeMs + graceMs - workedMs
}

/** Work until one of the breaks that are due waits no longer: a longer one that joins it gives it no second grace. */
export function untilAnyForcedMs(state: WellbeingState, terms: WellbeingTerms): number {
  const left = dueBreaks(state, terms).flatMap((kind) => {
    const rule = terms.breaks[kind]
    return rule ? [untilForcedMs(state.accounts[kind], rule, terms.graceMs)] : []
  })
  return Math.min(...left)
}

/** Breaks that are due, the longest first, because it serves for all shorter ones. */
export function dueBreaks(state: WellbeingState, terms: WellbeingTerms): BreakKind[] {
  return breaksWithin(state, terms, () => 0)
}

/** Breaks that are due, and then those that are announced; of both the longest first. */
export function comingBreaks(state: WellbeingState, terms: WellbeingTerms): BreakKind[] {
  const due = dueBreaks(state, terms)
  const soon = breaksWithin(state, terms, ({ warningMs }) => warningMs).filter((kind) => !due.includes(kind))
  return [...due, ...soon]
}

function breaksWithin(
  { accounts }: WellbeingState,
  { breaks }: WellbeingTerms,
  within: (rule: BreakTerms) => number,
): BreakKind[] {
  return breakKinds
    .flatMap((kind) => {
      const rule = breaks[kind]
      return rule && untilDueMs(accounts[kind], rule) <= within(rule) ? [{ kind, rule }] : []
    })
    .sort((one, other) => other.rule.lengthMs - one.rule.lengthMs)
    .map(({ kind }) => kind)
}
