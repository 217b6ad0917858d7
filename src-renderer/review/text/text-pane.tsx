import { useCallback, useImperativeHandle, useLayoutEffect, useMemo, useRef } from 'react'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { useOutOfReach } from '../media/use-out-of-reach.ts'
import { usePaneReports } from '../media/use-pane-reports.ts'
import { useWindow } from '../media/use-window.ts'
import type { PaneProps } from '../pane.ts'
import { countHidden } from './hidden-characters.ts'
import { MarkedText } from './marked-text.tsx'
import { PostHeader } from './post-header.tsx'
import { useReadingSize } from './reading-size.ts'
import { TextBar } from './text-bar.tsx'
import { guessLines, type TextBlock } from './text-blocks.ts'
import styles from './text-pane.module.css'
import { useBlocks } from './use-blocks.ts'

const charactersPerLine = 70
const lineHeight = 1.6
/** Nesting deeper than this is drawn no further in: the text needs its room. */
const deepest = 6

/** A text, a long file or a thread of posts, as its audience reads it and with nothing hidden. */
export function TextPane(props: PaneProps) {
  const { task, active, revealed, handle } = props
  const { content } = task
  const reports = usePaneReports(props, 'src' in content ? content.src : task.id)
  const { blocks, complete } = useBlocks(task, reports)
  const { size, change } = useReadingSize()
  const outOfReach = useOutOfReach(revealed)
  const scroller = useRef<HTMLDivElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const lineCounts = useMemo(() => blocks.map((block) => guessLines(block, charactersPerLine)), [blocks])
  const { first, end, before, after, scrollTo } = useWindow({
    scroller,
    list,
    count: blocks.length,
    guess: (index) => (lineCounts[index] ?? 1) * size * lineHeight,
    layout: size,
    start: Math.max(
      0,
      blocks.findIndex(({ post }) => post?.reported),
    ),
  })
  const near = blocks.slice(first, end).map((block, offset) => ({ block, index: first + offset }))
  const hasText = blocks.length > 0

  useLayoutEffect(() => {
    if (hasText) reports.prepared()
  }, [hasText, reports])

  const scroll = (share: number) => {
    const element = scroller.current
    element?.scrollBy({ top: share * element.clientHeight, behavior: 'instant' })
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
  }
  const allowed = active && revealed
  const perform = (action: PaneAction) => allowed && deeds[action]?.()
  useImperativeHandle(handle, () => ({ perform, watchedShare: () => 1 }))
  // The same function always: the bar is not drawn again when the task's turn comes.
  const latest = useRef(perform)
  useLayoutEffect(() => {
    latest.current = perform
  })
  const press = useCallback((action: PaneAction) => latest.current(action), [])

  return (
    <div className={styles.pane}>
      <div className={styles.stage} ref={scroller} data-veil="text" inert={outOfReach}>
        <div className={styles.list} ref={list} style={{ fontSize: size }}>
          <div style={{ blockSize: before }} />
          {near.map(({ block, index }) => (
            <Block key={index} index={index} block={block} language={task.language} />
          ))}
          <div style={{ blockSize: after }} />
        </div>
      </div>
      <TextBar {...useFigures(blocks)} language={task.language} complete={complete} perform={press} />
    </div>
  )
}

function Block({
  index,
  block,
  language,
}: {
  index: number
  block: TextBlock
  language: string | undefined
}) {
  const { post, depth, text } = block
  if (!post) {
    return (
      <div data-block={index}>
        <MarkedText text={text} lang={language} />
      </div>
    )
  }
  return (
    <article
      data-block={index}
      className={styles.post}
      data-reported={post.reported === true}
      style={{ paddingInlineStart: `${Math.min(depth, deepest) * 24}px` }}
    >
      <div className={styles.card}>
        <PostHeader post={post} />
        <MarkedText text={text} lang={post.language ?? language} />
      </div>
    </article>
  )
}

/** Counted once for each block, since a long text grows while it is read. */
function useFigures(blocks: readonly TextBlock[]) {
  const counted = useRef(new WeakMap<TextBlock, number>())
  return useMemo(() => {
    let characters = 0
    let hidden = 0
    for (const block of blocks) {
      const found = counted.current.get(block) ?? countHidden(block.text)
      counted.current.set(block, found)
      characters += block.text.length
      hidden += found
    }
    return { characters, hidden, posts: blocks[0]?.post ? blocks.length : undefined }
  }, [blocks])
}
