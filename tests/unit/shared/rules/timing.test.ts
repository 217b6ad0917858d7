import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  advanceTiming,
  idleAfterMs,
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

test('no time is negative, and active time never exceeds the time gone by, whatever the clock does', () => {
  const step = fc.tuple(
    fc.constantFrom<TimingEvent>('reveal', 'veil', 'activity'),
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
