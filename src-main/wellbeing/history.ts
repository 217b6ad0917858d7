import type { WellbeingState } from '../../src-shared/model/wellbeing-state.ts'
import { severities } from '../../src-shared/rules/wellbeing/terms.ts'
import type { WellbeingRows } from '../store/wellbeing.ts'

export const hourMs = 60 * 60_000

type Rows = Pick<WellbeingRows, 'addExposure' | 'addReview' | 'addRest'>

/**
 * Adds what has come since the last time to the person's history, in the caller's transaction: time to the hour that it is
 * now, since it is seconds old, and a rest that has ended.
 * @param wallOf the wall clock's time at one of the engine's, ms since the epoch
 */
export function keepHistory(
  rows: Rows,
  before: WellbeingState['totals'],
  { at, totals, lastRest }: WellbeingState,
  wallOf: (at: number) => number,
): void {
  const hour = Math.floor(wallOf(at) / hourMs)
  for (const severity of severities) {
    const revealedMs = totals.revealedMs[severity] - before.revealedMs[severity]
    const exposureMs = totals.exposureMs[severity] - before.exposureMs[severity]
    if (revealedMs > 0) rows.addExposure({ hour, severity, revealedMs, exposureMs })
  }
  const ms = totals.reviewMs - before.reviewMs
  if (ms > 0) rows.addReview({ hour, ms })
  if (!lastRest || totals.rests === before.rests) return
  const { kind, ended, lengthMs, restedMs, startedAt, endedAt } = lastRest
  const instant = (moment: number) => new Date(wallOf(moment)).toISOString()
  const span = { startedAt: instant(startedAt), endedAt: instant(endedAt) }
  rows.addRest({ kind, ended, lengthMs, restedMs, ...span })
}
