import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Severity } from '../../../../../src-shared/model/kind.ts'
import type { WellbeingState } from '../../../../../src-shared/model/wellbeing-state.ts'
import { outstandingMs, payRest } from '../../../../../src-shared/rules/wellbeing/accounts.ts'
import { advanceWellbeing, type WellbeingEvent } from '../../../../../src-shared/rules/wellbeing/engine.ts'
import { startWellbeing } from '../../../../../src-shared/rules/wellbeing/start.ts'
import type { WellbeingTerms } from '../../../../../src-shared/rules/wellbeing/terms.ts'
import { viewWellbeing } from '../../../../../src-shared/rules/wellbeing/view.ts'
import { hour, minute, second, termsWith } from './desk.ts'

/** What a person, a machine and its clock may do, in any order. Durations in seconds. */
type Step =
  | { do: 'review'; severity: Severity; seconds: number; sound: boolean }
  | { do: 'idle' | 'sleep' | 'lock' | 'closed' | 'unheard'; seconds: number }
  | { do: 'rest' | 'elsewhere'; seconds: number }
  | { do: 'clock'; seconds: number }
  | { do: 'start' | 'postpone' | 'skip' | 'decline' | 'resume' | 'shift-end' | 'shift-start' | 'go-on' }

const severity = fc.constantFrom<Severity[]>(1, 2, 3, 4)
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 12,
    arbitrary: fc.record({
      do: fc.constant('review' as const),
      severity,
      seconds: fc.integer({ min: 1, max: 600 }),
      sound: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('idle', 'sleep', 'lock', 'closed', 'unheard'),
      seconds: fc.oneof(fc.integer({ min: 1, max: 1200 }), fc.integer({ min: 1200, max: 60 * 3600 })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constantFrom('rest', 'elsewhere'),
      seconds: fc.integer({ min: 1, max: 3000 }),
    }),
  },
  fc.record({ do: fc.constant('clock' as const), seconds: fc.integer({ min: -86_400, max: 86_400 }) }),
  fc.record({
    do: fc.constantFrom(
      'start',
      'postpone',
      'skip',
      'decline',
      'resume',
      'shift-end',
      'shift-start',
      'go-on',
    ),
  }),
)
const weeks = fc.array(step, { minLength: 50, maxLength: 700 })

/** Plays steps; `look` sees every state and what led to it. A person reviews only what they are given. */
function play(
  steps: readonly Step[],
  terms: WellbeingTerms,
  look: (before: WellbeingState, event: WellbeingEvent, after: WellbeingState) => void,
): void {
  let now = Date.UTC(2026, 0, 5)
  let state = startWellbeing(now)
  const tell = (event: WellbeingEvent) => {
    const before = state
    state = advanceWellbeing(state, event, now, terms)
    look(before, event, state)
  }
  const pass = (seconds: number, event: WellbeingEvent) => {
    for (let left = seconds; left > 0; left -= 10) {
      now += Math.min(left, 10) * second
      tell(event)
    }
  }
  const acts: Record<string, WellbeingEvent> = {
    start: { type: 'break-start' },
    postpone: { type: 'break-postpone' },
    skip: { type: 'break-skip' },
    decline: { type: 'pause-declined' },
    resume: { type: 'break-resume' },
    'shift-end': { type: 'shift-end' },
    'shift-start': { type: 'shift-start' },
    'go-on': { type: 'shift-go-on' },
  }
  const away: Record<string, [WellbeingEvent, WellbeingEvent]> = {
    sleep: [{ type: 'suspend' }, { type: 'resume' }],
    lock: [{ type: 'lock' }, { type: 'unlock' }],
    closed: [{ type: 'tick' }, { type: 'restart' }],
    unheard: [{ type: 'tick' }, { type: 'tick' }],
  }
  for (const one of steps) {
    if (one.do === 'review') {
      tell({ type: 'break-end' })
      if (state.rest || !viewWellbeing(state, terms).may.includes(one.severity)) continue
      tell({ type: 'task-start' })
      tell({ type: 'look', severity: one.severity, sound: one.sound, softened: false })
      pass(one.seconds, { type: 'activity', where: 'task' })
      tell({ type: 'veil' })
      tell({ type: 'task-end', severity: one.severity, how: 'decided' })
    } else if (one.do === 'idle') pass(Math.min(one.seconds, 3600), { type: 'tick' })
    else if (one.do === 'rest' || one.do === 'elsewhere')
      pass(one.seconds, { type: 'activity', where: one.do })
    else if (one.do === 'clock') tell({ type: 'clock-change', byMs: one.seconds * second })
    else if ('seconds' in one) {
      const [first, then] = away[one.do] ?? []
      if (first) tell(first)
      now += one.seconds * second
      if (then) tell(then)
    } else tell(acts[one.do] ?? { type: 'tick' })
  }
}

const check = (property: fc.IProperty<[Step[]]>) => fc.assert(property, { numRuns: 60 })
const slack = 1e-3

