import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  binSecondsFor,
  createPeakBins,
  finestBin,
  mostBins,
} from '../../../../src-renderer/review/sound/peak-bins.ts'

const rate = 1000

test('each stretch has the loudest sample and the mean power of all channels', () => {
  const bins = createPeakBins(0.005)
  const left = Float32Array.of(0, 0.5, -1, 0, 0, 0, 0, 0, 0, 0.25)
  const right = new Float32Array(10)
  bins.add(0, rate, [left, right])
  const taken = bins.take()
  assert.equal(taken?.from, 0)
  assert.deepEqual([...(taken?.peak ?? [])], [1, 0.25])
  assert.ok(Math.abs((taken?.rms[0] ?? 0) - Math.sqrt(1.25 / 10)) < 1e-6)
  assert.equal(bins.take(), undefined)
})

test('a stretch is where its samples say that it is, whatever was left out before', () => {
  const bins = createPeakBins(0.01)
  bins.add(0.1, rate, [Float32Array.of(0.5)])
  bins.add(2.009, rate, [Float32Array.of(0.25, 1)])
  const taken = bins.take()
  assert.equal(taken?.from, 10)
  assert.equal(taken?.peak.length, 192)
  assert.equal(taken?.peak[0], 0.5)
  assert.equal(taken?.peak[190], 0.25)
  assert.equal(taken?.peak[191], 1)
})

test('samples before the start of the media are left out', () => {
  const bins = createPeakBins(0.005)
  bins.add(-0.005, rate, [Float32Array.of(1, 1, 1, 1, 1, 0.5)])
  assert.deepEqual([...(bins.take()?.peak ?? [])], [0.5])
})

test('a recording that goes on and on has no more stretches, but longer ones', () => {
  const bins = createPeakBins(finestBin)
  const second = new Float32Array(rate).fill(0.25)
  second[0] = 1
  const seconds = 700
  for (let at = 0; at < seconds; at++) bins.add(at, rate, [second])
  const taken = bins.take()
  assert.equal(taken?.binSeconds, finestBin * 4)
  assert.equal(taken?.peak.length, seconds / (finestBin * 4))
  // Each second begins with its peak, the last as exactly as the first.
  for (const at of [0, 1, 350, 699]) {
    assert.equal(taken?.peak[at * 50], 1)
    assert.equal(taken?.peak[at * 50 + 1], 0.25)
  }
})

test('a known duration fits from the start', () => {
  assert.equal(binSecondsFor(10), finestBin)
  for (const duration of [300, 1800, 36_000]) assert.ok(duration / binSecondsFor(duration) <= mostBins)
  assert.equal(binSecondsFor(Number.POSITIVE_INFINITY), finestBin)
})
