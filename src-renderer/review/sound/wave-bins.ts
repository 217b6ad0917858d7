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

/** Puts in what the thread tells, in place. Where it is told in longer stretches than before, it is told from the start. */
export function putBins(wave: WaveBins, { binSeconds, from, peak, rms }: Bins): void {
  if (wave.binSeconds !== binSeconds) {
    wave.binSeconds = binSeconds
    wave.count = 0
  }
  wave.peak.set(peak, from)
  wave.rms.set(rms, from)
  wave.count = Math.max(wave.count, from + peak.length)
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
