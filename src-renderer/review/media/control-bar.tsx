import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerTrackNextFilled,
  IconPlayerTrackPrevFilled,
  IconTextCaption,
  IconVolume,
  IconVolumeOff,
} from '@tabler/icons-react'
import type { ReactNode, RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import { Control } from './control.tsx'
import styles from './control-bar.module.css'
import type { Player } from './player-types.ts'
import { rateOf } from './shuttle.ts'
import { formatTime } from './time-format.ts'
import { TimeLine } from './time-line.tsx'
import { usePlayerState } from './use-player.ts'

interface Props {
  player: Player
  media: RefObject<HTMLMediaElement | null>
  /** Video only: controls for single frames. */
  frames?: ReactNode
  /** Undefined when the task has none. */
  transcript: { shown: boolean; toggle: () => void } | undefined
}

const icon = { size: 20, 'aria-hidden': true } as const

/** The slim strip below video and audio: time line, time, movement, speed and sound, each with its key. */
export function ControlBar({ player, media, frames, transcript }: Props) {
  const { t } = useTranslation()
  const state = usePlayerState(player)
  const { direction } = state
  const rate = direction === 0 ? state.speed : rateOf(state)
  const press = player.perform

  return (
    <div className={styles.bar}>
      <TimeLine player={player} state={state} media={media} />
      <div className={styles.controls}>
        <Control
          action="play"
          label={direction === 0 ? t('pane.play') : t('pane.pause')}
          onPress={() => press('play')}
          on={direction !== 0}
        >
          {direction === 0 ? <IconPlayerPlayFilled {...icon} /> : <IconPlayerPauseFilled {...icon} />}
        </Control>
        <output className={styles.time} dir="ltr">
          {formatTime(state.time)}{' '}
          <span className={styles.quiet}>
            {state.waiting ? t('pane.waiting') : `/ ${formatTime(state.duration)}`}
          </span>
        </output>
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
            on={direction === 1 && state.boost > 1}
          >
            <IconPlayerTrackNextFilled {...icon} />
          </Control>
          {frames}
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
          label={state.muted ? t('pane.unmute') : t('pane.mute')}
          onPress={() => press('mute')}
          on={!state.muted}
        >
          {state.muted ? <IconVolumeOff {...icon} /> : <IconVolume {...icon} />}
          <span className={styles.sound}>
            {state.muted ? t('pane.muted') : t('pane.percent', { share: state.volume })}
          </span>
        </Control>
        {transcript && (
          <Control
            action="transcript"
            label={t('pane.transcript')}
            onPress={transcript.toggle}
            on={transcript.shown}
          >
            <IconTextCaption {...icon} />
          </Control>
        )}
      </div>
    </div>
  )
}
