import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ALL_FORMATS, BufferSource, EncodedPacketSink, Input } from 'mediabunny'
import type { Decoded } from '../../../../src-renderer/review/sound/decode-part.ts'
import { emptyHistogram } from '../../../../src-renderer/review/sound/loudness.ts'
import type { OwnSound } from '../../../../src-renderer/review/sound/own-sound.ts'
import { readWave } from '../../../../src-renderer/review/sound/read-wave.ts'
import type { SoundPart } from '../../../../src-renderer/review/sound/sound-parts.ts'
import { emptyWave, putBins } from '../../../../src-renderer/review/sound/wave-bins.ts'

const rate = 8000
const seconds = 60
/** A value at which the decoder of these tests stops, as decoders do at a packet that is damaged. */
const damage = -32_768

/** A recording of one minute, 16 bits a sample: each second is louder than the one before. */
function recording(damagedAt: readonly number[] = []): Uint8Array {
  const bytes = new Uint8Array(44 + seconds * rate * 2)
  const view = new DataView(bytes.buffer)
  const text = (at: number, value: string) => bytes.set(new TextEncoder().encode(value), at)
  text(0, 'RIFF')
  view.setUint32(4, bytes.length - 8, true)
  text(8, 'WAVEfmt ')
  for (const [at, value] of [[16, 16], [24, rate], [28, rate * 2], [40, seconds * rate * 2]] as const) // biome-ignore format: pairs
    view.setUint32(at, value, true)
  for (const [at, value] of [[20, 1], [22, 1], [32, 2], [34, 16]] as const) view.setUint16(at, value, true) // biome-ignore format: pairs
  text(36, 'data')
  for (let at = 0; at < seconds * rate; at++)
    view.setInt16(44 + 2 * at, 500 * (1 + Math.floor(at / rate)) * (at % 2 === 0 ? 1 : -1), true)
  for (const second of damagedAt) view.setInt16(44 + 2 * Math.floor(second * rate), damage, true)
  return bytes
}

async function soundIn(bytes: Uint8Array | ArrayBuffer): Promise<OwnSound> {
  const input = new Input({ source: new BufferSource(bytes), formats: ALL_FORMATS })
  const track = await input.getPrimaryAudioTrack()
  if (!track) throw new Error('There is no sound in it.')
  return { track, origin: 0, close: () => input.dispose() }
}

/** Decodes the part's file up to where it is damaged. */
async function decode(part: SoundPart): Promise<Decoded | undefined> {
  const { track } = await soundIn(await part.file())
  const samples: number[] = []
  for await (const { data } of new EncodedPacketSink(track).packets()) {
    const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
    const values = Array.from({ length: data.byteLength / 2 }, (_, at) => view.getInt16(2 * at, true))
    if (values.includes(damage)) break
    samples.push(...values.map((value) => value / 32_768))
  }
  return samples.length === 0 ? undefined : { sampleRate: rate, channels: [Float32Array.from(samples)] }
}

async function read(bytes: Uint8Array) {
  const wave = emptyWave()
  const outcome = await readWave(
    await soundIn(bytes),
    { url: '', root: '', durationSeconds: seconds },
    emptyHistogram(),
    { decode, tell: (bins) => putBins(wave, bins), mayGoOn: () => true },
  )
  /** The loudest sample around the middle of a second. */
  const peakAt = (second: number) => {
    const bin = Math.round((second + 0.5) / wave.binSeconds)
    return Math.round((wave.peak[bin] ?? 0) * 32_768)
  }
  return { outcome, peaks: Array.from({ length: seconds }, (_, second) => peakAt(second)) }
}

const sound = Array.from({ length: seconds }, (_, second) => 500 * (second + 1))

test('peaks are where they sound, from the start of a recording to its end', async () => {
  assert.deepEqual(await read(recording()), { outcome: 'whole', peaks: sound })
})

test('what is damaged is left out, a second or two around it, and what follows is in its place', async () => {
  const { outcome, peaks } = await read(recording([20.2, 47.9]))
  assert.equal(outcome, 'gaps')
  for (const [second, peak] of peaks.entries()) {
    const isNear = [20.2, 47.9].some((at) => Math.abs(second + 0.5 - at) < 2)
    if (!isNear || peak > 0) assert.equal(peak, sound[second])
  }
  assert.ok(peaks.some((peak) => peak === 0))
})

test('where nothing at all can be decoded, it is said after a few parts', async () => {
  const everywhere = Array.from({ length: seconds * 100 }, (_, at) => at / 100)
  await assert.rejects(read(recording(everywhere)), { failure: 'undecodable' })
})

test('what was read ahead of its turn is there while it waits', async () => {
  const wave = emptyWave()
  let waitsAt = 0
  let shownMeanwhile = 0
  await readWave(
    await soundIn(recording()),
    { url: '', root: '', durationSeconds: seconds },
    emptyHistogram(),
    {
      decode,
      tell: (bins) => putBins(wave, bins),
      mayGoOn: (secondsRead) => {
        if (secondsRead < 20) return true
        waitsAt = secondsRead
        return new Promise((resolve) => {
          setImmediate(() => {
            shownMeanwhile = wave.count * wave.binSeconds
            resolve(false)
          })
        })
      },
    },
  )
  assert.ok(waitsAt >= 20)
  assert.equal(Math.round(shownMeanwhile), Math.round(waitsAt))
})
