import { memo } from 'react'
import { markName, markSign } from '../evidence/marks.ts'
import type { Mark } from '../pane.ts'
import type { PlayerState } from './player-types.ts'
import { formatTime } from './time-format.ts'
import styles from './time-marks.module.css'

interface Props {
  marks: readonly Mark[]
  state: PlayerState
}

/** Over the track of a time line: ranges of evidence and signals, the range that is being marked, the loop. */
export function TimeMarks({ marks, state }: Props) {
  const { duration, loop, markIn, time } = state
  return (
    <div className={styles.lane}>
      <Ranges marks={marks} duration={duration} />
      {loop && (
        <div
          className={styles.loop}
          data-whole={loop.endSeconds !== undefined}
          style={placed(loop.startSeconds, loop.endSeconds ?? loop.startSeconds, duration)}
        />
      )}
      {markIn !== undefined && (
        <div className={styles.pending} data-mark-in style={placed(markIn, time, duration)} />
      )}
    </div>
  )
}

/** They change with a key press, and not whenever the time goes on. */
const Ranges = memo(function Ranges({ marks, duration }: { marks: readonly Mark[]; duration: number }) {
  return marks.map((mark) => {
    const { key, kind, current } = mark
    const range = rangeOf(mark.evidence)
    if (!range) return null
    const { start, end } = range
    const label = markName(mark)
    return (
      <div
        key={key}
        className={styles.mark}
        data-kind={kind}
        data-current={current}
        style={placed(start, end, duration)}
        role="img"
        aria-label={`${label}, ${formatTime(start)}${end > start ? ` – ${formatTime(end)}` : ''}`}
      >
        {mark.number !== undefined && <b>{markSign(mark)}</b>}
      </div>
    )
  })
})

/** A region has a moment, and what has neither lies nowhere in time. */
function rangeOf(evidence: Mark['evidence']): { start: number; end: number } | undefined {
  if (evidence.type === 'time-range') return { start: evidence.startSeconds, end: evidence.endSeconds }
  if (evidence.type !== 'region' || evidence.atSeconds === undefined) return undefined
  return { start: evidence.atSeconds, end: evidence.atSeconds }
}

/** From the left in per cent of the duration; never beyond its end. */
function placed(start: number, end: number, duration: number) {
  const share = (seconds: number) => Math.max(0, Math.min(1, seconds / duration)) * 100
  return {
    insetInlineStart: `${share(start)}%`,
    inlineSize: `${Math.max(0, share(end) - share(start))}%`,
  }
}
