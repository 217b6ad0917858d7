import assert from 'node:assert/strict'
import { test } from 'node:test'
import { columnsOf, emptyWave, loudestOf, putBins } from '../../../../src-renderer/review/sound/wave-bins.ts'

const values = (...levels: number[]) => ({ peak: Float32Array.from(levels), rms: Float32Array.from(levels) })

test('two threads tell of their halves in any order', () => {
  const wave = emptyWave()
  putBins(wave, { binSeconds: 0.01, from: 2, ...values(0.25, 0.5) })
  putBins(wave, { binSeconds: 0.01, from: 0, ...values(1, 0.125) })
  assert.equal(wave.count, 4)
  assert.deepEqual([...wave.peak.subarray(0, 5)], [1, 0.125, 0.25, 0.5, 0])
  assert.equal(loudestOf(wave), 1)
})

test('a thread that found the recording longer widens all, and finer stretches still fit in', () => {
  const wave = emptyWave()
  putBins(wave, { binSeconds: 0.01, from: 0, ...values(1, 0.125, 0.25, 0.5) })
  putBins(wave, { binSeconds: 0.02, from: 2, ...values(0.75) })
  assert.deepEqual([...wave.peak.subarray(0, 4)], [1, 0.5, 0.75, 0])
  putBins(wave, { binSeconds: 0.01, from: 6, ...values(0.25, 0.5) })
  assert.deepEqual([...wave.peak.subarray(0, 5)], [1, 0.5, 0.75, 0.5, 0])
  assert.equal(wave.count, 4)
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
