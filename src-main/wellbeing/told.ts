import type { WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'

/** While a rest or a coming break is on screen, its time is told anew so often, and what is shown runs on meanwhile. */
const correctEveryMs = 15_000

/** Decides when a window must be told: when more has changed than time has passed. */
export function createTold() {
  let told = ''
  let toldAt = Number.NEGATIVE_INFINITY

  return {
    /** @param now ms by any clock that goes forward */
    isNews(view: WellbeingView, now: number): boolean {
      const shape = shapeOf(view)
      const isCorrection = (view.rest ?? view.coming) !== undefined && now - toldAt >= correctEveryMs
      if (shape === told && !isCorrection) return false
      told = shape
      toldAt = now
      return true
    },
  }
}

/** The view with durations rounded away: the next break and the end of the shift to the minute, used limits to the percent. */
function shapeOf({ rest, coming, next, limit, shift, ...plain }: WellbeingView): string {
  return JSON.stringify({
    ...plain,
    rest: rest && { ...rest, restedMs: 0 },
    coming: coming && { ...coming, inMs: Math.min(0, Math.sign(coming.inMs)), forcedInMs: 0, lengthMs: 0 },
    next: next && { ...next, inMs: Math.ceil(next.inMs / 60_000) },
    limit: {
      stage: limit.stage,
      shares: [limit.severeDay, limit.severeWeek, limit.day].map((share) => Math.floor(share * 100)),
    },
    shift: shift && { ...shift, leftMs: Math.max(0, Math.ceil(shift.leftMs / 60_000)) },
  })
}
