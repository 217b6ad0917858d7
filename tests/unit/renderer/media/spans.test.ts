import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shareOf } from '../../../../src-renderer/review/media/spans.ts'

test('the share watched is what the spans cover of the duration', () => {
  const spans = [
    { start: 0, end: 2 },
    { start: 5, end: 8 },
  ]
  assert.equal(shareOf(spans, 10), 0.5)
  assert.equal(shareOf(spans, 4), 1)
  assert.equal(shareOf([], 10), 0)
  for (const unknown of [Number.NaN, 0, Number.POSITIVE_INFINITY]) assert.equal(shareOf(spans, unknown), 0)
})
