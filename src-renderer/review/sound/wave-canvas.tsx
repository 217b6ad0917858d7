import { useLayoutEffect, useRef } from 'react'
import { token, useScheme } from '../media/use-scheme.ts'
import { drawLevels, levelsOf } from './draw-wave.ts'
import type { WaveState } from './wave.ts'

interface Props {
  wave: WaveState
  startSeconds: number
  endSeconds: number
  /** In device pixels. */
  width: number
  height: number
  className?: string | undefined
}

/** Paints a waveform anew whenever more of it is there. */
export function WaveCanvas(props: Props) {
  const { wave, startSeconds, endSeconds, width, height, className } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const scheme = useScheme()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme is what changes the tokens; setting the size clears the canvas
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || width === 0 || height === 0) return
    context.clearRect(0, 0, width, height)
    context.fillStyle = token('--text-quiet')
    drawLevels(levelsOf(wave.bins, startSeconds, endSeconds, width), context)
  }, [wave, startSeconds, endSeconds, width, height, scheme])

  return <canvas ref={canvas} width={width} height={height} className={className} aria-hidden />
}
