import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { timeOf } from '../media/length.ts'
import type { Player } from '../media/player-types.ts'
import { usePlayerPart } from '../media/use-player.ts'
import type { Mark } from '../pane.ts'
import { useCanvasSize } from '../sound/use-canvas-size.ts'
import type { WaveState } from '../sound/wave.ts'
import { WaveCanvas } from '../sound/wave-canvas.tsx'
import { WaveMarks } from './wave-marks.tsx'
import { placeIn, type WaveView } from './wave-view.ts'
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

  const seek = (event: PointerEvent<HTMLElement>) => {
    if (event.buttons !== 1) return
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId)
    const { left, width } = event.currentTarget.getBoundingClientRect()
    player.seek(view.start + ((event.clientX - left) / width) * view.span)
  }
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
      onPointerDown={seek}
      onPointerMove={seek}
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

/** Moves the playhead with the media, without a render. */
function usePlayhead(player: Player, media: RefObject<HTMLMediaElement | null>, view: WaveView) {
  const line = useRef<HTMLDivElement>(null)
  const heard = useRef<HTMLDivElement>(null)
  const direction = usePlayerPart(player, (state) => state.direction)
  useEffect(() => {
    let frame = 0
    const follow = () => {
      const share = media.current ? placeIn(view, timeOf(media.current)) : 0
      const place = Math.max(0, Math.min(1, share)) * 100
      if (line.current) {
        line.current.style.insetInlineStart = `${place}%`
        line.current.style.visibility = share >= 0 && share <= 1 ? 'visible' : 'hidden'
      }
      if (heard.current) heard.current.style.clipPath = `inset(0 ${100 - place}% 0 0)`
      if (direction !== 0) frame = requestAnimationFrame(follow)
    }
    follow()
    const end = player.subscribe(() => direction === 0 && follow())
    return () => {
      cancelAnimationFrame(frame)
      end()
    }
  }, [player, media, view, direction])
  return { line, heard }
}
