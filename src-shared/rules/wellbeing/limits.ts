import type { WellbeingState } from '../../model/wellbeing-state.ts'
import type { WellbeingTerms } from './terms.ts'

/** `warned`: a limit is near. `lighter`: no more severe tasks. `none`: no more tasks. */
export type LimitStage = 'fine' | 'warned' | 'lighter' | 'none'

/** Days that began earlier than this before now are not of this week: the seventh day back has its own hours. */
const weekMs = 6.5 * 24 * 60 * 60_000

/** How much of each limit is used up; 1 is all of it. */
export interface LimitShares {
  severeDay: number
  severeWeek: number
  day: number
}

export function limitShares(state: WellbeingState, terms: WellbeingTerms): LimitShares {
  const { day, week, at } = state
  const earlierMs = week
    .filter(({ startedAt }) => startedAt > at - weekMs)
    .reduce((sum, { severeMs }) => sum + severeMs, 0)
  return {
    severeDay: day.severeMs / terms.severeDayMs,
    severeWeek: (day.severeMs + earlierMs) / terms.severeWeekMs,
    day: day.exposureMs / terms.dayMs,
  }
}

export function limitStage(shares: LimitShares, { warnAtShare }: WellbeingTerms): LimitStage {
  if (shares.day >= 1) return 'none'
  if (Math.max(shares.severeDay, shares.severeWeek) >= 1) return 'lighter'
  return Math.max(...Object.values(shares)) >= warnAtShare ? 'warned' : 'fine'
}
