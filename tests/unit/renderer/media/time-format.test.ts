import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatTime } from '../../../../src-renderer/review/media/time-format.ts'

test('times are cut to tenths, never rounded up', () => {
  assert.equal(formatTime(0), '0:00.0')
  assert.equal(formatTime(59.99), '0:59.9')
  assert.equal(formatTime(61.25), '1:01.2')
  assert.equal(formatTime(3725.5), '1:02:05.5')
  // Binary fractions just below a tenth still read as that tenth.
  assert.equal(formatTime(0.3 - Number.EPSILON), '0:00.3')
})

test('an unknown time has its own sign', () => {
  for (const unknown of [Number.NaN, Number.POSITIVE_INFINITY, -1]) assert.equal(formatTime(unknown), '–:––')
})
