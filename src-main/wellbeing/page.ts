import type { WellbeingPage } from '../../src-shared/desk/wellbeing-views.ts'
import type { WellbeingState } from '../../src-shared/model/wellbeing-state.ts'
import { limitShares } from '../../src-shared/rules/wellbeing/limits.ts'
import type { WellbeingTerms } from '../../src-shared/rules/wellbeing/terms.ts'
import type { WellbeingRows } from '../store/wellbeing.ts'
import { hourMs } from './history.ts'

/**
 * A person's own breaks and exposure.
 * @param since ms since the epoch, by the wall clock; the hour that it is in counts as a whole
 * @param now by the same clock
 */
export function readPage(
  rows: WellbeingRows,
  state: WellbeingState,
  terms: WellbeingTerms,
  since: number,
  now: number,
): WellbeingPage {
  const hour = Math.floor(since / hourMs)
  const instant = new Date(since).toISOString()
  return {
    at: new Date(now).toISOString(),
    hours: rows.exposureSince(hour).map(({ severity, revealedMs, exposureMs, ...row }) => ({
      at: startOf(row.hour),
      severity,
      revealedMinutes: minutes(revealedMs),
      exposureMinutes: minutes(exposureMs),
    })),
    review: rows.reviewSince(hour).map(({ ms, ...row }) => ({ at: startOf(row.hour), minutes: minutes(ms) })),
    rests: rows.restsSince(instant).map(({ kind, ended, startedAt, lengthMs, restedMs }) => ({
      kind,
      ended,
      startedAt,
      lengthMinutes: minutes(lengthMs),
      restedMinutes: minutes(restedMs),
    })),
    checkIns: rows.checkInsSince(instant),
    limits: limitsOf(state, terms),
  }
}

function limitsOf(state: WellbeingState, terms: WellbeingTerms): WellbeingPage['limits'] {
  const shares = limitShares(state, terms)
  const used = (share: number, of: number) => ({ used: minutes(share * of), of: minutes(of) })
  return {
    severeDay: used(shares.severeDay, terms.severeDayMs),
    severeWeek: used(shares.severeWeek, terms.severeWeekMs),
    day: used(shares.day, terms.dayMs),
  }
}

function startOf(hour: number): string {
  return new Date(hour * hourMs).toISOString()
}

function minutes(ms: number): number {
  return ms / 60_000
}
