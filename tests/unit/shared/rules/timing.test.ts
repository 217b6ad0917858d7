import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Coverage } from '../../../../src-shared/model/coverage.ts'
import type { Made } from '../../../../src-shared/model/decision.ts'
import {
  advanceTiming,
  describeMade,
  idleAfterMs,
  resumeTiming,
  startTiming,
  type Timing,
  type TimingEvent,
} from '../../../../src-shared/rules/timing.ts'

/** Runs events, each at its instant in ms, on a task shown at 0. */
function spend(...steps: [TimingEvent, number][]): Timing {
  return steps.reduce((timing, [event, at]) => advanceTiming(timing, event, at), startTiming(0))
}

test('time counts from the first reveal', () => {
  const timing = spend(['activity', 5_000], ['reveal', 10_000], ['activity', 12_000], ['veil', 15_000])
  assert.equal(timing.firstRevealAt, 10_000)
  assert.equal(timing.activeMs, 5_000)
  assert.equal(timing.revealedMs, 5_000)
})

test('time counts from showing for what is never revealed', () => {
  const timing = spend(['activity', 3_000], ['activity', 4_000])
  assert.equal(timing.firstRevealAt, undefined)
  assert.equal(timing.activeMs, 4_000)
  assert.equal(timing.revealedMs, 0)
})

test('every stretch of being revealed is added up, and the veiled ones between are work as well', () => {
  const timing = spend(['reveal', 0], ['veil', 1_000], ['reveal', 5_000], ['veil', 7_000])
  assert.equal(timing.revealedMs, 3_000)
  assert.equal(timing.activeMs, 7_000)
  assert.equal(timing.firstRevealAt, 0)
})

test('a long pause is idle beyond its first minute, but what was left unveiled stays unveiled', () => {
  const timing = spend(['reveal', 0], ['activity', 3_600_000], ['veil', 3_601_000])
  assert.equal(timing.activeMs, idleAfterMs + 1_000)
  assert.equal(timing.revealedMs, 3_601_000)
})

test('revealing twice, or veiling what is veiled, changes no more than time', () => {
  assert.equal(spend(['reveal', 0], ['reveal', 1_000], ['veil', 2_000]).revealedMs, 2_000)
  assert.equal(spend(['veil', 1_000], ['veil', 2_000]).revealedMs, 0)
})

test('a clock that is set back costs the gap in which it was, and no more', () => {
  const timing = spend(['reveal', 100_000], ['activity', 110_000], ['activity', 50_000], ['veil', 55_000])
  assert.equal(timing.revealedMs, 15_000)
  assert.equal(timing.activeMs, 15_000)
})

test('a break in the middle of a task adds to no time, whatever is pressed in it', () => {
  const timing = spend(
    ['reveal', 0],
    ['rest', 4_000],
    ['activity', 10_000],
    ['reveal', 20_000],
    ['activity', 30_000],
    ['rest-over', 600_000],
    ['activity', 602_000],
    ['reveal', 603_000],
    ['veil', 605_000],
  )
  assert.equal(timing.activeMs, 4_000 + 5_000)
  assert.equal(timing.revealedMs, 4_000 + 2_000)
  assert.equal(timing.firstRevealAt, 0)
})

test('a task that comes on screen in a break is first revealed after it', () => {
  const timing = advanceTiming(spend(['rest', 0], ['reveal', 5_000]), 'rest-over', 60_000)
  assert.equal(timing.firstRevealAt, undefined)
  assert.equal(advanceTiming(timing, 'reveal', 61_000).firstRevealAt, 61_000)
})

test('no time is negative, and active time never exceeds the time gone by, whatever the clock does', () => {
  const step = fc.tuple(
    fc.constantFrom<TimingEvent>('reveal', 'veil', 'activity', 'rest', 'rest-over'),
    fc.integer({ min: -1e9, max: 1e9 }),
  )
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const { activeMs, revealedMs } = spend(...steps)
      const forward = steps.reduce(
        (sum, [, at], place) => sum + Math.max(0, at - (steps[place - 1]?.[1] ?? 0)),
        0,
      )
      assert.ok(activeMs >= 0 && activeMs <= forward)
      assert.ok(revealedMs >= 0 && revealedMs <= forward)
    }),
  )
})

const coverage: Coverage = { type: 'time', stretches: [] }
const seen = { watchedShare: 0.25, signalsShown: false, coverage }

