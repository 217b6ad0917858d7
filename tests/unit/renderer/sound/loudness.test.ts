import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  createLoudness,
  emptyHistogram,
  integratedLoudness,
  kWeighting,
} from '../../../../src-renderer/review/sound/loudness.ts'

/** Seconds of a sine at `level` dBFS (peak), the same on both channels. */
function sine(level: number, seconds: number, rate: number, frequency = 1000): Float32Array[] {
  const amplitude = 10 ** (level / 20)
  const values = Float32Array.from(
    { length: Math.round(seconds * rate) },
    (_, i) => amplitude * Math.sin((2 * Math.PI * frequency * i) / rate),
  )
  return [values, values]
}

function measure(parts: Float32Array[][], rate: number): number | undefined {
  const blocks = emptyHistogram()
  const loudness = createLoudness(rate, parts[0]?.length ?? 1, blocks)
  for (const part of parts) loudness.add(part)
  return integratedLoudness(blocks)
}

function near(found: number | undefined, expected: number): void {
  assert.ok(
    found !== undefined && Math.abs(found - expected) <= 0.1,
    `${found} is not ${expected} ± 0.1 LUFS`,
  )
}

test('the filters at 48 kHz are those that BS.1770 tabulates', () => {
  const [shelf, highPass] = kWeighting(48_000)
  const close = (a: number, b: number) => assert.ok(Math.abs(a - b) < 1e-6, `${a} ${b}`)
  close(shelf.b0, 1.53512485958697)
  close(shelf.b1, -2.69169618940638)
  close(shelf.b2, 1.19839281085285)
  close(shelf.a1, -1.69065929318241)
  close(shelf.a2, 0.73248077421585)
  close(highPass.a1, -1.99004745483398)
  close(highPass.a2, 0.99007225036621)
})

test('EBU Tech 3341, cases 1 and 2: a stereo sine of 1 kHz at −23 and −33 dBFS', () => {
  for (const rate of [48_000, 44_100, 16_000]) {
    near(measure([sine(-23, 20, rate)], rate), -23)
    near(measure([sine(-33, 20, rate)], rate), -33)
  }
})

test('EBU Tech 3341, case 3: the relative gate leaves out what is far below the rest', () => {
  const rate = 48_000
  near(measure([sine(-36, 10, rate), sine(-23, 60, rate), sine(-36, 10, rate)], rate), -23)
})

test('EBU Tech 3341, case 4: the absolute gate leaves out silence', () => {
  const rate = 48_000
  const parts = [-72, -36, -23, -36, -72].map((level, at) => sine(level, at === 2 ? 60 : 10, rate))
  near(measure(parts, rate), -23)
})

test('silence has no loudness, and neither has nothing', () => {
  assert.equal(measure([[new Float32Array(96_000)]], 48_000), undefined)
  assert.equal(integratedLoudness(emptyHistogram()), undefined)
})
