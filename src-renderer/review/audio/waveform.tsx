import { type RefObject, useCallback, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type WaveSurfer from 'wavesurfer.js'
import type { Player } from '../media/player-types.ts'
import { token, useScheme } from '../media/use-scheme.ts'
import type { Mark } from '../pane.ts'
import { drawLevels, levelsOf } from '../sound/draw-wave.ts'
import type { WaveState } from '../sound/wave.ts'
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

/** As many as the widest window has pixels for. */
const columnCount = 2400

/** The recording's shape in the view, always from left to right; what was passed by the playhead stands out. Pressing or dragging the pointer seeks. */
export function Waveform({ wave, view, media, player, marks, onDrawn }: Props) {
  const { t } = useTranslation()
  const host = useRef<HTMLDivElement>(null)
  const surfer = useRef<WaveSurfer>(null)
  const draw = useRef<() => void>(undefined)
  const scheme = useScheme()
  /** The scheme in whose colours it is drawn. */
  const coloured = useRef<typeof scheme>(undefined)
  const isThere = wave.bins.count > 0 || wave.progress !== 'partial'

  const moveTo = useCallback(
    (share: number) => surfer.current?.setTime(Math.max(0, Math.min(1, share)) * view.span),
    [view],
  )
  const { follow } = usePlayhead(player, media, view, moveTo)

  // wavesurfer draws what is in view and neither loads nor plays: the recording may be far too long for it to hold.
  useEffect(() => {
    let disposed = false
    const start = async () => {
      const { default: Surfer } = await import('wavesurfer.js')
      const container = host.current
      if (disposed || !container) return
      surfer.current = Surfer.create({
        container,
        height: 'auto',
        interact: false,
        hideScrollbar: true,
        cursorWidth: 2,
        peaks: [[0], [0]],
        duration: 1,
        renderFunction: (channels, context) => drawLevels(channels, context),
      })
      draw.current?.()
    }
    // Without its waveform the recording can still be heard.
    void start().catch(() => undefined)
    return () => {
      disposed = true
      surfer.current?.destroy()
      surfer.current = null
      coloured.current = undefined
    }
  }, [])

  useEffect(() => {
    draw.current = () => {
      const now = surfer.current
      if (!now || !(view.span > 0)) return
      // Other options have it drawn for themselves.
      if (coloured.current !== scheme) {
        coloured.current = scheme
        now.setOptions({
          waveColor: token('--text-quiet'),
          progressColor: token('--accent'),
          cursorColor: token('--text'),
        })
      }
      const levels = levelsOf(wave.bins, view.start, view.start + view.span, columnCount)
      // Closed meanwhile, it draws nothing, and nobody looks.
      now.load('', levels, view.span).then(follow, () => undefined)
    }
    draw.current()
    if (isThere) onDrawn()
  }, [wave, view, scheme, isThere, onDrawn, follow])

  return (
    <div
      className={styles.wave}
      dir="ltr"
      role="img"
      aria-label={t('pane.waveform')}
      // For automation: how much of it is there, and which seconds are in view.
      data-wave={wave.progress}
      data-begun={wave.bins.count > 0 || undefined}
      data-view={`${view.start} ${view.span}`}
      {...seekInView(player, view)}
    >
      <div ref={host} className={styles.canvas} />
      <WaveMarks player={player} view={view} marks={marks} />
    </div>
  )
}
