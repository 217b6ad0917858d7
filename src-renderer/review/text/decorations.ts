import type { Span } from '../../../src-shared/model/evidence.ts'
import { disguisesIn } from '../../../src-shared/rules/text-disguise.ts'
import type { Odd } from '../../../src-shared/rules/text-mixed.ts'
import { unitsAt } from '../../../src-shared/rules/text-offsets.ts'
import type { Mark } from '../pane.ts'
import type { Survey } from './survey.ts'
import type { TextBlock } from './text-blocks.ts'

/** Something to draw on a stretch of a block, by UTF-16 offsets of the block. */
export type Decoration = { start: number; end: number } & (
  | { kind: 'odd'; odd: readonly Odd[]; named: boolean }
  | { kind: 'term'; title: string | undefined; disguised: boolean; odd: readonly Odd[]; named: boolean }
  | { kind: 'found'; current: boolean }
  | { kind: 'mark'; mark: Mark; opens: boolean }
  | { kind: 'covered'; opens: boolean }
  | { kind: 'chosen' }
)

/** More than these in one block would be no help to read by, and slow to draw. */
const mostInBlock = 400

/** Words that are odd and terms, drawn until there are too many; what is the same as before is not named again. */
export function surveyDecorations(
  text: string,
  { words, terms }: Survey,
  titleOf: (term: number) => string | undefined,
): Decoration[] {
  const told = new Set<string>()
  const isNew = (name: string) => {
    const before = told.size
    return told.add(name).size > before
  }
  const isOdd = (start: number, end: number) => words.some((word) => word.start < end && word.end > start)
  return [
    ...words.slice(0, mostInBlock).map(({ start, end, odd }): Decoration => {
      const named = isNew(odd.map(({ character }) => character).join(''))
      return { kind: 'odd', start, end, odd, named }
    }),
    ...terms.slice(0, mostInBlock).map(({ start, end, term, how }): Decoration => {
      const title = titleOf(term)
      const odd = how === 'look-alike' && !isOdd(start, end) ? disguisesIn(text.slice(start, end)) : []
      const disguised = how !== 'plain'
      const named = isNew(`${title} ${how} ${odd.map(({ character }) => character).join('')}`)
      return { kind: 'term', start, end, title, disguised, odd, named }
    }),
  ]
}

/** Hits of a search that lie in the block or reach into it; of very many those around the current one. */
export function foundDecorations(
  hits: readonly { start: number; end: number; current: boolean }[],
): Decoration[] {
  const at = Math.max(0, hits.findIndex(({ current }) => current) - mostInBlock / 2)
  return hits.slice(at, at + mostInBlock).map((hit) => ({ kind: 'found', ...hit }))
}

/** Evidence and signals in this block. */
export function markDecorations(block: TextBlock, marks: readonly Mark[]): Decoration[] {
  return marks.slice(0, mostInBlock).flatMap((mark) => {
    if (mark.evidence.type !== 'span') return []
    const place = placeOf(block, mark.evidence)
    return place ? [{ kind: 'mark' as const, mark, ...place }] : []
  })
}

/** What machines point at, as long as it stays covered. */
export function coveredDecorations(block: TextBlock, spans: readonly Span[]): Decoration[] {
  return spans.flatMap((span) => {
    const place = placeOf(block, span)
    return place ? [{ kind: 'covered' as const, ...place }] : []
  })
}

/** A span's place in the block, and whether it begins there; undefined if it lies elsewhere. */
function placeOf(
  { part, text, points, length }: TextBlock,
  { post, start, end }: Span,
): { start: number; end: number; opens: boolean } | undefined {
  if (post !== part || end <= points || start >= points + length || end <= start) return undefined
  const opens = start >= points
  return {
    start: opens ? unitsAt(text, start - points) : 0,
    end: end >= points + length ? text.length : unitsAt(text, end - points),
    opens,
  }
}

/** A stretch between two edges, with all that is to be drawn on it. */
export interface Segment {
  start: number
  end: number
  on: readonly Decoration[]
  /** Those that begin here, and those that end here. */
  opens: readonly Decoration[]
  closes: readonly Decoration[]
}

/**
 * Cuts the stretch from `start` to `end` at the edges of what is drawn on it. Takes time in proportion to both, times how
 * many lie over each other.
 */
export function segmentsOf(start: number, end: number, decorations: readonly Decoration[]): Segment[] {
  const here = decorations.filter((one) => one.start < end && one.end > start && one.end > one.start)
  if (here.length === 0) return [{ start, end, on: [], opens: [], closes: [] }]
  const edges = new Set([start, end])
  for (const one of here) {
    edges.add(Math.max(start, one.start))
    edges.add(Math.min(end, one.end))
  }
  const cuts = [...edges].sort((one, other) => one - other)
  const waiting = here.toSorted((one, other) => one.start - other.start)
  let next = 0
  let on: Decoration[] = []
  return cuts.slice(0, -1).map((from, index) => {
    const to = cuts[index + 1] ?? end
    const begun: Decoration[] = []
    for (let one = waiting[next]; one && one.start <= from; one = waiting[++next]) begun.push(one)
    on = [...on.filter((one) => one.end > from), ...begun]
    return {
      start: from,
      end: to,
      on,
      opens: begun.filter((one) => one.start === from),
      closes: on.filter((one) => one.end === to),
    }
  })
}
