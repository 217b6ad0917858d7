import { type RefObject, useEffect, useRef } from 'react'
import { tellLoudness } from './sound-graph.ts'
import styles from './track-wave.module.css'
import { useCanvasSize } from './use-canvas-size.ts'
import { useWave, useWaveState } from './use-wave.ts'
import { WaveCanvas } from './wave-canvas.tsx'

interface Props {
  taskId: string
  /** The file's or playlist's path in the pack. */
  path: string
  /** On screen; before, nothing is read. */
  active: boolean
  /** Whose sound it is: it is turned to the loudness that is measured on the way. */
  media: RefObject<HTMLMediaElement | null>
  /** Seconds; NaN until known, growing where the file does not say. */
  duration: number
  /** Pixels. */
  height: number
}

/** A small waveform of a video's sound, as wide as its time line; empty where there is no sound. */
export function TrackWave({ taskId, path, active, media, duration, height }: Props) {
  const host = useRef<HTMLDivElement>(null)
  const size = useCanvasSize(host)
  const state = useWaveState(useWave(taskId, path, active ? duration : Number.NaN, active))
  const loudness = state?.loudness
  useEffect(() => {
    if (media.current && loudness !== undefined) tellLoudness(media.current, loudness)
  }, [media, loudness])

  return (
    <div
      ref={host}
      className={styles.track}
      style={{ blockSize: height }}
      dir="ltr"
      data-wave={state?.progress ?? 'partial'}
      aria-hidden
    >
      {state && duration > 0 && Number.isFinite(duration) && (
        <WaveCanvas wave={state} startSeconds={0} endSeconds={duration} {...size} className={styles.canvas} />
      )}
    </div>
  )
}
