import { loadPieces } from '../media/load-bytes.ts'
import { peaksOf } from './peaks.ts'

/** Beyond these a recording is not decoded whole: it would take hundreds of megabytes. */
const largestBytes = 20 * 1024 * 1024
const longestSeconds = 10 * 60

/** Enough for the waveform to be drawn at any window size. */
const peakCount = 4000

/** Low, as the waveform needs no more; the browser decodes and resamples off the main thread. */
const sampleRate = 8000

class TooLarge extends Error {}

/**
 * The waveform's peaks; `long` when the recording is too big to decode whole, `broken` when the browser cannot decode
 * it. `duration` resolves to the media's duration in seconds. Undefined when `signal` was aborted.
 */
export async function loadPeaks(
  url: string,
  duration: Promise<number>,
  signal: AbortSignal,
): Promise<Float32Array<ArrayBuffer> | 'long' | 'broken' | undefined> {
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
    if ((await duration) > longestSeconds) return 'long'
    if (signal.aborted) return undefined
    const data = await new Blob(pieces).arrayBuffer()
    const decoded = await new OfflineAudioContext(1, 1, sampleRate).decodeAudioData(data)
    const channels = Array.from({ length: decoded.numberOfChannels }, (_, i) => decoded.getChannelData(i))
    return signal.aborted ? undefined : peaksOf(channels, peakCount)
  } catch (error) {
    return error instanceof TooLarge ? 'long' : 'broken'
  }
}
