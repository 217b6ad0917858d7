import { memo, useMemo } from 'react'
import type { Decoration } from './decorations.ts'
import { Line } from './line.tsx'
import styles from './text-pane.module.css'

interface Props {
  text: string
  lang?: string | undefined
  decorations?: readonly Decoration[]
}

const none: readonly Decoration[] = []

/** Text as plain text, line by line in its own direction; what would not be seen stands as a small token. */
export const MarkedText = memo(function MarkedText({ text, lang, decorations = none }: Props) {
  const lines = useMemo(() => linesOf(text), [text])
  const byLine = useMemo(() => spread(lines, decorations), [lines, decorations])
  return lines.map(({ start, end }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text never change
    <p key={index} className={styles.line} dir="auto" lang={lang}>
      <Line text={text} start={start} end={end} decorations={byLine[index] ?? none} />
    </p>
  ))
})

interface Stretch {
  start: number
  end: number
}

/** The lines of a text without their breaks, by UTF-16 offsets; a break at the very end begins no further one. */
function linesOf(text: string): Stretch[] {
  const lines: Stretch[] = []
  let start = 0
  for (const { index, 0: found } of text.matchAll(/\r\n?|\n/g)) {
    lines.push({ start, end: index })
    start = index + found.length
  }
  if (start < text.length || lines.length === 0) lines.push({ start, end: text.length })
  return lines
}

/** To each line what is drawn on it; the same list for all lines without anything. */
function spread(lines: readonly Stretch[], decorations: readonly Decoration[]): (readonly Decoration[])[] {
  if (decorations.length === 0) return []
  const sorted = decorations.toSorted((one, other) => one.start - other.start)
  let first = 0
  return lines.map(({ start, end }) => {
    while (first < sorted.length && (sorted[first]?.end ?? 0) <= start) first++
    const here: Decoration[] = []
    for (let at = first; at < sorted.length; at++) {
      const one = sorted[at]
      if (!one || one.start >= end) break
      if (one.end > start) here.push(one)
    }
    return here.length === 0 ? none : here
  })
}
