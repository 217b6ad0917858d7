import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flaggedTimes, isCellCovered } from '../../../../../src-renderer/review/film/film-cover.ts'

const range = { type: 'time-range', startSeconds: 2, endSeconds: 3 } as const
const box = { type: 'region', x: 0, y: 0, width: 0.5, height: 0.5 } as const

test('a cell stays covered by its stretch, and by its picture where file and player disagree', () => {
  const flagged = flaggedTimes([range])
  assert.equal(isCellCovered(flagged, 2, 10, 10, 2), true)
  assert.equal(isCellCovered(flagged, 5, 10, 10, 5), false)
  assert.equal(isCellCovered(flagged, 5, 10, 10, 2.5), true)
})

test('while nobody knows how long the video is, all cells of one with flagged parts stay covered', () => {
  assert.equal(isCellCovered(flaggedTimes([range]), 9, 10, Number.NaN, undefined), true)
  assert.equal(isCellCovered([], 9, 10, Number.NaN, undefined), false)
})

test('a flagged part of a frame covers the pictures around it, and one without a moment all of them', () => {
  const atFour = flaggedTimes([{ ...box, atSeconds: 4 }])
  assert.deepEqual(
    Array.from({ length: 10 }, (_, cell) => isCellCovered(atFour, cell, 10, 10, undefined)),
    [false, false, false, true, true, false, false, false, false, false],
  )
  assert.equal(isCellCovered(flaggedTimes([box]), 0, 10, 10, 0), true)
})
