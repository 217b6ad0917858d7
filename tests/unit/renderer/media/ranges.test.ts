import assert from 'node:assert/strict'
import { test } from 'node:test'
import { currentRange, isWithin, timeRanges, touches } from '../../../../src-renderer/review/media/ranges.ts'
import type { Mark } from '../../../../src-renderer/review/pane.ts'

const ranges = [{ startSeconds: 2, endSeconds: 4 }]

test('a moment is within from the start on, before the end, and a little ahead where that is asked for', () => {
  assert.deepEqual(
    [1.9, 2, 3.99, 4].map((seconds) => isWithin(ranges, seconds)),
    [false, true, true, false],
  )
  assert.equal(isWithin(ranges, 1.9, 0.15), true)
})

test('stretches that only meet do not touch', () => {
  assert.equal(touches(ranges, 0, 2), false)
  assert.equal(touches(ranges, 0, 2.1), true)
  assert.equal(touches(ranges, 4, 5), false)
})

test('only ranges of time are taken', () => {
  const region = { type: 'region', x: 0, y: 0, width: 1, height: 1 } as const
  assert.equal(timeRanges([region, { type: 'time-range', startSeconds: 1, endSeconds: 2 }]).length, 1)
})

test('the newest range of the current label is what a loop takes', () => {
  const mark = (startSeconds: number, current: boolean): Mark => ({
    key: String(startSeconds),
    kind: 'evidence',
    evidence: { type: 'time-range', startSeconds, endSeconds: startSeconds + 1 },
    title: '',
    current,
  })
  assert.equal(currentRange([mark(1, true), mark(2, true), mark(3, false)])?.startSeconds, 2)
  assert.equal(currentRange([mark(3, false)]), undefined)
})
