import { loadPieces } from '../media/load-bytes.ts'
import { type Bins, binSecondsFor, createPeakBins } from './peak-bins.ts'
import type { WaveOrder } from './wave-messages.ts'

/** Beyond these a recording is not decoded whole: it would take hundreds of megabytes. */
const largestBytes = 20 * 2 ** 20
const longestSeconds = 10 * 60

/** Low, as the waveform needs no more; the browser decodes and resamples off the main thread. */
const sampleRate = 8000

class TooLarge extends Error {}

/**
 * The peaks of a short file of a form that only the browser's own player knows; undefined where it knows it not either,
 * or the file is too large or long, or does not say how long it is.
 */
export async function decodeWhole(
  { url, durationSeconds }: WaveOrder,
  signal: AbortSignal,
): Promise<Bins | undefined> {
  if (durationSeconds === undefined || durationSeconds > longestSeconds) return undefined
  try {
    const pieces: Uint8Array<ArrayBuffer>[] = []
    let bytes = 0
    const refuseLarge = (size: number) => {
      if (size > largestBytes) throw new TooLarge()
    }
    for await (const piece of loadPieces(url, signal, refuseLarge)) {
      bytes += piece.byteLength
      refuseLarge(bytes)
      pieces.push(piece)
    }
    if (signal.aborted) return undefined
    const data = await new Blob(pieces).arrayBuffer()
    const decoded = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(data)
    // A file may hold more than it says.
    if (decoded.duration > longestSeconds) return undefined
    const bins = createPeakBins(binSecondsFor(durationSeconds))
    const channels = Array.from({ length: Math.min(2, decoded.numberOfChannels) }, (_, i) =>
      decoded.getChannelData(i),
    )
    bins.add(0, sampleRate, channels)
    return bins.take()
  } catch {
    return undefined
  }
}
