import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Player } from './player-types.ts'
import { formatTime } from './time-format.ts'
import styles from './transcript-panel.module.css'
import type { Transcript } from './use-transcript.ts'
import { useWindow } from './use-window.ts'
import { type Cue, cueAt, type Said } from './web-vtt.ts'

interface Props {
  transcript: Transcript
  player: Player
  language: string | undefined
}

/** What is said, as text; the cue being said is marked and kept in view, and a click on a cue goes there. */
export function TranscriptPanel({ transcript, ...rest }: Props) {
  const { t } = useTranslation()
  if (transcript === 'none') return null
  if (typeof transcript === 'string')
    return <p className={styles.message}>{t(`pane.transcript-${transcript}`)}</p>
  return <Cues said={transcript} {...rest} />
}

/** Characters in a line and pixels of its height, to guess by until a cue is laid out. */
const line = { characters: 30, height: 24, padding: 8 }
/** Cues in view before the one being said. */
const lead = 2

function Cues({ said, player, language }: { said: Said } & Omit<Props, 'transcript'>) {
  const { cues, cut } = said
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  // Renders only when another cue is being said, not whenever the time goes on.
  const current = useSyncExternalStore(player.subscribe, () => cueAt(cues, player.state().time))
  const { first, end, before, after, scrollTo } = useWindow({
    scroller,
    list,
    count: cues.length,
    guess: (index) =>
      Math.ceil((cues[index]?.text.length ?? 0) / line.characters) * line.height + line.padding,
    layout: 0,
    start: Math.max(0, current - lead),
  })

  const goTo = useRef(scrollTo)
  useEffect(() => {
    goTo.current = scrollTo
  })
  useEffect(() => goTo.current({ block: Math.max(0, current - lead), share: 0 }), [current])

  return (
    <div className={styles.cues} ref={scroller}>
      <div style={{ blockSize: before }} />
      <ol className={styles.list} ref={list} aria-label={t('pane.transcript')}>
        {cues.slice(first, end).map((cue, offset) => {
          const index = first + offset
          return (
            <Line
              key={index}
              index={index}
              count={cues.length}
              cue={cue}
              said={index === current}
              language={language}
              onPress={() => player.seek(cue.start)}
            />
          )
        })}
      </ol>
      <div style={{ blockSize: after }} />
      {cut && <p className={styles.message}>{t('pane.transcript-cut', { count: cues.length })}</p>}
    </div>
  )
}

function Line(props: {
  index: number
  count: number
  cue: Cue
  said: boolean
  language: string | undefined
  onPress: () => void
}) {
  const { index, count, cue, said, language, onPress } = props
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys that move the media reach every cue
    <li
      className={styles.cue}
      data-block={index}
      // Only those near the view are there.
      aria-posinset={index + 1}
      aria-setsize={count}
      aria-current={said ? 'time' : undefined}
      onClick={onPress}
    >
      <span className={styles.time} dir="ltr">
        {formatTime(cue.start)}
      </span>
      <span className={styles.text} dir="auto" lang={language}>
        {cue.speaker !== undefined && <bdi className={styles.speaker}>{cue.speaker}: </bdi>}
        {cue.text}
      </span>
    </li>
  )
}
