import { type Bins, mostBins } from './peak-bins.ts'

/** A waveform as far as it is known: `count` stretches from the start of the media, silent where nothing was read yet. */
export interface WaveBins {
  binSeconds: number
  count: number
  /** Loudest sample and root mean square of each stretch, 0…1; longer than `count`. */
  peak: Float32Array<ArrayBuffer>
  rms: Float32Array<ArrayBuffer>
}

export function emptyWave(): WaveBins {
  return { binSeconds: 0, count: 0, peak: new Float32Array(mostBins), rms: new Float32Array(mostBins) }
}

/**
 * Puts in what a thread tells, in place. One of two threads may have found out that the recording is longer than it says,
 * and so tell of longer stretches than the other: the longer ones hold for all.
 */
export function putBins(wave: WaveBins, bins: Bins): void {
  if (wave.binSeconds === 0) wave.binSeconds = bins.binSeconds
  while (wave.binSeconds < bins.binSeconds * 0.99) widen(wave)
  const ratio = bins.binSeconds / wave.binSeconds
  if (ratio > 0.99) {
    const room = mostBins - bins.from
    wave.peak.set(bins.peak.subarray(0, room), bins.from)
    wave.rms.set(bins.rms.subarray(0, room), bins.from)
    wave.count = Math.max(wave.count, Math.min(mostBins, bins.from + bins.peak.length))
    return
  }
  for (const [at, peak] of bins.peak.entries()) {
    const to = Math.min(mostBins - 1, Math.floor((bins.from + at) * ratio + 1e-6))
    wave.peak[to] = Math.max(wave.peak[to] ?? 0, peak)
    wave.rms[to] = Math.max(wave.rms[to] ?? 0, bins.rms[at] ?? 0)
    wave.count = Math.max(wave.count, to + 1)
  }
}

function widen(wave: WaveBins): void {
  const { peak, rms } = wave
  for (let at = 0; at < mostBins / 2; at++) {
    peak[at] = Math.max(peak[2 * at] ?? 0, peak[2 * at + 1] ?? 0)
    rms[at] = Math.hypot(rms[2 * at] ?? 0, rms[2 * at + 1] ?? 0) / Math.SQRT2
  }
  peak.fill(0, mostBins / 2)
  rms.fill(0, mostBins / 2)
  wave.binSeconds *= 2
  wave.count = Math.ceil(wave.count / 2)
}

/** What is to be drawn of each of `columns` equal stretches between two moments: loudest sample and root mean square. */
export function columnsOf(
  wave: WaveBins,
  startSeconds: number,
  endSeconds: number,
  columns: number,
): { peak: Float32Array; rms: Float32Array } {
  const peak = new Float32Array(columns)
  const rms = new Float32Array(columns)
  if (wave.binSeconds === 0) return { peak, rms }
  const width = (endSeconds - startSeconds) / columns / wave.binSeconds
  const start = startSeconds / wave.binSeconds
  for (let column = 0; column < columns; column++) {
    const from = Math.floor(start + column * width)
    const end = Math.min(wave.count, Math.max(from + 1, Math.floor(start + (column + 1) * width)))
    let squares = 0
    for (let at = from; at < end; at++) {
      peak[column] = Math.max(peak[column] ?? 0, wave.peak[at] ?? 0)
      squares += (wave.rms[at] ?? 0) ** 2
    }
    rms[column] = end > from ? Math.sqrt(squares / (end - from)) : 0
  }
  return { peak, rms }
}

/** The loudest sample of all. */
export function loudestOf({ peak, count }: WaveBins): number {
  let most = 0
  for (let at = 0; at < count; at++) most = Math.max(most, peak[at] ?? 0)
  return most
}
