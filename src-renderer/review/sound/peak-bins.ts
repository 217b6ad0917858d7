/** As many stretches as a recording is cut into at most: enough to look closely, and half a megabyte. */
export const mostBins = 2 ** 16

/** Seconds of the finest stretch. */
export const finestBin = 0.005

/** Stretches of a waveform from number `from` on; each lasts `binSeconds`. */
export interface Bins {
  binSeconds: number
  from: number
  /** Loudest absolute sample of each over all channels, 0…1. */
  peak: Float32Array<ArrayBuffer>
  /** Root mean square of each over all channels, 0…1. */
  rms: Float32Array<ArrayBuffer>
}

/** Seconds of a stretch for a recording that lasts `duration` seconds; the finest where that is not known. */
export function binSecondsFor(duration: number): number {
  if (!Number.isFinite(duration)) return finestBin
  let seconds = finestBin
  while (duration / seconds > mostBins) seconds *= 2
  return seconds
}

/**
 * Collects a recording's peaks, as its samples come, into stretches that are told apart by the samples' own times:
 * nothing adds up that could drift. When there are too many, two by two become one, so that its size has a bound
 * whatever the duration.
 */
export function createPeakBins(binSecondsAtFirst: number) {
  let binSeconds = binSecondsAtFirst
  let count = 0
  const peak = new Float32Array(mostBins)
  const squares = new Float32Array(mostBins)
  const samples = new Float32Array(mostBins)
  let dirtyFrom = mostBins
  let dirtyEnd = 0

  /** Two by two become one. */
  function fold(): void {
    for (let at = 0; at < mostBins / 2; at++) {
      peak[at] = Math.max(peak[2 * at] ?? 0, peak[2 * at + 1] ?? 0)
      squares[at] = (squares[2 * at] ?? 0) + (squares[2 * at + 1] ?? 0)
      samples[at] = (samples[2 * at] ?? 0) + (samples[2 * at + 1] ?? 0)
    }
    for (const values of [peak, squares, samples]) values.fill(0, mostBins / 2)
    binSeconds *= 2
    count = Math.ceil(count / 2)
    dirtyFrom = 0
    dirtyEnd = count
  }

  return {
    /** Takes samples in; `seconds` is the media time of the first. What lies before the start of the media is left out. */
    add(seconds: number, sampleRate: number, channels: readonly Float32Array[]): void {
      const length = channels[0]?.length ?? 0
      let at = Math.max(0, Math.ceil(-seconds * sampleRate))
      while (at < length) {
        let bin = Math.floor((seconds + at / sampleRate) / binSeconds + 1e-9)
        while (bin >= mostBins) {
          fold()
          bin = Math.floor((seconds + at / sampleRate) / binSeconds + 1e-9)
        }
        const next = Math.ceil(((bin + 1) * binSeconds - seconds) * sampleRate - 1e-6)
        const end = Math.min(length, Math.max(at + 1, next))
        // Squares alone, whose root is exact: to look at signs takes four times as long.
        let highest = 0
        let sum = 0
        for (const values of channels) {
          for (let i = at; i < end; i++) {
            const value = values[i] ?? 0
            const square = value * value
            if (square > highest) highest = square
            sum += square
          }
        }
        peak[bin] = Math.max(peak[bin] ?? 0, Math.sqrt(highest))
        squares[bin] = (squares[bin] ?? 0) + sum
        samples[bin] = (samples[bin] ?? 0) + (end - at) * channels.length
        count = Math.max(count, bin + 1)
        dirtyFrom = Math.min(dirtyFrom, bin)
        dirtyEnd = Math.max(dirtyEnd, bin + 1)
        at = end
      }
    },
    /** What has changed since it was last asked for; undefined when nothing has. */
    take(): Bins | undefined {
      if (dirtyEnd <= dirtyFrom) return undefined
      const from = dirtyFrom
      const rms = new Float32Array(dirtyEnd - from)
      for (let at = 0; at < rms.length; at++) {
        const taken = samples[from + at] ?? 0
        rms[at] = taken === 0 ? 0 : Math.sqrt((squares[from + at] ?? 0) / taken)
      }
      const bins = { binSeconds, from, peak: peak.slice(from, dirtyEnd), rms }
      dirtyFrom = mostBins
      dirtyEnd = 0
      return bins
    },
  }
}
