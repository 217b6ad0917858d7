import {
  IconChevronLeft,
  IconChevronRight,
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
  IconTextCaption,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react'
import { memo, type ReactNode, type RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Mark } from '../pane.ts'
import { Control } from './control.tsx'
import styles from './control-bar.module.css'
import type { Player } from './player-types.ts'
import { rateOf } from './shuttle.ts'
import { formatTime } from './time-format.ts'
import { TimeLine } from './time-line.tsx'
import { usePlayerPart } from './use-player.ts'

interface Props {
  player: Player
  media: RefObject<HTMLMediaElement | null>
  marks: readonly Mark[]
  /** Video only: controls for single frames. */
  withFrames?: boolean
  /** Whether the transcript is open; undefined when the task has none. */
  reading: boolean | undefined
  onReading: () => void
  /** Below the time line, of the same width. */
  track?: ReactNode
  /** A second row of controls. */
  children?: ReactNode
}

const icon = { size: 20, 'aria-hidden': true } as const

/** The slim strip below video and audio: time line, time, movement, speed and sound, each with its key. */
export function ControlBar({ player, media, marks, withFrames = false, reading, onReading, ...rest }: Props) {
  return (
    <div className={styles.bar}>
      <TimeLine player={player} media={media} marks={marks} />
      {rest.track && <div className={styles.track}>{rest.track}</div>}
      <Movement player={player} withFrames={withFrames} reading={reading} onReading={onReading} />
      {rest.children && <div className={styles.controls}>{rest.children}</div>}
    </div>
  )
}

type MovementProps = Pick<Props, 'player' | 'withFrames' | 'reading' | 'onReading'>

/** Renders when something is pressed, not whenever the time goes on or a task's turn comes. */
const Movement = memo(function Movement({ player, withFrames, reading, onReading }: MovementProps) {
  const { t } = useTranslation()
  const direction = usePlayerPart(player, (state) => state.direction)
  const boosted = usePlayerPart(player, (state) => state.boost > 1)
  const rate = usePlayerPart(player, (state) => (state.direction === 0 ? state.speed : rateOf(state)))
  const muted = usePlayerPart(player, (state) => state.muted)
  const volume = usePlayerPart(player, (state) => state.volume)
  const level = muted ? t('pane.muted') : t('pane.percent', { share: volume })
  const press = player.perform

  return (
    <div className={styles.controls}>
      <Control
        action="play"
        label={direction === 0 ? t('pane.play') : t('pane.pause')}
        onPress={() => press('play')}
        on={direction !== 0}
      >
        {direction === 0 ? <IconPlayerPlayFilled {...icon} /> : <IconPlayerPauseFilled {...icon} />}
      </Control>
      <Time player={player} />
      <span className={styles.space} />
      <span className={styles.group} dir="ltr">
        <Control
          action="shuttle-back"
          label={t('pane.backwards')}
          onPress={() => press('shuttle-back')}
          on={direction === -1}
        >
          <IconPlayerTrackPrevFilled {...icon} />
        </Control>
        <Control
          action="shuttle-forward"
          label={t('pane.forwards')}
          onPress={() => press('shuttle-forward')}
          on={direction === 1 && boosted}
        >
          <IconPlayerTrackNextFilled {...icon} />
        </Control>
        {withFrames && (
          <>
            <Control action="frame-back" label={t('pane.frame-back')} onPress={() => press('frame-back')}>
              <IconChevronLeft {...icon} />
            </Control>
            <Control
              action="frame-forward"
              label={t('pane.frame-forward')}
              onPress={() => press('frame-forward')}
            >
              <IconChevronRight {...icon} />
            </Control>
          </>
        )}
      </span>
      <span className={styles.group} dir="ltr">
        <Control action="slower" label={t('pane.slower')} onPress={() => press('slower')} />
        <output className={styles.rate} aria-label={t('pane.speed')}>
          {direction === -1 ? '−' : ''}
          {rate}×
        </output>
        <Control action="faster" label={t('pane.faster')} onPress={() => press('faster')} />
      </span>
      <Control
        action="mute"
        label={`${muted ? t('pane.unmute') : t('pane.mute')}: ${level}`}
        onPress={() => press('mute')}
        on={!muted}
      >
        {muted ? <IconVolumeOff {...icon} /> : <IconVolume {...icon} />}
        <span className={styles.sound}>{level}</span>
      </Control>
      {reading !== undefined && (
        <Control action="transcript" label={t('pane.transcript')} onPress={onReading} on={reading}>
          <IconTextCaption {...icon} />
        </Control>
      )}
    </div>
  )
})

function Time({ player }: { player: Player }) {
  const { t } = useTranslation()
  const time = usePlayerPart(player, (state) => formatTime(state.time))
  const duration = usePlayerPart(player, (state) => formatTime(state.duration))
  const waiting = usePlayerPart(player, (state) => state.waiting)
  return (
    <output className={styles.time} dir="ltr">
      {time} <span className={styles.quiet}>{waiting ? t('pane.waiting') : `/ ${duration}`}</span>
    </output>
  )
}