test('exposure exceeds no limit by more than one task, whatever happens', () => {
  const terms = termsWith({ limits: { severeMinutesADay: 40, severeMinutesAWeek: 120, minutesADay: 60 } })
  const oneTask = 600 * second * terms.weights[4] * terms.soundFactor
  check(
    fc.property(weeks, (steps) => {
      play(steps, terms, (_before, _event, { day, week, at }) => {
        assert.ok(day.severeMs <= terms.severeDayMs + oneTask + slack)
        assert.ok(day.exposureMs <= terms.dayMs + oneTask + slack)
        const days = week.filter(({ startedAt }) => startedAt > at - 6.5 * 24 * hour)
        const inWeek = days.reduce((sum, { severeMs }) => sum + severeMs, day.severeMs)
        assert.ok(inWeek <= terms.severeWeekMs + oneTask + slack)
      })
    }),
  )
})

test('no stretch of review without a rest exceeds interval and grace, and what a person may put off', () => {
  const rule = { everyMinutes: 25, lengthMinutes: 2, strict: true, postponements: 1, postponeMinutes: 5 }
  const terms = termsWith({ breaks: { micro: rule }, graceMinutes: 5 })
  check(
    fc.property(weeks, (steps) => {
      let since = 0
      play(steps, terms, (before, _event, after) => {
        since += after.totals.reviewMs - before.totals.reviewMs
        // A rest of full length, taken, found, or slept.
        const rested =
          after.totals.rests > before.totals.rests || after.day.startedAt !== before.day.startedAt
        if (rested) since = 0
        assert.ok(since <= (25 + 5 + 5) * minute + 10 * second, `${since / minute} min`)
      })
    }),
  )
})

test('rest that is owed is neither lost nor made up: what was earned is paid, forgiven by a night, or still outstanding', () => {
  const terms = termsWith({ breaks: { break: { everyMinutes: 60, lengthMinutes: 10, postponements: 2 } } })
  const rule = terms.breaks.break
  assert.ok(rule)
  check(
    fc.property(weeks, (steps) => {
      play(steps, terms, (before, event, after) => {
        const earned = ((after.totals.reviewMs - before.totals.reviewMs) * rule.lengthMs) / rule.everyMs
        const owedBefore = outstandingMs(before.accounts.break, rule) + earned
        const owedAfter = outstandingMs(after.accounts.break, rule)
        if (after.day.startedAt !== before.day.startedAt) return assert.equal(owedAfter, 0)
        const paid = owedBefore - owedAfter
        assert.ok(paid >= -slack, `${event.type} makes ${-paid} ms more owed`)
        const ended = after.totals.rests > before.totals.rests ? after.lastRest : undefined
        const due = Math.min(owedBefore, ended?.restedMs ?? 0)
        assert.ok(paid <= due + slack, `${event.type} forgives ${paid - due} ms`)
      })
    }),
  )
})

test('a rest pays exactly what it is, as far as something is outstanding', () => {
  const rule = {
    everyMs: 60 * minute,
    lengthMs: 10 * minute,
    warningMs: 0,
    postponements: 0,
    postponeMs: 0,
    strict: false,
  }
  const ms = fc.integer({ min: 0, max: 10 * hour })
  fc.assert(
    fc.property(ms, ms, ms, (workedMs, owedMs, restedMs) => {
      const account = { workedMs, owedMs, postponed: 0, postponedMs: 0 }
      const left = outstandingMs(payRest(account, rule, restedMs), rule)
      assert.ok(Math.abs(left - Math.max(0, outstandingMs(account, rule) - restedMs)) < slack)
    }),
  )
})

test('no order of events and moments makes anything run backwards', () => {
  const terms = termsWith()
  const event = fc.constantFrom<WellbeingEvent[]>(
    { type: 'tick' },
    { type: 'activity', where: 'task' },
    { type: 'activity', where: 'elsewhere' },
    { type: 'look', severity: 4, sound: true, softened: false },
    { type: 'veil' },
    { type: 'idle' },
    { type: 'suspend' },
    { type: 'resume' },
    { type: 'restart' },
    { type: 'break-start' },
    { type: 'break-end' },
    { type: 'break-postpone' },
    { type: 'break-skip' },
    { type: 'task-start' },
    { type: 'task-end', severity: 4, how: 'escalated' },
    { type: 'shift-end' },
    { type: 'shift-start' },
  )
  const told = fc.array(fc.record({ event, byMs: fc.integer({ min: -2 * hour, max: 2 * hour }) }), {
    maxLength: 200,
  })
  fc.assert(
    fc.property(told, (events) => {
      let now = 0
      let state = startWellbeing(now)
      for (const { event, byMs } of events) {
        now += byMs
        const after = advanceWellbeing(state, event, now, terms)
        assert.ok(after.at >= state.at)
        assert.ok(after.totals.reviewMs >= state.totals.reviewMs)
        assert.ok(after.totals.rests >= state.totals.rests)
        for (const severity of [1, 2, 3, 4] as const)
          assert.ok(after.totals.exposureMs[severity] >= state.totals.exposureMs[severity])
        if (after.rest && state.rest && after.rest.startedAt === state.rest.startedAt)
          assert.ok(after.rest.restedMs >= state.rest.restedMs)
        for (const ms of Object.values(after.accounts).flatMap(({ workedMs, owedMs }) => [workedMs, owedMs]))
          assert.ok(ms >= 0)
        viewWellbeing(after, terms)
        state = after
      }
    }),
    { numRuns: 300 },
  )
})
