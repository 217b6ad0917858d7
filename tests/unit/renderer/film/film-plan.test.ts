import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  cellAt,
  cellsFor,
  coarseCells,
  fewestCells,
  fitted,
  momentFor,
  mostCells,
  remainingCells,
} from '../../../../src-renderer/review/film/film-plan.ts'

test('a strip has between 24 and 60 pictures, more the wider it is', () => {
  assert.equal(cellsFor(0), fewestCells)
  assert.equal(cellsFor(700), fewestCells)
  assert.equal(cellsFor(1600), 40)
  assert.equal(cellsFor(10_000), mostCells)
})

test('a moment falls into the cell whose stretch it lies in; beyond the ends into the first and last', () => {
  assert.equal(cellAt(0, 24, 240), 0)
  assert.equal(cellAt(9.99, 24, 240), 0)
  assert.equal(cellAt(10, 24, 240), 1)
  assert.equal(cellAt(240, 24, 240), 23)
  assert.equal(cellAt(-3, 24, 240), 0)
  assert.equal(cellAt(5, 24, Number.NaN), 0)
})

test('the first look has five cells, and the rest are all others in order', () => {
  const coarse = coarseCells(24)
  assert.deepEqual(coarse, [0, 6, 12, 17, 23])
  assert.deepEqual(
    [...coarse, ...remainingCells(24)].sort((a, b) => a - b),
    [...Array(24).keys()],
  )
  assert.deepEqual(coarseCells(1), [0])
})

test('a key frame in the stretch is taken before its middle', () => {
  assert.equal(momentFor(10, 20, 12, undefined), 12)
  assert.equal(momentFor(10, 20, 8, 19), 19)
  assert.equal(momentFor(10, 20, 8, 20), 15)
  assert.equal(momentFor(10, 20, undefined, undefined), 15)
})

test('a picture is fitted whole, never enlarged and never nothing', () => {
  const box = { width: 256, height: 96 }
  assert.deepEqual(fitted({ width: 1280, height: 720 }, box), { width: 171, height: 96 })
  assert.deepEqual(fitted({ width: 720, height: 1280 }, box), { width: 54, height: 96 })
  assert.deepEqual(fitted({ width: 64, height: 48 }, box), { width: 64, height: 48 })
  assert.deepEqual(fitted({ width: 8000, height: 4 }, box), { width: 256, height: 1 })
})
