import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mostStretches, type Stretch } from '../../../../src-shared/model/coverage.ts'
import { addStretch, joinCoverage, shareCovered } from '../../../../src-shared/rules/coverage.ts'

const played = (startSeconds: number, endSeconds: number, change: Partial<Stretch> = {}): Stretch => ({
  startSeconds,
  endSeconds,
  speed: 1,
  revealed: true,
  heard: false,
  ...change,
})

const all = (...stretches: Stretch[]) => stretches.reduce<Stretch[]>(addStretch, [])

test('what goes on in the same way is one stretch, and what was seen twice counts once', () => {
  assert.deepEqual(all(played(0, 2), played(2, 4), played(4.2, 6)), [played(0, 6)])
  assert.deepEqual(all(played(0, 4), played(2, 3)), [played(0, 4)])
  assert.equal(shareCovered(all(played(0, 4), played(2, 6)), 10), 0.6)
})

test('another speed, sound or veil is another stretch', () => {
  assert.equal(all(played(0, 2), played(2, 4, { speed: 2 }), played(4, 6, { heard: true })).length, 3)
})

test('too fast, or unrevealed, does not count where it is not wished', () => {
  const stretches = all(played(0, 5, { speed: 4 }), played(5, 10, { revealed: false }))
  assert.equal(shareCovered(stretches, 10), 1)
  assert.equal(shareCovered(stretches, 10, { maxSpeed: 2 }), 0.5)
  assert.equal(shareCovered(stretches, 10, { revealed: true }), 0.5)
  assert.equal(shareCovered(stretches, 10, { revealed: true, maxSpeed: 2 }), 0)
})

test('an unknown length, or one of none, has no share', () => {
  for (const length of [Number.NaN, Number.POSITIVE_INFINITY, 0, -1])
    assert.equal(shareCovered([played(0, 1)], length), 0)
})

test('of places, the better of two looks counts', () => {
  const seen = (seen: number) => ({ type: 'places' as const, seen, of: 9 })
  assert.deepEqual(joinCoverage(seen(5), seen(3)), seen(5))
  assert.deepEqual(joinCoverage(seen(2), seen(3)), seen(3))
})

test('however it is played, the share is what a ruler would measure, and the record stays small', () => {
  const stretch = fc
    .tuple(fc.integer({ min: 0, max: 9000 }), fc.integer({ min: 1, max: 300 }), fc.constantFrom(1, 2))
    .map(([start, length, speed]) => played(start, start + length, { speed }))
  fc.assert(
    fc.property(fc.array(stretch, { maxLength: 60 }), (stretches) => {
      const kept = all(...stretches)
      assert.ok(kept.length <= mostStretches)
      const seconds = new Set<number>()
      for (const { startSeconds, endSeconds } of stretches)
        for (let second = startSeconds; second < endSeconds; second += 1) seconds.add(second)
      assert.ok(Math.abs(shareCovered(kept, 10_000) * 10_000 - seconds.size) < 1e-6)
    }),
  )
})

test('a record that is full leaves out the shortest stretches, so that it never says more than was seen', () => {
  const many = Array.from({ length: mostStretches + 50 }, (_, at) => played(at * 10, at * 10 + 1 + at / 1000))
  const kept = all(...many)
  assert.equal(kept.length, mostStretches)
  assert.ok(kept.every((stretch) => many.some((one) => one.startSeconds === stretch.startSeconds)))
})
