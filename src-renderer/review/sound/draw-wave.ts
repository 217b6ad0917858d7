import { columnsOf, loudestOf, type WaveBins } from './wave-bins.ts'

/** A quieter recording is not drawn as high as the box: its noise would look like speech. */
const quietestScale = 0.004

/** The loudest samples are drawn lightly, what they are on the mean in full. */
const peakAlpha = 0.45

/** What of a waveform lies between two moments, in `columns` equal stretches: loudest sample and mean, as shares of the box. */
export function levelsOf(
  wave: WaveBins,
  startSeconds: number,
  endSeconds: number,
  columns: number,
): [peak: Float32Array, rms: Float32Array] {
  const { peak, rms } = columnsOf(wave, startSeconds, endSeconds, columns)
  const full = Math.max(quietestScale, loudestOf(wave))
  const share = (level: number) => level / full
  return [peak.map(share), rms.map(share)]
}

/** Draws levels (loudest, then mean; 0…1) over all of the canvas in its fill colour, both ways from its middle. */
export function drawLevels(
  [peak, rms]: readonly ArrayLike<number>[],
  context: CanvasRenderingContext2D,
): void {
  const { width, height } = context.canvas
  const bars = (levels: ArrayLike<number> | undefined, alpha: number, least: number) => {
    if (!levels || levels.length === 0) return
    context.globalAlpha = alpha
    // Pixel by pixel: what is light would grow heavy where bars overlap.
    const perPixel = levels.length / width
    for (let x = 0; x < width; x++) {
      const from = Math.floor(x * perPixel)
      const end = Math.max(from + 1, Math.floor((x + 1) * perPixel))
      let level = 0
      for (let at = from; at < end; at++) level = Math.max(level, levels[at] ?? 0)
      const half = Math.max(least, (level * height) / 2)
      if (half > 0) context.fillRect(x, height / 2 - half, 1, 2 * half)
    }
  }
  bars(peak, peakAlpha, 0.5)
  bars(rms, 1, 0)
  context.globalAlpha = 1
}
