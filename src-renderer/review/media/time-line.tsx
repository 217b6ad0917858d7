import { type RefObject, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { timeOf } from './length.ts'
import type { Player, PlayerState } from './player-types.ts'
import { seekPointer } from './seek-pointer.ts'
import { type Span, spansOf } from './spans.ts'
import styles from './time-line.module.css'

interface Props {
  player: Player
  state: PlayerState
  media: RefObject<HTMLMediaElement | null>
}

/** The media's time from left to right in every language, as the arrow keys go: what is loaded, what was watched, where we are. */
export function TimeLine({ player, state, media }: Props) {
  const { t } = useTranslation()
  const head = useRef<HTMLDivElement>(null)
  const { duration, direction } = state
  const known = Number.isFinite(duration) && duration > 0

  // The state comes a few times a second; between, only the playhead follows the media, without a render.
  useEffect(() => {
    if (!known) return
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
  }, [player, media, known, duration, direction])

  return (
    <div
      className={styles.line}
      dir="ltr"
      role="progressbar"
      aria-label={t('pane.time')}
      aria-valuemin={0}
      aria-valuemax={known ? duration : 0}
      aria-valuenow={state.time}
      {...seekPointer(player)}
    >
      <div className={styles.track}>
        {known && media.current && (
          <>
            <Spans spans={spansOf(media.current.buffered)} duration={duration} className={styles.loaded} />
            <Spans spans={spansOf(media.current.played)} duration={duration} className={styles.watched} />
          </>
        )}
      </div>
      <div className={styles.head} ref={head} />
    </div>
  )
}

function Spans(props: { spans: Span[]; duration: number; className: string | undefined }) {
  return props.spans.map(({ start, end }) => (
    <div
      key={start}
      className={props.className}
      style={{
        insetInlineStart: `${(start / props.duration) * 100}%`,
        inlineSize: `${((end - start) / props.duration) * 100}%`,
      }}
    />
  ))
}
