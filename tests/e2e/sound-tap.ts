import type { Page } from 'playwright/test'

/**
 * Listens to all that the page gives to the speakers from now on: whatever is connected to an audio context's
 * destination is also led into an analyser. To be called before anything sounded.
 */
export async function tapSound(page: Page): Promise<void> {
  await page.evaluate(() => {
    const connect = AudioNode.prototype.connect as (this: AudioNode, ...to: unknown[]) => unknown
    const taps: AnalyserNode[] = []
    Object.assign(window, { taps })
    AudioNode.prototype.connect = function (this: AudioNode, ...to: unknown[]) {
      if (to[0] instanceof AudioDestinationNode && this.context instanceof AudioContext) {
        const tap = new AnalyserNode(this.context, { fftSize: 32_768, smoothingTimeConstant: 0 })
        connect.call(this, tap)
        taps.push(tap)
      }
      return connect.call(this, ...to)
    } as typeof AudioNode.prototype.connect
  })
}

export interface Heard {
  /** Loudest sample of the last half second or so, in dBFS; −Infinity for silence, and where nothing sounded yet. */
  peak: number
  /** Strongest pitch in Hz. */
  pitch: number
}

export function heardNow(page: Page): Promise<Heard> {
  return page.evaluate(() => {
    const { taps = [] } = window as unknown as { taps?: AnalyserNode[] }
    const tap = taps[0]
    if (!tap) return { peak: Number.NEGATIVE_INFINITY, pitch: 0 }
    const samples = new Float32Array(tap.fftSize)
    tap.getFloatTimeDomainData(samples)
    const peak = samples.reduce((most, sample) => Math.max(most, Math.abs(sample)), 0)
    const levels = new Float32Array(tap.frequencyBinCount)
    tap.getFloatFrequencyData(levels)
    const strongest = levels.indexOf(levels.reduce((most, level) => Math.max(most, level)))
    return { peak: 20 * Math.log10(peak), pitch: (strongest * tap.context.sampleRate) / tap.fftSize }
  })
}
