import {
  useCallback,
  useEffectEvent,
  useImperativeHandle,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { useOutOfReach } from '../media/use-out-of-reach.ts'
import { usePaneReports } from '../media/use-pane-reports.ts'
import { useWindow } from '../media/use-window.ts'
import type { PaneProps } from '../pane.ts'
import { Block } from './block.tsx'
import { blockInView } from './block-in-view.ts'
import { Caret } from './caret.tsx'
import { FindBar } from './find-bar.tsx'
import { ProfilePictures } from './profile-pictures.tsx'
import { useReadingSize } from './reading-size.ts'
import { chosenPart } from './selection.ts'
import { surveyOf } from './survey.ts'
import { TextBar } from './text-bar.tsx'
import { guessLines } from './text-blocks.ts'
import styles from './text-pane.module.css'
import { TranslationPanel } from './translation.tsx'
import { useBlocks } from './use-blocks.ts'
import { useFind } from './use-find.ts'
import { useGoTo } from './use-go-to.ts'
import { useHits } from './use-hits.ts'
import { useMarker } from './use-marker.ts'
import { useMatcher, useTermTitles } from './use-matcher.ts'
import { useSeen } from './use-seen.ts'
import { type Place, useSurvey } from './use-survey.ts'

const charactersPerLine = 70
const lineHeight = 1.6
const nowhere = { start: 0, end: 0 }

/** A text, a long file, a thread, a chat or a profile, as its audience reads it and with nothing hidden. */
export function TextPane(props: PaneProps) {
  const { task, active, revealed, handle, marks, flagged, mode, onMode, onEvidence } = props
  const { content } = task
  const { translation } = task.context
  const reports = usePaneReports(props, 'src' in content ? content.src : task.id)
  const loaded = useBlocks(task, reports)
  const { blocks, complete } = loaded
  const { size, change } = useReadingSize()
  const outOfReach = useOutOfReach(revealed)
  const [translated, setTranslated] = useState(false)
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const { first, end, before, after, scrollTo } = useWindow({
    scroller,
    list,
    count: blocks.length,
    guess: (index) => {
      const block = blocks[index]
      return (block ? guessLines(block, charactersPerLine) : 1) * size * lineHeight
    },
    layout: `${size} ${translated}`,
    start: Math.max(
      0,
      blocks.findIndex(({ style }) => style.head?.reported),
    ),
  })
  const { matcher, terms } = useMatcher()
  const figures = useSurvey(loaded, matcher)
  const goTo = useGoTo(blocks, list, scroller, scrollTo)
  const firstInView = () => blockInView(scroller.current, list.current) ?? first
  const [asked, setAsked] = useState(0)
  const [term, setTerm] = useState<Place>()
  const finding = useFind(blocks, {
    from: firstInView,
    onFirst(place) {
      setTerm(undefined)
      goTo(place)
    },
  })
  const hitsIn = useHits(blocks, finding.hits, term ?? finding.hits[finding.current])
  const marker = useMarker({ blocks, list, scroller, mode, onMode, onEvidence })
  const allowed = active && revealed
  const seen = useSeen(blocks, scroller, list, allowed)
  const titleOf = useTermTitles(terms)
  const covered = useMemo(() => flagged.filter((one) => one.type === 'span'), [flagged])
  const isWhole = blocks[0]?.style.kind === 'text'
  const hasText = blocks.length > 0

  useLayoutEffect(() => {
    if (hasText) reports.prepared()
  }, [hasText, reports])

  // Who goes to the end of a text that still arrives means its end, not what is the last of it just now.
  const toEnd = useRef(false)
  const goToEnd = useEffectEvent(() => {
    if (toEnd.current) scrollTo('end')
    toEnd.current = false
  })
  useLayoutEffect(() => {
    if (complete) goToEnd()
  }, [complete])

  const scroll = (share: number) => {
    const element = scroller.current
    element?.scrollBy({ top: share * element.clientHeight, behavior: 'instant' })
  }
  const stepHit = (by: 1 | -1) => {
    setTerm(undefined)
    const place = finding.step(by)
    if (place) goTo(place)
  }
  const nextTerm = () => {
    const from = term ?? { block: firstInView(), start: -1 }
    const place =
      figures.places.find(
        ({ block, start }) => block > from.block || (block === from.block && start > from.start),
      ) ?? figures.places[0]
    setTerm(place)
    if (place) goTo(place)
  }
  const deeds: Partial<Record<PaneAction, () => void>> = {
    'go-up': () => scroll(-0.15),
    'go-down': () => scroll(0.15),
    'page-up': () => scroll(-0.9),
    'page-down': () => scroll(0.9),
    'go-start': () => scrollTo({ block: 0, share: 0 }),
    'go-end': () => scrollTo('end'),
    'zoom-in': () => change(1),
    'zoom-out': () => change(-1),
    'zoom-toggle': () => change(0),
    'find-next': () => stepHit(1),
    'find-previous': () => stepHit(-1),
    'next-term': nextTerm,
    translation: () => translation && setTranslated((shown) => !shown),
  }
  const perform = (action: PaneAction) => {
    // The field is no content, and whoever reveals by holding a key has no hand to type with.
    if (active && action === 'find') setAsked((times) => times + 1)
    else if (allowed && !marker.perform(action) && deeds[action]) {
      toEnd.current = action === 'go-end' && !complete
      deeds[action]()
    }
  }
  useImperativeHandle(handle, () => ({
    perform,
    coverage: seen.coverage,
    watchedShare: seen.share,
    durationSeconds: () => undefined,
  }))
  // The same function always: the bar is not drawn again when the task's turn comes.
  const latest = useRef(perform)
  useLayoutEffect(() => {
    latest.current = perform
  })
  const press = useCallback((action: PaneAction) => latest.current(action), [])
  const chosenIn = (index: number) => {
    const { start, end } = marker.selected ? chosenPart(blocks, marker.selected, index) : nowhere
    return { chosenStart: start, chosenEnd: end }
  }

  return (
    <div className={styles.pane}>
      {asked > 0 && active && (
        <FindBar finding={finding} asked={asked} onStep={stepHit} onClose={() => setAsked(0)} />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging selects what keys select as well */}
      <div
        className={styles.stage}
        ref={scroller}
        data-veil="text"
        inert={outOfReach}
        onMouseUp={marker.takeDragged}
        onWheel={() => {
          toEnd.current = false
        }}
      >
        <div className={styles.list} ref={list} style={{ fontSize: size }}>
          <div style={{ blockSize: before }} />
          {blocks.slice(first, end).map((block, offset) => {
            const index = first + offset
            return (
              <Block
                key={index}
                index={index}
                block={block}
                language={task.language}
                survey={surveyOf(blocks, index, matcher)}
                titleOf={titleOf}
                hits={hitsIn(index)}
                marks={marks}
                covered={covered}
                {...chosenIn(index)}
                translation={translated ? translation : undefined}
                pictures={
                  'profile' in content &&
                  index === 0 && (
                    <ProfilePictures
                      taskId={task.id}
                      banner={content.profile.banner}
                      avatar={content.profile.avatar}
                    />
                  )
                }
              />
            )
          })}
          <div style={{ blockSize: after }} />
          {marker.selected && <Caret list={list} spot={marker.selected.caret} />}
        </div>
      </div>
      {translated && translation && isWhole && (
        <TranslationPanel
          translation={translation}
          size={size}
          along={scroller}
          covered={covered.length > 0}
          inert={outOfReach}
        />
      )}
      <TextBar
        language={task.language}
        kind={blocks[0]?.style.kind ?? 'text'}
        parts={useMemo(() => blocks.filter(({ opens }) => opens).length, [blocks])}
        figures={figures}
        complete={complete}
        isMarking={marker.selected !== undefined}
        translated={translation && translated}
        perform={press}
      />
    </div>
  )
}
