import type { WellbeingState } from '../../model/wellbeing-state.ts'
import { idleAfterMs } from '../timing.ts'
import { emptyAccount } from './accounts.ts'

/** A rest this long ends the day and its shift, whatever the calendar says: none is as long within one. */
export const nightMs = 6 * 60 * 60_000
const keptDays = 14

/** Where somebody begins who was never here. */
export function startWellbeing(now: number): WellbeingState {
  const none = { 1: 0, 2: 0, 3: 0, 4: 0 }
  return {
    at: now,
    lastInputAt: now - idleAfterMs,
    lastPresentAt: now,
    onTask: false,
    accounts: { micro: emptyAccount, break: emptyAccount, severe: emptyAccount, meal: emptyAccount },
    severeInARow: 0,
    lighterLeft: 0,
    pauseOffered: false,
    day: { startedAt: now, severeMs: 0, exposureMs: 0, reviewMs: 0 },
    week: [],
    totals: { reviewMs: 0, revealedMs: none, exposureMs: none, rests: 0 },
  }
}

/** A new day after a night's rest: what the week and the history go by stays. */
export function startDay({ shift: _shift, ...state }: WellbeingState): WellbeingState {
  const { startedAt, severeMs } = state.day
  return {
    ...startWellbeing(state.at),
    onTask: state.onTask,
    week: [...state.week, { startedAt, severeMs }].slice(-keptDays),
    totals: state.totals,
    ...(state.lastRest && { lastRest: state.lastRest }),
  }
}
