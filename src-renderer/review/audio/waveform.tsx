import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Player } from '../media/player-types.ts'
import type { Mark } from '../pane.ts'
import { useCanvasSize } from '../sound/use-canvas-size.ts'
import type { WaveState } from '../sound/wave.ts'
import { WaveCanvas } from '../sound/wave-canvas.tsx'
import { seekInView } from './seek-in-view.ts'
import { usePlayhead } from './use-playhead.ts'
import { WaveMarks } from './wave-marks.tsx'
import type { WaveView } from './wave-view.ts'
import styles from './waveform.module.css'

interface Props {
  wave: WaveState
  view: WaveView
  media: RefObject<HTMLAudioElement | null>
  player: Player
  marks: readonly Mark[]
  onDrawn: () => void
}

/** The recording's shape in the view, always from left to right; what was passed by the playhead stands out. Pressing or dragging the pointer seeks. */
export function Waveform({ wave, view, media, player, marks, onDrawn }: Props) {
  const { t } = useTranslation()
  const box = useRef<HTMLDivElement>(null)
  const size = useCanvasSize(box)
  const head = usePlayhead(player, media, view)
  const isThere = wave.bins.count > 0 || wave.progress !== 'partial'
  useEffect(() => {
    if (isThere) onDrawn()
  }, [isThere, onDrawn])

  const drawn = { wave, startSeconds: view.start, endSeconds: view.start + view.span, ...size }

  return (
    <div
      ref={box}
      className={styles.wave}
      dir="ltr"
      role="img"
      aria-label={t('pane.waveform')}
      // For automation: how much of it is there, and which seconds are in view.
      data-wave={wave.progress}
      data-view={`${view.start} ${view.span}`}
      {...seekInView(player, view)}
    >
      <WaveCanvas {...drawn} className={styles.canvas} />
      <div ref={head.heard} className={styles.heard}>
        <WaveCanvas {...drawn} heard className={styles.canvas} />
      </div>
      <WaveMarks player={player} view={view} marks={marks} />
      <div ref={head.line} className={styles.head} />
    </div>
  )
}
