import assert from 'node:assert/strict'
import { test } from 'node:test'
import { regionOverlap, spanF1, stretchOverlap } from '../../../../../src-shared/rules/statistics/overlap.ts'

test('stretches of time overlap by what both cover, over what either does', () => {
  assert.equal(stretchOverlap([{ start: 0, end: 10 }], [{ start: 5, end: 15 }]), 5 / 15)
  assert.equal(
    stretchOverlap(
      [
        { start: 0, end: 4 },
        { start: 3, end: 10 },
      ],
      [{ start: 0, end: 10 }],
    ),
    1,
  )
  assert.equal(stretchOverlap([{ start: 0, end: 1 }], [{ start: 2, end: 3 }]), 0)
  assert.equal(stretchOverlap([], []), 1)
  assert.equal(stretchOverlap([{ start: 0, end: 1 }], []), 0)
})

test('regions overlap by area, also where those of one set overlap', () => {
  const box = (x: number, y: number, width: number, height: number) => ({ x, y, width, height })
  assert.ok(Math.abs(regionOverlap([box(0, 0, 0.2, 0.2)], [box(0.1, 0, 0.2, 0.2)]) - 1 / 3) < 1e-9)
  assert.equal(regionOverlap([box(0, 0, 1, 1)], [box(0, 0, 1, 1)]), 1)
  assert.ok(
    Math.abs(regionOverlap([box(0, 0, 0.5, 0.5), box(0.25, 0, 0.5, 0.5)], [box(0, 0, 0.75, 0.5)]) - 1) < 1e-9,
  )
  assert.equal(regionOverlap([], []), 1)
})

test('spans are scored by F1 over what they cover', () => {
  assert.equal(spanF1([{ start: 0, end: 10 }], [{ start: 5, end: 15 }]), 0.5)
  assert.equal(spanF1([{ start: 0, end: 10 }], [{ start: 0, end: 10 }]), 1)
  assert.equal(spanF1([{ start: 0, end: 10 }], []), 0)
  assert.equal(spanF1([], []), 1)
})
