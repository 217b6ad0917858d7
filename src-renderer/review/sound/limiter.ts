/**
 * Loudness that a recording is turned to, in LUFS: EBU R 128 has it for broadcasting, so that nothing shouts after
 * something quiet.
 */
export const targetLoudness = -23

/** Quiet recordings are not turned up by more, in dB: what is mostly noise would roar. */
export const mostGain = 12

/** Nothing is louder than this, in dBFS. Peaks of speech at −23 LUFS are about 10 to 14 dB above that, so it passes as it is. */
export const ceiling = -9

/** Where the compressor begins to hold, in dBFS; with its ratio a full-scale tone is held below the ceiling. */
const threshold = -12
/** The highest that DynamicsCompressorNode has. */
const ratio = 20

const factor = (decibels: number) => 10 ** (decibels / 20)

/** How much to turn a recording of this loudness up or down, in dB; one that was not measured is left as it is. */
export function gainFor(loudness: number | undefined): number {
  return loudness === undefined ? 0 : Math.min(mostGain, targetLoudness - loudness)
}

/**
 * Web Audio's compressor turns everything up by what it takes from a full-scale tone, to the power of 0.6 (Web Audio API
 * 1.1, "computing the makeup gain"). Here that is taken back: what is below the threshold passes as it is.
 */
const makeupGain = factor(-(threshold - threshold / ratio)) ** 0.6

export interface Limiter {
  input: AudioNode
  /** Turns what comes in up or down, in dB, without a click. */
  setGain: (decibels: number) => void
}

/**
 * Gain, compressor and, for the few milliseconds until that has taken hold, a hard ceiling, from `input` to
 * `destination`.
 */
export function createLimiter(context: BaseAudioContext, destination: AudioNode): Limiter {
  const gain = new GainNode(context)
  const compressor = new DynamicsCompressorNode(context, {
    threshold,
    ratio,
    knee: 0,
    attack: 0.001,
    release: 0.1,
  })
  const takeBack = new GainNode(context, { gain: 1 / makeupGain })
  const clip = new WaveShaperNode(context, { curve: ceilingCurve(), oversample: 'none' })
  gain.connect(compressor).connect(takeBack).connect(clip).connect(destination)
  return {
    input: gain,
    setGain(decibels) {
      // What has not sounded yet cannot click.
      if (context.currentTime === 0) gain.gain.value = factor(decibels)
      else gain.gain.setTargetAtTime(factor(decibels), context.currentTime, 0.1)
    },
  }
}

/** Straight up to the ceiling and level from there on; odd, so that silence stays silent. */
function ceilingCurve(): Float32Array<ArrayBuffer> {
  const points = 2049
  const most = factor(ceiling)
  return Float32Array.from({ length: points }, (_, at) => {
    const input = (2 * at) / (points - 1) - 1
    return Math.max(-most, Math.min(most, input))
  })
}
