import type { BreakKind } from '../../model/wellbeing.ts'
import type { WellbeingState } from '../../model/wellbeing-state.ts'
import { idleAfterMs } from '../timing.ts'
import { exposureOf, type Look } from './exposure.ts'
import { isSevere, type WellbeingTerms } from './terms.ts'

/** Longer than this between two events, and the machine stood still: nobody saw anything, and nobody worked. */
const standstillMs = 90_000

/** Counts the time since the last event for what it was: rest, review, exposure, or nothing. */
export function elapse(state: WellbeingState, now: number, terms: WellbeingTerms): WellbeingState {
  const passed = now - state.at
  if (passed === 0) return state
  if (state.rest) {
    const { rest } = state
    return { ...state, at: now, rest: rest.counting ? { ...rest, restedMs: rest.restedMs + passed } : rest }
  }
  const activeMs = Math.max(0, Math.min(now, state.lastInputAt + idleAfterMs) - state.at)
  const reviewed = addReview({ ...state, at: now }, activeMs)
  if (!state.looking) return reviewed
  if (passed > standstillMs) return veiled(reviewed)
  return { ...addExposure(reviewed, state.looking, passed, terms), lastPresentAt: now }
}

function addReview(state: WellbeingState, activeMs: number): WellbeingState {
  if (activeMs === 0) return state
  const { accounts, day, totals } = state
  const worked = (kind: BreakKind) => ({ ...accounts[kind], workedMs: accounts[kind].workedMs + activeMs })
  return {
    ...state,
    accounts: { ...accounts, micro: worked('micro'), break: worked('break'), meal: worked('meal') },
    day: { ...day, reviewMs: day.reviewMs + activeMs },
    totals: { ...totals, reviewMs: totals.reviewMs + activeMs },
  }
}

function addExposure(
  state: WellbeingState,
  look: Look,
  passed: number,
  terms: WellbeingTerms,
): WellbeingState {
  const { accounts, day, totals } = state
  const { severity } = look
  const exposureMs = exposureOf(look, passed, terms)
  const severeMs = isSevere(severity) ? exposureMs : 0
  return {
    ...state,
    accounts: { ...accounts, severe: { ...accounts.severe, workedMs: accounts.severe.workedMs + severeMs } },
    day: { ...day, severeMs: day.severeMs + severeMs, exposureMs: day.exposureMs + exposureMs },
    totals: {
      ...totals,
      revealedMs: { ...totals.revealedMs, [severity]: totals.revealedMs[severity] + passed },
      exposureMs: { ...totals.exposureMs, [severity]: totals.exposureMs[severity] + exposureMs },
    },
  }
}

export function veiled({ looking: _looking, ...state }: WellbeingState): WellbeingState {
  return state
}

/** From here on nobody works, until somebody does. What is revealed still is. */
export function idled(state: WellbeingState): WellbeingState {
  return { ...state, lastInputAt: Math.min(state.lastInputAt, state.at - idleAfterMs) }
}

/** Nobody works any more, and nobody sees anything. */
export function halted(state: WellbeingState): WellbeingState {
  return idled(veiled(state))
}
