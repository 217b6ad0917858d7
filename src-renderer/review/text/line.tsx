import { memo, type ReactNode } from 'react'
import { type Decoration, type Segment, segmentsOf } from './decorations.ts'
import { type HiddenPiece, splitHidden } from './hidden-characters.ts'
import { isBidiEnd } from './hidden-names.ts'
import { HiddenWords } from './hidden-words.tsx'
import styles from './text-pane.module.css'
import { CoveredToken, MarkToken, OddToken, TermToken } from './tokens.tsx'

interface Props {
  /** The whole block's; the line is its stretch from `start` to `end`. */
  text: string
  start: number
  end: number
  decorations: readonly Decoration[]
}

/**
 * A line as stretches of text, each with what is drawn on it. Every stretch says in `data-at` where in the block it
 * begins, in UTF-16 units, which is how places on screen and in the text find each other.
 */
export const Line = memo(function Line({ text, start, end, decorations }: Props) {
  // Empty, it is still a place for the caret.
  if (end === start) return <span data-at={start} />
  const drawn: ReactNode[] = []
  let at = start
  for (const piece of splitHidden(text.slice(start, end))) {
    const size = typeof piece === 'string' ? piece.length : piece.size
    for (const segment of segmentsOf(at, at + size, decorations)) {
      drawn.push(...edges(segment, 'opens'))
      if (typeof piece === 'string')
        drawn.push(
          <Words key={segment.start} segment={segment} text={text.slice(segment.start, segment.end)} />,
        )
      // What stands for many characters is one token, also where something ends in it.
      else if (segment.start === at) drawn.push(<Hidden key={at} at={at} piece={piece} on={segment.on} />)
      drawn.push(...edges(segment, 'closes'))
    }
    at += size
  }
  return drawn
})

function Words({ segment, text }: { segment: Segment; text: string }) {
  const covered = segment.on.some(({ kind }) => kind === 'covered')
  return (
    <span data-at={segment.start} className={classOf(segment.on)} {...currentOf(segment.on)}>
      {covered ? <span className={styles.behind}>{text}</span> : text}
    </span>
  )
}

function Hidden({ at, piece, on }: { at: number; piece: HiddenPiece; on: readonly Decoration[] }) {
  const code = piece.kind === 'hidden' ? piece.code : undefined
  const kept = piece.kind === 'hidden' ? piece.kept : ''
  const isEnd = code !== undefined && isBidiEnd(code)
  return (
    <>
      {isEnd && kept}
      <span
        className={`${styles.hidden} ${classOf(on) ?? ''}`}
        dir={code === undefined ? undefined : 'ltr'}
        data-at={at}
        data-size={piece.size}
        data-code={code?.toString(16)}
      >
        <HiddenWords piece={piece} />
      </span>
      {!isEnd && kept}
    </>
  )
}

/** Tokens that stand before what begins and behind what ends at a segment. */
function edges({ start, on, opens, closes }: Segment, side: 'opens' | 'closes'): ReactNode[] {
  const covered = on.some(({ kind }) => kind === 'covered')
  return (side === 'opens' ? opens : closes).map((one) => {
    const key = `${side} ${start} ${one.kind} ${one.kind === 'mark' ? one.mark.key : one.start}`
    if (side === 'opens') {
      if (one.kind === 'mark' && one.opens) return <MarkToken key={key} mark={one.mark} />
      if (one.kind === 'covered' && one.opens) return <CoveredToken key={key} />
      return null
    }
    // What is behind a cover is not told either.
    if (covered) return null
    if (one.kind === 'term' && one.named) return <TermToken key={key} {...one} />
    return one.kind === 'odd' && one.named ? <OddToken key={key} odd={one.odd} /> : null
  })
}

function classOf(on: readonly Decoration[]): string | undefined {
  if (on.length === 0) return undefined
  const classes = on.map((one) => {
    if (one.kind === 'mark') return styles[one.mark.kind]
    if (one.kind === 'found') return `${styles.found} ${one.current ? styles.currentHit : ''}`
    return styles[one.kind]
  })
  return [...new Set(classes)].join(' ')
}

/** For what is looked for on screen: the hit to go to, and marks by their keys. */
function currentOf(on: readonly Decoration[]) {
  const isCurrent = on.some((one) => one.kind === 'found' && one.current)
  const mark = on.find((one) => one.kind === 'mark')
  return {
    ...(isCurrent && { 'data-current-hit': true }),
    ...(mark && { 'data-mark': mark.mark.key }),
    ...(on.some(({ kind }) => kind === 'chosen') && { 'data-chosen': true }),
  }
}
