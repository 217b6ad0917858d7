import type { Decoded } from './decode-part.ts'
import { createLoudness, type LoudnessHistogram } from './loudness.ts'
import { NoSound, type OwnSound } from './own-sound.ts'
import { type Bins, binSecondsFor, createPeakBins } from './peak-bins.ts'
import { partsOf, type SoundPart } from './sound-parts.ts'
import type { WaveOrder } from './wave-messages.ts'

/** Milliseconds between two looks at what has come so far. Each is drawn anew, on a core that could decode meanwhile. */
const tellEveryMs = 1000

/** Parts that are decoded at a time. They are small: with fewer, cores wait for the page to hand the next one over. */
const atOnce = 6
/** So many parts at the start may be damaged; what has no more to give then is of a kind that cannot be decoded. */
const mostTried = 6
/** Further parts that are damaged are given up as a whole: to look for what is left of them takes six decodings each. */
const mostSearched = 100

/** Seconds of a recording that are measured for its loudness; of a longer one it is as many, spread over all of it. */
const measuredSeconds = 300
/** Seconds of each of these measures: ten times the block that loudness is measured by. */
const measureSeconds = 4
/** Filters for hearing make no sense below, in Hz. */
const lowestRate = 8000

interface Wishes {
  /** Undefined where it cannot be done, or nobody waits for it any more. */
  decode: (part: SoundPart) => Promise<Decoded | undefined>
  tell: (bins: Bins) => void
  /** Asked after each part, with the seconds read so far; waits where reading on must wait. */
  mayGoOn: (secondsRead: number) => Promise<boolean> | boolean
}

/**
 * Reads a recording from its start to its end and tells its peaks as they come; counts its loudness. What is damaged is
 * left out, down to about a second, and what follows is in its place. Returns whether all of it was there.
 * @throws NoSound
 */
export async function readWave(
  sound: OwnSound,
  { durationSeconds = Number.POSITIVE_INFINITY }: WaveOrder,
  loudness: LoudnessHistogram,
  { decode, tell, mayGoOn }: Wishes,
): Promise<'whole' | 'gaps'> {
  const bins = createPeakBins(binSecondsFor(durationSeconds))
  const measure = createMeasure(durationSeconds, loudness)
  const underWay: { part: SoundPart; decoded: Promise<Decoded | undefined> }[] = []
  let isBegun = false
  let damaged = 0
  // The first is told at once.
  let told = Number.NEGATIVE_INFINITY

  function tellAll(): void {
    const taken = bins.take()
    if (taken) tell(taken)
    told = performance.now()
  }

  function take({ startSeconds, endSeconds }: SoundPart, { sampleRate, channels }: Decoded) {
    isBegun = true
    // Decoders drop some of the start, but end where the last packet does; of the lead the part before knows better.
    const heard = endSeconds - (channels[0]?.length ?? 0) / sampleRate
    const lead = Math.max(0, Math.round((startSeconds - heard) * sampleRate))
    const fresh = channels.map((values) => values.subarray(lead))
    const seconds = heard + lead / sampleRate
    bins.add(seconds, sampleRate, fresh)
    measure(seconds, sampleRate, fresh)
    if (performance.now() - told >= tellEveryMs) tellAll()
  }

  /** Decoders stop where something is damaged: of what comes out too short nobody knows where it belongs. */
  async function takeSound(part: SoundPart, decoded: Decoded | undefined): Promise<void> {
    if (decoded && isWhole(part, decoded)) return take(part, decoded)
    const halves = damaged < mostSearched ? part.halves() : []
    for (const half of halves) await takeSound(half, await decode(half))
  }

  async function takeNext(): Promise<boolean> {
    const next = underWay.shift()
    if (!next) return true
    const { part } = next
    const decoded = await next.decoded
    const isSound = decoded !== undefined && isWhole(part, decoded)
    await takeSound(part, decoded)
    if (!isSound) damaged += 1
    if (!isBegun && damaged >= mostTried) throw new NoSound('undecodable')
    const goesOn = mayGoOn(part.endSeconds)
    // It waits, and what there is is looked at meanwhile.
    if (typeof goesOn !== 'boolean') tellAll()
    return goesOn
  }

  try {
    for await (const part of partsOf(sound)) {
      underWay.push({ part, decoded: decode(part) })
      if (underWay.length >= atOnce && !(await takeNext())) return 'whole'
    }
    while (underWay.length > 0) if (!(await takeNext())) return 'whole'
  } finally {
    tellAll()
  }
  if (damaged === 0) return 'whole'
  if (!isBegun) throw new NoSound('undecodable')
  return 'gaps'
}

function isWhole({ leadSeconds, endSeconds, slackSeconds }: SoundPart, { sampleRate, channels }: Decoded) {
  const length = (channels[0]?.length ?? 0) / sampleRate
  return length > 0 && endSeconds - leadSeconds - length <= slackSeconds
}

/** Measures some seconds out of every so many, whatever pieces they come in. */
function createMeasure(durationSeconds: number, loudness: LoudnessHistogram) {
  const isLong = Number.isFinite(durationSeconds) && durationSeconds > measuredSeconds
  const every = isLong ? Math.ceil(durationSeconds / measuredSeconds) : 1
  let meter: { rate: number; count: number; measure: ReturnType<typeof createLoudness> } | undefined

  return (start: number, rate: number, channels: Float32Array[]) => {
    if (rate < lowestRate) return
    if (meter?.rate !== rate || meter.count !== channels.length)
      meter = { rate, count: channels.length, measure: createLoudness(rate, channels.length, loudness) }
    const length = channels[0]?.length ?? 0
    for (let at = 0; at < length; ) {
      const number = Math.floor((start + at / rate) / measureSeconds + 1e-9)
      const end = Math.min(
        length,
        Math.max(at + 1, Math.ceil(((number + 1) * measureSeconds - start) * rate)),
      )
      if (number % every === 0) meter.measure.add(channels.map((values) => values.subarray(at, end)))
      else meter.measure.cut()
      at = end
    }
  }
}
