import rfft from 'fourier-transform'

/** Rows of a spectrogram. */
export const spectrumRows = 128

/** Pitches that are drawn, in Hz: below nobody hears, above is little but noise. */
const lowestHertz = 40
const highestHertz = 16_000

/** Levels that are drawn, in dB of a full-scale tone. */
const quietest = -85
const loudest = -15

/** O'Shaughnessy's mel scale: as far apart as they sound. */
const melOf = (hertz: number) => 2595 * Math.log10(1 + hertz / 700)
const hertzOf = (mel: number) => 700 * (10 ** (mel / 2595) - 1)

export function topOf(sampleRate: number): number {
  return Math.min(highestHertz, sampleRate / 2)
}

/** Where a pitch lies in a spectrogram that reaches up to `top` Hz: 0 at its lower edge, 1 at its upper. */
export function placeOfPitch(hertz: number, top: number): number {
  const low = melOf(lowestHertz)
  return (melOf(hertz) - low) / (melOf(top) - low)
}

/** Pitches to name beside a spectrogram that reaches up to `top` Hz, lowest first. */
export function namedPitches(top: number): number[] {
  return [100, 500, 1000, 2000, 4000, 8000].filter((hertz) => hertz <= top * 0.9)
}

/** Samples to look at for one column: about 46 ms of what is recorded at the usual rates. */
export function windowSize(sampleRate: number): number {
  return sampleRate >= 32_000 ? 2048 : 1024
}

/** Looks at the pitches of short stretches of sound, seen through a Hann window. */
export function createSpectrum(sampleRate: number) {
  const size = windowSize(sampleRate)
  const hann = Float64Array.from({ length: size }, (_, i) => 0.5 - 0.5 * Math.cos((2 * Math.PI * i) / size))
  const seen = new Float64Array(size)
  const magnitudes = new Float64Array(size / 2)
  const top = topOf(sampleRate)
  const edges = Array.from({ length: spectrumRows + 1 }, (_, row) => {
    const low = melOf(lowestHertz)
    return (hertzOf(low + ((melOf(top) - low) * row) / spectrumRows) / sampleRate) * size
  })

  return {
    size,
    top,
    /** Raises the `spectrumRows` levels, 0…255, to those of `samples` from number `at` on; what lies outside is silence. */
    look(samples: Float32Array, at: number, levels: Uint8Array): void {
      // A Hann window lets half of a tone's height through.
      for (let i = 0; i < size; i++) seen[i] = 2 * (samples[at + i] ?? 0) * (hann[i] ?? 0)
      rfft(seen, magnitudes)
      for (let row = 0; row < spectrumRows; row++) {
        const from = edges[row] ?? 0
        const magnitude = highest(magnitudes, from, edges[row + 1] ?? from)
        const decibels = 20 * Math.log10(magnitude + 1e-12)
        const level = Math.round((255 * (decibels - quietest)) / (loudest - quietest))
        levels[row] = Math.max(levels[row] ?? 0, Math.min(255, level))
      }
    },
  }
}

/** The highest between two places in the spectrum; where none lies between, what the two beside it say. */
function highest(magnitudes: Float64Array, from: number, end: number): number {
  const first = Math.ceil(from)
  if (first >= end) {
    const middle = (from + end) / 2
    const below = Math.floor(middle)
    const share = middle - below
    return (magnitudes[below] ?? 0) * (1 - share) + (magnitudes[below + 1] ?? 0) * share
  }
  let most = 0
  for (let at = first; at < end; at++) most = Math.max(most, magnitudes[at] ?? 0)
  return most
}
