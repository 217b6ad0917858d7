import { type Ref, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Keys } from '../../ui/keys.tsx'
import type { ShownCue } from './cover-cues.ts'
import { CueSearchField, type SearchHandle } from './cue-search-field.tsx'
import { FoundText } from './found-text.tsx'
import type { Player } from './player-types.ts'
import { formatTime } from './time-format.ts'
import styles from './transcript-panel.module.css'
import { useCueSearch } from './use-cue-search.ts'
import { usePlayerPart } from './use-player.ts'
import type { Transcript } from './use-transcript.ts'
import { useWindow } from './use-window.ts'
import { cueAt, type Said } from './web-vtt.ts'

interface Props {
  transcript: Transcript
  /** What is said, but for what stays covered; the transcript's own where it is there. */
  cues: readonly ShownCue[]
  player: Player
  language: string | undefined
  /** Goes into the search field. */
  search: Ref<SearchHandle>
}

/**
 * What is said, as text; the cue being said is marked and kept in view, and a click on a cue goes there. While something
 * is looked for, the hit that is looked at is kept in view instead.
 */
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

function Cues({
  said: { cut },
  cues,
  player,
  language,
  search: handle,
}: { said: Said } & Omit<Props, 'transcript'>) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLOListElement>(null)
  const search = useCueSearch(cues)
  // Renders only when another cue is being said, not whenever the time goes on.
  const current = usePlayerPart(player, ({ time }) => cueAt(cues, time))
  const found = search.hits[search.at]
  const shown = found ?? current
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
  useEffect(() => goTo.current({ block: Math.max(0, shown - lead), share: 0 }), [shown])

  return (
    <div className={styles.panel}>
      <CueSearchField
        search={search}
        onGo={(index) => player.seek(cues[index]?.start ?? 0)}
        handle={handle}
      />
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
                found={index === found}
                query={search.query}
                language={language}
                onPress={() => player.seek(cue.start)}
              />
            )
          })}
        </ol>
        <div style={{ blockSize: after }} />
        {cut && <p className={styles.message}>{t('pane.transcript-cut', { count: cues.length })}</p>}
      </div>
    </div>
  )
}

interface LineProps {
  index: number
  count: number
  cue: ShownCue
  said: boolean
  found: boolean
  query: string
  language: string | undefined
  onPress: () => void
}

function Line({ index, count, cue, said, found, query, language, onPress }: LineProps) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys that move the media reach every cue
    <li
      className={styles.cue}
      data-block={index}
      data-found={found || undefined}
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
        {cue.speaker !== undefined && (
          <bdi className={styles.speaker}>
            <FoundText text={cue.speaker} query={query} />:{' '}
          </bdi>
        )}
        {cue.covered ? (
          <>
            {t('evidence.flagged')} <Keys action="flagged" />
          </>
        ) : (
          <FoundText text={cue.text} query={query} />
        )}
      </span>
    </li>
  )
}
