import { useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Player } from './player.ts'
import { formatTime } from './time-format.ts'
import styles from './transcript-panel.module.css'
import type { Transcript } from './use-transcript.ts'
import { cueAt } from './web-vtt.ts'

/** What is said, as text; the cue being said is marked and kept in view, and a click on a cue goes there. */
export function TranscriptPanel(props: {
  transcript: Transcript
  player: Player
  language: string | undefined
}) {
  const { transcript, player, language } = props
  const { t } = useTranslation()
  const list = useRef<HTMLOListElement>(null)
  const cues = typeof transcript === 'string' ? [] : transcript
  // Renders only when another cue is being said, not whenever the time goes on.
  const current = useSyncExternalStore(player.subscribe, () => cueAt(cues, player.state().time))

  useLayoutEffect(() => {
    const panel = list.current
    const cue = panel?.children[current]
    if (!panel || !(cue instanceof HTMLElement)) return
    // Not scrollIntoView, which would also move what surrounds the panel.
    panel.scrollTop = cue.offsetTop - panel.clientHeight / 3
  }, [current])

  if (typeof transcript === 'string') {
    const message = transcript === 'loading' ? t('pane.transcript-loading') : t('pane.transcript-broken')
    return <p className={styles.message}>{message}</p>
  }
  return (
    <ol className={styles.cues} ref={list} aria-label={t('pane.transcript')}>
      {cues.map((cue, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys that move the media reach every cue
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: cues never change
          key={index}
          className={styles.cue}
          aria-current={index === current ? 'time' : undefined}
          onClick={() => player.seek(cue.start)}
        >
          <span className={styles.time} dir="ltr">
            {formatTime(cue.start)}
          </span>
          <span className={styles.text} dir="auto" lang={language}>
            {cue.speaker !== undefined && <bdi className={styles.speaker}>{cue.speaker}: </bdi>}
            {cue.text}
          </span>
        </li>
      ))}
    </ol>
  )
}
