import { loadPieces } from '../media/load-bytes.ts'
import { peaksOf } from './peaks.ts'

/** Beyond these a recording is not decoded whole: it would take hundreds of megabytes. */
const largestBytes = 20 * 1024 * 1024
const longestSeconds = 10 * 60

/** Enough for the waveform to be drawn at any window size. */
const peakCount = 4000

/** Low, as the waveform needs no more; the browser decodes and resamples off the main thread. */
const sampleRate = 8000

/** Why there is no waveform. */
export type NoPeaks = 'long' | 'untold' | 'broken'

class TooLarge extends Error {}

/**
 * The waveform's peaks; `long` when the recording is too big to decode whole, `untold` when it does not say how long it
 * is and so may be, `broken` when the browser cannot decode it. `duration` resolves to the media's duration in seconds. Undefined when `signal` was aborted.
 */
export async function loadPeaks(
  url: string,
  duration: Promise<number>,
  signal: AbortSignal,
): Promise<Float32Array<ArrayBuffer> | NoPeaks | undefined> {
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
    const seconds = await duration
    if (!Number.isFinite(seconds)) return 'untold'
    if (seconds > longestSeconds) return 'long'
    if (signal.aborted) return undefined
    const data = await new Blob(pieces).arrayBuffer()
    const decoded = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(data)
    const channels = Array.from({ length: decoded.numberOfChannels }, (_, i) => decoded.getChannelData(i))
    return signal.aborted ? undefined : peaksOf(channels, peakCount)
  } catch (error) {
    return error instanceof TooLarge ? 'long' : 'broken'
  }
}
