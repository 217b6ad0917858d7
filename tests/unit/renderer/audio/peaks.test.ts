import assert from 'node:assert/strict'
import { test } from 'node:test'
import { peaksOf } from '../../../../src-renderer/review/audio/peaks.ts'

test('each peak is the loudest sample of its stretch over all channels', () => {
  const left = Float32Array.of(0, 0.25, -0.5, 0, 0, 0, 0, 0)
  const right = Float32Array.of(0, 0, 0, 0, 0, -1, 0, 0.125)
  assert.deepEqual([...peaksOf([left, right], 4)], [0.25, 0.5, 1, 0.125])
})

test('a recording shorter than the number of peaks gives one for each sample, silence gives none', () => {
  assert.deepEqual([...peaksOf([Float32Array.of(0.5, -0.25)], 10)], [0.5, 0.25])
  assert.deepEqual([...peaksOf([], 10)], [])
})
