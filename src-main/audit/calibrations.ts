import type { CalibrationView } from '../../src-shared/desk/audit-views.ts'
import { mayAsk } from '../../src-shared/desk/roles.ts'
import type { RatingRecord } from '../../src-shared/model/record.ts'
import { calibrationOf } from '../../src-shared/rules/audit/calibration.ts'
import type { AuditParts } from './audit-parts.ts'

/** Sessions that calibrate, the newest first; of what this person is still to judge themselves nothing is shown. */
export function calibrationViews({ store, me }: AuditParts): CalibrationView[] {
  // Also what may yet be drawn is not seen before by whoever draws.
  const toCome = new Set(mayAsk(me().role, 'audit:sample') ? store.records.unsampled(me().id) : [])
  const isToJudge = (id: string) => toCome.has(id) || store.audits.isToAudit(id)
  const sessions = new Map<string, RatingRecord[]>()
  // Not everybody calls it the same: a decision belongs to the session as whoever judged it first has called it.
  const sessionOf = new Map<string, string>()
  for (const { record } of store.records.ofType('rating')) {
    if (record.type !== 'rating' || isToJudge(record.decisionId)) continue
    const session = sessionOf.get(record.decisionId) ?? record.session
    sessionOf.set(record.decisionId, session)
    const ratings = sessions.get(session)
    if (ratings) ratings.push(record)
    else sessions.set(session, [record])
  }
  return [...sessions].reverse().map(([session, ratings]) => {
    const { rated, ...found } = calibrationOf(session, ratings)
    const named = rated.map(({ ratings, ...one }) => ({
      ...one,
      ratings: ratings.map((rating) => ({ ...rating, name: store.records.nameOf(rating.rater) ?? '' })),
    }))
    return { ...found, rated: named }
  })
}
