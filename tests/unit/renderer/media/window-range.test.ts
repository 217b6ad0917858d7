import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { windowRange } from '../../../../src-renderer/review/media/window-range.ts'

test('the range covers the view, and with what is left out it is as tall as everything', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(
      heights,
      fc.integer({ min: -500, max: 50_000 }),
      fc.integer({ min: 0, max: 3000 }),
      (all, top, tall) => {
        const sum = (from: number, to: number) =>
          all.slice(from, to).reduce((total, height) => total + height, 0)
        const range = windowRange(all.length, (index) => all[index] ?? 0, top, top + tall)
        assert.ok(range.end > range.first)
        assert.equal(range.before, sum(0, range.first))
        assert.equal(range.after, sum(range.end, all.length))
        // Nothing that would be seen is left out.
        assert.ok(range.before <= Math.max(0, top))
        assert.ok(range.after === 0 || sum(0, range.end) >= top + tall)
      },
    ),
  )
})

test('no blocks, no range', () => {
  assert.deepEqual(
    windowRange(0, () => 0, 0, 100),
    { first: 0, end: 0, before: 0, after: 0 },
  )
})
