import { columnsOf, loudestOf, type WaveBins } from './wave-bins.ts'

/** A quieter recording is not drawn as high as the box: its noise would look like speech. */
const quietestScale = 0.004

/** Colours as canvas takes them: of the loudest samples, and of what they are on the mean. */
export interface WaveColours {
  peak: string
  mean: string
}

/** Draws the part of a waveform between two moments over all of the canvas, both ways from its middle. */
export function drawWave(
  context: CanvasRenderingContext2D,
  wave: WaveBins,
  startSeconds: number,
  endSeconds: number,
  colours: WaveColours,
): void {
  const { width, height } = context.canvas
  const { peak, rms } = columnsOf(wave, startSeconds, endSeconds, width)
  const scale = height / 2 / Math.max(quietestScale, loudestOf(wave))
  context.clearRect(0, 0, width, height)
  const bars = (levels: Float32Array, colour: string, least: number) => {
    context.fillStyle = colour
    for (let x = 0; x < width; x++) {
      const half = Math.max(least, (levels[x] ?? 0) * scale)
      if (half > 0) context.fillRect(x, height / 2 - half, 1, 2 * half)
    }
  }
  bars(peak, colours.peak, 0.5)
  bars(rms, colours.mean, 0)
}
