/*
 * Loudness of a recording as ITU-R BS.1770-5 (annex 1) measures it: K-weighting, blocks of 400 ms that overlap by three
 * quarters, an absolute gate at −70 LUFS and a relative one 10 LU below. Blocks are counted by their level in tenths, as
 * libebur128 does in its histogram mode, so that ten hours need no more memory than a second, and two halves add up.
 */

/** Blocks by level, from −70 LUFS on in steps of 0.1 LU. */
export type LoudnessHistogram = Float64Array<ArrayBuffer>

const lowest = -70
const step = 0.1
const levels = 900

export function emptyHistogram(): LoudnessHistogram {
  return new Float64Array(levels)
}

/** Power of a block, summed over the weighted channels, to LUFS. */
const levelOf = (power: number) => -0.691 + 10 * Math.log10(power)
const powerOf = (level: number) => 10 ** ((level + 0.691) / 10)

interface Biquad {
  b0: number
  b1: number
  b2: number
  a1: number
  a2: number
}

/**
 * The two stages of K-weighting at any sample rate in Hz: a shelf for the head, then a high pass. The analogue prototypes
 * behind the coefficients that BS.1770 tabulates for 48 kHz (B. De Man, "Evaluation of implementations of the EBU R128
 * loudness measurement", AES convention 145, 2018).
 */
export function kWeighting(sampleRate: number): [shelf: Biquad, highPass: Biquad] {
  const shelf = () => {
    const k = Math.tan((Math.PI * 1681.974450955533) / sampleRate)
    const q = 0.7071752369554196
    const high = 10 ** (3.999843853973347 / 20)
    const band = high ** 0.4996667741545416
    const a0 = 1 + k / q + k * k
    return {
      b0: (high + (band * k) / q + k * k) / a0,
      b1: (2 * (k * k - high)) / a0,
      b2: (high - (band * k) / q + k * k) / a0,
      a1: (2 * (k * k - 1)) / a0,
      a2: (1 - k / q + k * k) / a0,
    }
  }
  const highPass = () => {
    const k = Math.tan((Math.PI * 38.13547087602444) / sampleRate)
    const q = 0.5003270373238773
    const a0 = 1 + k / q + k * k
    return { b0: 1, b1: -2, b2: 1, a1: (2 * (k * k - 1)) / a0, a2: (1 - k / q + k * k) / a0 }
  }
  return [shelf(), highPass()]
}

/** Of six channels, in the usual order, the fourth carries the lowest tones and is not counted, the last two stand beside the listener. */
function weightOf(channel: number, of: number): number {
  if (of !== 6) return 1
  return [1, 1, 1, 0, 1.41, 1.41][channel] ?? 1
}

/** Measures samples as they come, all of one sample rate in Hz and one number of channels. */
export function createLoudness(sampleRate: number, channelCount: number, into: LoudnessHistogram) {
  const [shelf, highPass] = kWeighting(sampleRate)
  // Two delayed values of each of the two stages, for each channel.
  const memory = Array.from({ length: channelCount }, () => new Float64Array(4))
  const hop = Math.max(1, Math.round(sampleRate / 10))
  const hops: number[] = []
  let sum = 0
  let filled = 0

  function endHop(): void {
    hops.push(sum / hop)
    sum = 0
    filled = 0
    if (hops.length > 4) hops.shift()
    if (hops.length < 4) return
    const level = levelOf(hops.reduce((all, power) => all + power, 0) / 4)
    const at = Math.floor((level - lowest) / step)
    if (at >= 0) into[Math.min(levels - 1, at)] = (into[Math.min(levels - 1, at)] ?? 0) + 1
  }

  /** Sum of the squares of one channel's weighted samples from `from` up to `end`. */
  function weigh(values: Float32Array, from: number, end: number, state: Float64Array): number {
    let [s1 = 0, s2 = 0, h1 = 0, h2 = 0] = state
    let squares = 0
    for (let i = from; i < end; i++) {
      const x = values[i] ?? 0
      const y = shelf.b0 * x + s1
      s1 = shelf.b1 * x - shelf.a1 * y + s2
      s2 = shelf.b2 * x - shelf.a2 * y
      const z = y + h1
      h1 = h2 - 2 * y - highPass.a1 * z
      h2 = y - highPass.a2 * z
      squares += z * z
    }
    state[0] = s1
    state[1] = s2
    state[2] = h1
    state[3] = h2
    return squares
  }

  return {
    add(channels: readonly Float32Array[]): void {
      const length = channels[0]?.length ?? 0
      let at = 0
      while (at < length) {
        const end = Math.min(length, at + hop - filled)
        for (const [channel, values] of channels.entries()) {
          const weight = weightOf(channel, channelCount)
          const state = memory[channel]
          if (weight > 0 && state) sum += weight * weigh(values, at, end, state)
        }
        filled += end - at
        at = end
        if (filled === hop) endHop()
      }
    },
    /** What comes next does not follow on what was there: the blocks begin anew. */
    cut(): void {
      for (const state of memory) state.fill(0)
      hops.length = 0
      sum = 0
      filled = 0
    },
  }
}

/** Integrated loudness in LUFS; undefined where nothing is louder than the absolute gate. */
export function integratedLoudness(blocks: LoudnessHistogram): number | undefined {
  const mean = (from: number) => {
    let power = 0
    let count = 0
    for (let at = Math.max(0, from); at < levels; at++) {
      const number = blocks[at] ?? 0
      power += number * powerOf(lowest + (at + 0.5) * step)
      count += number
    }
    return count === 0 ? undefined : levelOf(power / count)
  }
  const ungated = mean(0)
  if (ungated === undefined) return undefined
  return mean(Math.round((ungated - 10 - lowest) / step))
}
