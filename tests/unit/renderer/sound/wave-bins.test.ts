import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnsOf, emptyWave, loudestOf, putBins } from '../../../../src-renderer/review/sound/wave-bins.ts'

const values = (...levels: number[]) => ({ peak: Float32Array.from(levels), rms: Float32Array.from(levels) })

test('what is told comes where it belongs', () => {
  const wave = emptyWave()
  putBins(wave, { binSeconds: 0.01, from: 0, ...values(1, 0.125) })
  putBins(wave, { binSeconds: 0.01, from: 1, ...values(0.25, 0.5) })
  assert.equal(wave.count, 3)
  assert.deepEqual([...wave.peak.subarray(0, 4)], [1, 0.25, 0.5, 0])
  assert.equal(loudestOf(wave), 1)
})

test('longer stretches take the place of all that was told in shorter ones', () => {
  const wave = emptyWave()
  putBins(wave, { binSeconds: 0.01, from: 0, ...values(1, 0.125, 0.25, 0.5, 0.5, 0.5) })
  putBins(wave, { binSeconds: 0.02, from: 0, ...values(1, 0.5, 0.75) })
  assert.equal(wave.count, 3)
  assert.equal(wave.binSeconds, 0.02)
  assert.deepEqual([...columnsOf(wave, 0, 0.08, 4).peak], [1, 0.5, 0.75, 0])
})

test('what is drawn in a column is the loudest that happened in it', () => {
  const wave = emptyWave()
  putBins(wave, { binSeconds: 0.5, from: 0, ...values(0, 1, 0, 0, 0.5, 0, 0, 0.25) })
  assert.deepEqual([...columnsOf(wave, 0, 4, 4).peak], [1, 0, 0.5, 0.25])
  assert.deepEqual([...columnsOf(wave, 2, 4, 2).peak], [0.5, 0.25])
  // Nearer than its stretches, each is as wide as it is long.
  assert.deepEqual([...columnsOf(wave, 0.5, 1.5, 4).peak], [1, 1, 0, 0])
  // Beyond what was read there is nothing.
  assert.deepEqual([...columnsOf(wave, 4, 6, 2).peak], [0, 0])
})
