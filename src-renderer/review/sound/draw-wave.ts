import { columnsOf, loudestOf, type WaveBins } from './wave-bins.ts'

/** A quieter recording is not drawn as high as the box: its noise would look like speech. */
const quietestScale = 0.004

/** The loudest samples are drawn lightly, what they are on the mean in full. */
const peakAlpha = 0.45

/** Draws the part of a waveform between two moments over all of the canvas, both ways from its middle. */
export function drawWave(
  context: CanvasRenderingContext2D,
  wave: WaveBins,
  startSeconds: number,
  endSeconds: number,
  colour: string,
): void {
  const { width, height } = context.canvas
  const { peak, rms } = columnsOf(wave, startSeconds, endSeconds, width)
  const scale = height / 2 / Math.max(quietestScale, loudestOf(wave))
  context.clearRect(0, 0, width, height)
  context.fillStyle = colour
  const bars = (levels: Float32Array, alpha: number, least: number) => {
    context.globalAlpha = alpha
    for (let x = 0; x < width; x++) {
      const half = Math.max(least, (levels[x] ?? 0) * scale)
      if (half > 0) context.fillRect(x, height / 2 - half, 1, 2 * half)
    }
  }
  bars(peak, peakAlpha, 0.5)
  bars(rms, 1, 0)
}
