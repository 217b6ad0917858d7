import { memo } from 'react'
import { markSign } from '../evidence/marks.ts'
import type { Player } from '../media/player-types.ts'
import { usePlayerPart } from '../media/use-player.ts'
import type { Mark } from '../pane.ts'
import { placeIn, type WaveView } from './wave-view.ts'
import styles from './waveform.module.css'

interface Props {
  player: Player
  view: WaveView
  marks: readonly Mark[]
}

/** Over the waveform: ranges of evidence and signals, the range that is being marked, the loop. The time line says them in words. */
export const WaveMarks = memo(function WaveMarks({ player, view, marks }: Props) {
  const loopStart = usePlayerPart(player, ({ loop }) => loop?.startSeconds)
  const loopEnd = usePlayerPart(player, ({ loop }) => loop?.endSeconds)
  const markIn = usePlayerPart(player, (state) => state.markIn)
  const markEnd = usePlayerPart(player, ({ markIn, time }) => (markIn === undefined ? undefined : time))
  return (
    <div className={styles.marks} aria-hidden>
      {marks.map((mark) => {
        const { key, kind, evidence, current } = mark
        if (evidence.type !== 'time-range') return null
        const place = placed(view, evidence.startSeconds, evidence.endSeconds)
        return (
          place && (
            <div key={key} className={styles.mark} data-kind={kind} data-current={current} style={place}>
              {mark.number !== undefined && <b>{markSign(mark)}</b>}
            </div>
          )
        )
      })}
      {loopStart !== undefined && (
        <div className={styles.loop} style={placed(view, loopStart, loopEnd ?? loopStart)} />
      )}
      {markIn !== undefined && (
        <div className={styles.pending} style={placed(view, markIn, markEnd ?? markIn)} />
      )}
    </div>
  )
})

/** From the left in per cent of the view; undefined for what lies outside of it. */
function placed(view: WaveView, start: number, end: number) {
  const from = Math.max(0, placeIn(view, start))
  const to = Math.min(1, placeIn(view, Math.max(start, end)))
  if (to < from) return undefined
  return { insetInlineStart: `${from * 100}%`, inlineSize: `${(to - from) * 100}%` }
}
