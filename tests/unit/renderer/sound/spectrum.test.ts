import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  createSpectrum,
  namedPitches,
  placeOfPitch,
  spectrumRows,
  topOf,
} from '../../../../src-renderer/review/sound/spectrum.ts'

function levelsOf(rate: number, frequency: number, decibels: number): Uint8Array {
  const amplitude = 10 ** (decibels / 20)
  const tone = Float32Array.from(
    { length: rate },
    (_, i) => amplitude * Math.sin((2 * Math.PI * frequency * i) / rate),
  )
  const levels = new Uint8Array(spectrumRows)
  createSpectrum(rate).look(tone, 1000, levels)
  return levels
}

test('a tone is strongest in the row of its pitch, at any sample rate', () => {
  for (const rate of [8000, 22_050, 44_100, 48_000, 96_000]) {
    for (const hertz of [200, 1000, 3000]) {
      const levels = levelsOf(rate, hertz, -20)
      const row = levels.indexOf(Math.max(...levels))
      const place = placeOfPitch(hertz, topOf(rate)) * spectrumRows
      assert.ok(Math.abs(row + 0.5 - place) <= 1.5, `${hertz} Hz at ${rate}: row ${row}, not ${place}`)
    }
  }
})

test('levels rise with the loudness, and silence has none', () => {
  const strongest = [-70, -50, -30].map((decibels) => Math.max(...levelsOf(44_100, 1000, decibels)))
  assert.ok((strongest[0] ?? 0) > 0)
  assert.ok((strongest[0] ?? 0) < (strongest[1] ?? 0) && (strongest[1] ?? 0) < (strongest[2] ?? 0))
  const levels = new Uint8Array(spectrumRows)
  createSpectrum(44_100).look(new Float32Array(4096), 0, levels)
  assert.ok(levels.every((level) => level === 0))
})

test('only pitches that are drawn are named', () => {
  assert.deepEqual(namedPitches(topOf(8000)), [100, 500, 1000, 2000])
  assert.deepEqual(namedPitches(topOf(44_100)), [100, 500, 1000, 2000, 4000, 8000])
})
