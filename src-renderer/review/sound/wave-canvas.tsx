import { useLayoutEffect, useRef } from 'react'
import { token, useScheme } from '../media/use-scheme.ts'
import { drawWave } from './draw-wave.ts'
import type { WaveState } from './wave.ts'

interface Props {
  wave: WaveState
  startSeconds: number
  endSeconds: number
  /** In device pixels. */
  width: number
  height: number
  /** What was heard already stands out from what was not. */
  heard?: boolean
  className?: string | undefined
}

/** Paints a waveform anew whenever more of it is there. */
export function WaveCanvas(props: Props) {
  const { wave, startSeconds, endSeconds, width, height, heard, className } = props
  const canvas = useRef<HTMLCanvasElement>(null)
  const scheme = useScheme()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scheme is what changes the tokens; setting the size clears the canvas
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context || width === 0 || height === 0) return
    const colour = token(heard ? '--accent' : '--text-quiet')
    drawWave(context, wave.bins, startSeconds, endSeconds, colour)
  }, [wave, startSeconds, endSeconds, width, height, heard, scheme])

  return <canvas ref={canvas} width={width} height={height} className={className} aria-hidden />
}
