import type Database from 'better-sqlite3'
import { type Severity, severitySchema } from '../../src-shared/model/kind.ts'
import { type LowerLimits, lowerLimitsSchema } from '../../src-shared/model/wellbeing.ts'
import type { RestRecord } from '../../src-shared/model/wellbeing-state.ts'

/** A rest by the wall clock; instants are ISO 8601 in UTC. */
export type KeptRest = Pick<RestRecord, 'kind' | 'ended' | 'lengthMs' | 'restedMs'> & {
  startedAt: string
  endedAt: string
}

/** What was seen and worked in an hour; `hour` counts from 1970-01-01T00:00Z. */
export interface KeptExposure {
  hour: number
  severity: Severity
  revealedMs: number
  exposureMs: number
}

export interface KeptReview {
  hour: number
  ms: number
}

export interface KeptCheckIn {
  at: string
  mood: number
  note: string
}

/**
 * Breaks and exposure of the person whose profile this is, for them alone. What writes does so in the caller's transaction;
 * lists are oldest first.
 */
export interface WellbeingRows {
  /** JSON of the engine's state and of its clock, as they were saved last. */
  saved(): { state: string; clock: string } | undefined
  save(state: string, clock: string): void
  addExposure(exposure: KeptExposure): void
  addReview(review: KeptReview): void
  addRest(rest: KeptRest): void
  addCheckIn(checkIn: KeptCheckIn): void
  exposureSince(hour: number): KeptExposure[]
  reviewSince(hour: number): KeptReview[]
  /** Ended at or after an instant (ISO 8601, UTC). */
  restsSince(instant: string): KeptRest[]
  checkInsSince(instant: string): KeptCheckIn[]
  /** All of it but what the engine goes on from and a lead's limits. */
  forgetHistory(): void
  /** What a lead has set, the same object while it is the same; empty if nothing. */
  leadLimits(): LowerLimits
  saveLeadLimits(limits: LowerLimits): void
}

export function createWellbeingRows(database: Database.Database): WellbeingRows {
  const saved = database.prepare<[], { state: string; clock: string }>('SELECT state, clock FROM wellbeing')
  const save = database.prepare(
    `INSERT INTO wellbeing (only, state, clock) VALUES (1, ?, ?)
     ON CONFLICT (only) DO UPDATE SET state = excluded.state, clock = excluded.clock`,
  )
  const addExposure = database.prepare(
    `INSERT INTO exposure_hour (hour, severity, revealed_ms, exposure_ms) VALUES (@hour, @severity, @revealedMs, @exposureMs)
     ON CONFLICT (hour, severity) DO UPDATE SET revealed_ms = revealed_ms + excluded.revealed_ms,
       exposure_ms = exposure_ms + excluded.exposure_ms`,
  )
  const addReview = database.prepare(
    'INSERT INTO review_hour (hour, ms) VALUES (@hour, @ms) ON CONFLICT (hour) DO UPDATE SET ms = ms + excluded.ms',
  )
  const addRest = database.prepare(
    `INSERT INTO rest (kind, started_at, ended_at, length_ms, rested_ms, ended)
     VALUES (@kind, @startedAt, @endedAt, @lengthMs, @restedMs, @ended)`,
  )
  const addCheckIn = database.prepare('INSERT INTO check_in (at, mood, note) VALUES (@at, @mood, @note)')
  const exposure = database.prepare<[number], KeptExposure & { severity: number }>(
    `SELECT hour, severity, revealed_ms AS revealedMs, exposure_ms AS exposureMs FROM exposure_hour
     WHERE hour >= ? ORDER BY hour, severity`,
  )
  const review = database.prepare<[number], KeptReview>(
    'SELECT hour, ms FROM review_hour WHERE hour >= ? ORDER BY hour',
  )
  const rests = database.prepare<[string], KeptRest>(
    `SELECT kind, started_at AS startedAt, ended_at AS endedAt, length_ms AS lengthMs, rested_ms AS restedMs, ended
     FROM rest WHERE ended_at >= ? ORDER BY place`,
  )
  const checkIns = database.prepare<[string], KeptCheckIn>(
    'SELECT at, mood, note FROM check_in WHERE at >= ? ORDER BY place',
  )
  const limits = database.prepare<[], string>('SELECT payload FROM lead_limits').pluck()
  const saveLimits = database.prepare(
    'INSERT INTO lead_limits (only, payload) VALUES (1, ?) ON CONFLICT (only) DO UPDATE SET payload = excluded.payload',
  )

  // Asked for at each key press; another process may set others at any time.
  let lead: { payload: string; limits: LowerLimits } = { payload: '{}', limits: {} }

  return {
    saved: () => saved.get(),
    save: (state, clock) => void save.run(state, clock),
    addExposure: (row) => void addExposure.run(row),
    addReview: (row) => void addReview.run(row),
    addRest: (row) => void addRest.run(row),
    addCheckIn: (row) => void addCheckIn.run(row),
    exposureSince: (hour) => exposure.all(hour).filter(({ severity }) => isKnown(severity)),
    reviewSince: (hour) => review.all(hour),
    restsSince: (instant) => rests.all(instant),
    checkInsSince: (instant) => checkIns.all(instant),
    forgetHistory: () =>
      database.exec(
        'DELETE FROM exposure_hour; DELETE FROM review_hour; DELETE FROM rest; DELETE FROM check_in',
      ),
    leadLimits() {
      const payload = limits.get() ?? '{}'
      // Those that another version of the program set and this one cannot read protect nobody, and stop nobody.
      if (payload !== lead.payload)
        lead = { payload, limits: lowerLimitsSchema.catch({}).parse(JSON.parse(payload)) }
      return lead.limits
    },
    saveLeadLimits: (lower) => void saveLimits.run(JSON.stringify(lower)),
  }
}

function isKnown(severity: number): severity is Severity {
  return severitySchema.safeParse(severity).success
}
