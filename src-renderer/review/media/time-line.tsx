import { memo, type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mark } from '../pane.ts'
import { timeOf } from './length.ts'
import type { Player, PlayerState } from './player-types.ts'
import { seekPointer } from './seek-pointer.ts'
import { type Span, spansOf } from './spans.ts'
import styles from './time-line.module.css'
import { TimeMarks } from './time-marks.tsx'
import { usePlayerState } from './use-player.ts'

interface Props {
  player: Player
  media: RefObject<HTMLMediaElement | null>
  marks: readonly Mark[]
}

/** What was played no faster than this counts as seen closely. */
const closeSpeed = 2

/**
 * The media's time from left to right in every language, as the arrow keys go: what is marked, what is loaded, what was
 * watched closely and what quickly, where we are.
 */
export const TimeLine = memo(function TimeLine({ player, media, marks }: Props) {
  const { t } = useTranslation()
  const state = usePlayerState(player)
  const { duration } = state
  const known = Number.isFinite(duration) && duration > 0
  const head = useRef<HTMLDivElement>(null)
  useHead(head, player, media, state)

  const watched = player
    .stretches()
    .map(({ startSeconds, endSeconds, speed }) => ({
      start: startSeconds,
      end: endSeconds,
      close: speed <= closeSpeed,
    }))
    // What was seen closely lies over what was seen quickly.
    .sort((one, other) => Number(one.close) - Number(other.close))

  return (
    <div className={styles.line} dir="ltr" {...seekPointer(player)}>
      {known && <TimeMarks marks={marks} state={state} />}
      <div
        className={styles.track}
        role="progressbar"
        aria-label={t('pane.time')}
        aria-valuemin={0}
        aria-valuemax={known ? duration : 0}
        aria-valuenow={state.time}
      >
        {known && media.current && (
          <>
            {spansOf(media.current.buffered).map((span) => (
              <div key={span.start} className={styles.loaded} style={placed(span, duration)} />
            ))}
            {watched.map((span) => (
              <div
                key={`${span.start} ${span.close}`}
                className={styles.watched}
                data-close={span.close}
                style={placed(span, duration)}
              />
            ))}
          </>
        )}
      </div>
      <div className={styles.head} ref={head} />
    </div>
  )
})

/** The state comes a few times a second; between, only the playhead follows the media, without a render. */
function useHead(
  head: RefObject<HTMLDivElement | null>,
  player: Player,
  media: RefObject<HTMLMediaElement | null>,
  { duration, direction }: PlayerState,
): void {
  useEffect(() => {
    if (!(duration > 0)) return
    let frame = 0
    const follow = () => {
      const share = media.current ? timeOf(media.current) / duration : 0
      if (head.current) head.current.style.insetInlineStart = `${Math.min(1, share) * 100}%`
      if (direction !== 0) frame = requestAnimationFrame(follow)
    }
    follow()
    const end = player.subscribe(() => direction === 0 && follow())
    return () => {
      cancelAnimationFrame(frame)
      end()
    }
  }, [head, player, media, duration, direction])
}

/** From the left in per cent of the duration. */
function placed({ start, end }: Span, duration: number) {
  return {
    insetInlineStart: `${(start / duration) * 100}%`,
    inlineSize: `${(Math.max(0, end - start) / duration) * 100}%`,
  }
}