/** What a decision would say after these events, each at its instant in ms, on a task that was known as `before`. */
function madeAfter(before: Made | undefined, resumedAt: number, ...steps: [TimingEvent, number][]): Made {
  const timing = steps.reduce(
    (sofar, [event, at]) => advanceTiming(sofar, event, at),
    resumeTiming(before, resumedAt),
  )
  return describeMade(timing, steps.at(-1)?.[1] ?? resumedAt, seen, before)
}

test('what was known goes on where it was, and the time in between counts for nothing', () => {
  const first = madeAfter(undefined, 1_000, ['reveal', 3_000], ['activity', 5_000])
  assert.deepEqual(first, {
    shownAt: '1970-01-01T00:00:01.000Z',
    firstRevealAt: '1970-01-01T00:00:03.000Z',
    activeSeconds: 2,
    revealedSeconds: 2,
    watchedShare: 0.25,
    coverage,
    signalsShown: false,
  })
  const second = madeAfter(
    first,
    3_600_000,
    ['activity', 3_604_000],
    ['reveal', 3_605_000],
    ['veil', 3_606_000],
  )
  assert.deepEqual(second, { ...first, activeSeconds: 8, revealedSeconds: 3 })
})

test('nothing comes back revealed, and what was never revealed counts from its first reveal all the same', () => {
  const unseen = madeAfter(undefined, 0, ['activity', 4_000])
  assert.deepEqual([unseen.firstRevealAt, unseen.activeSeconds, unseen.watchedShare], [undefined, 4, 0])
  assert.equal(resumeTiming(madeAfter(undefined, 0, ['reveal', 1_000]), 9_000).revealed, false)
  const later = madeAfter(unseen, 10_000, ['reveal', 12_000], ['activity', 13_000])
  assert.deepEqual([later.shownAt, later.activeSeconds], [unseen.shownAt, 1])
})

test('neither the share that was watched nor that signals were shown is lost', () => {
  const before = { ...madeAfter(undefined, 0, ['reveal', 0]), watchedShare: 0.75, signalsShown: true }
  const after = madeAfter(before, 1_000, ['reveal', 2_000])
  assert.deepEqual([after.watchedShare, after.signalsShown], [0.75, true])
})

test('however often work is broken off, no more and no less is counted than without', () => {
  const step = fc.tuple(fc.constantFrom<TimingEvent>('reveal', 'veil', 'activity'), fc.nat(100_000))
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      let now = 0
      let whole = startTiming(0)
      let made: Made | undefined
      for (const [event, gap] of steps) {
        const wasRevealed = whole.revealed
        // Broken off and gone on with at once; whoever had it revealed reveals it again.
        const resumed = resumeTiming(made, now)
        const parts = wasRevealed ? advanceTiming(resumed, 'reveal', now) : resumed
        now += gap
        whole = advanceTiming(whole, event, now)
        made = describeMade(advanceTiming(parts, event, now), now, seen, made)
      }
      const expected = describeMade(whole, now, seen, undefined)
      assert.ok(Math.abs((made?.activeSeconds ?? 0) - expected.activeSeconds) < 1e-6)
      assert.ok(Math.abs((made?.revealedSeconds ?? 0) - expected.revealedSeconds) < 1e-6)
      assert.equal(made?.firstRevealAt, steps.length > 0 ? expected.firstRevealAt : undefined)
    }),
  )
})

test('what was watched before a lock and what after it count together', () => {
  const half = (startSeconds: number): Coverage => ({
    type: 'time',
    stretches: [{ startSeconds, endSeconds: startSeconds + 5, speed: 1, revealed: true, heard: false }],
  })
  const timing = spend(['reveal', 0])
  const share = { signalsShown: false, watchedShare: 0.5, durationSeconds: 10 }
  const before = describeMade(timing, 1_000, { ...share, coverage: half(0) }, undefined)
  const after = describeMade(timing, 2_000, { ...share, coverage: half(5) }, before)
  assert.equal(after.watchedShare, 1)
})

test('what went by faster than anything plays was not watched', () => {
  const slides: Coverage = {
    type: 'time',
    stretches: [{ startSeconds: 0, endSeconds: 600, speed: 80, revealed: true, heard: false }],
  }
  const skimmed = { signalsShown: false, watchedShare: 0, coverage: slides, durationSeconds: 600 }
  assert.equal(describeMade(spend(['reveal', 0]), 8_000, skimmed, undefined).watchedShare, 0)
})
