import { createLoudness, type LoudnessHistogram } from './loudness.ts'
import { channelsOf, type OwnSound } from './own-sound.ts'
import { type Bins, binSecondsFor, createPeakBins } from './peak-bins.ts'
import type { Part, WaveOrder } from './wave-messages.ts'

/** Milliseconds between two looks at what has come so far. */
const tellEveryMs = 150

/** Seconds of a recording that are measured for its loudness; of a longer one it is as many, spread over all of it. */
const measuredSeconds = 300
/** Seconds of each of these measures: ten times the block that loudness is measured by. */
const measureSeconds = 4
/** Filters for hearing make no sense below, in Hz. */
const lowestRate = 8000

/**
 * Reads a part of a recording and tells its peaks as they come; afterwards returns its loudness. `mayGoOn` is asked
 * after each piece, with the seconds read so far, and waits where reading on must wait.
 */
export async function readWave(
  sound: OwnSound,
  order: WaveOrder & Part,
  loudness: LoudnessHistogram,
  tell: (bins: Bins) => void,
  mayGoOn: (secondsRead: number) => Promise<boolean> | boolean,
): Promise<void> {
  const duration = order.durationSeconds ?? Number.NaN
  const bins = createPeakBins(binSecondsFor(duration))
  const every = duration > measuredSeconds ? Math.ceil(duration / measuredSeconds) : 1
  const room = { values: new Float32Array(0) }
  let meter: { rate: number; count: number; measure: ReturnType<typeof createLoudness> } | undefined
  let told = 0
  let read = 0

  const tellAll = () => {
    const taken = bins.take()
    if (taken) tell(taken)
    told = performance.now()
  }
  const measure = (seconds: number, rate: number, channels: Float32Array[]) => {
    if (rate < lowestRate) return
    if (meter?.rate !== rate || meter.count !== channels.length)
      meter = { rate, count: channels.length, measure: createLoudness(rate, channels.length, loudness) }
    if (Math.floor(seconds / measureSeconds) % every === 0) meter.measure.add(channels)
    else meter.measure.cut()
  }

  try {
    for await (const { seconds, sample } of sound.samples(order.startSeconds, order.endSeconds)) {
      const rate = sample.sampleRate
      const channels = channelsOf(sample, room)
      read += sample.duration
      sample.close()
      bins.add(seconds, rate, channels)
      measure(seconds, rate, channels)
      if (performance.now() - told >= tellEveryMs) tellAll()
      const answer = mayGoOn(read)
      if (answer !== true && !(await answer)) return
    }
  } finally {
    tellAll()
  }
}
