import { useEffect, useState } from 'react'
import type { TermMatcher } from '../../../src-shared/rules/text-terms.ts'
import { inSlices } from './slices.ts'
import { surveyOf } from './survey.ts'
import type { TextBlock } from './text-blocks.ts'
import type { LoadedText } from './use-blocks.ts'

/** A place in the text to go to: a block, and UTF-16 offsets in it. */
export interface Place {
  block: number
  start: number
  end: number
}

export interface Figures {
  characters: number
  hidden: number
  /** Words that mix scripts, and terms of the policy; counted on beyond the places. */
  words: number
  terms: number
  /** Both in the order of the text, the first ten thousand. */
  places: readonly Place[]
}

const none: Figures = { characters: 0, hidden: 0, words: 0, terms: 0, places: [] }
export const mostPlaces = 10_000

/** Counts what a text has in it once it is whole, in the background and only when nothing else is to be done. */
export function useSurvey({ blocks, complete }: LoadedText, matcher: TermMatcher | undefined): Figures {
  const [figures, setFigures] = useState(none)
  useEffect(() => {
    if (!complete) return
    const life = new AbortController()
    let latest = none
    const counted = count(blocks, matcher, (now) => {
      latest = now
    })
    void inSlices(counted, life.signal, { idle: true, told: () => setFigures(latest) })
    return () => life.abort()
  }, [blocks, complete, matcher])
  return figures
}

function* count(
  blocks: readonly TextBlock[],
  matcher: TermMatcher | undefined,
  tell: (figures: Figures) => void,
) {
  let [characters, hidden, words, terms] = [0, 0, 0, 0]
  const places: Place[] = []
  for (const [index, block] of blocks.entries()) {
    const survey = surveyOf(blocks, index, matcher)
    // What began in the block before was counted there.
    const own = (hit: { start: number }) => hit.start >= 0
    characters += block.length
    hidden += survey?.hidden ?? 0
    const oddHere = survey?.words.filter(own) ?? []
    const termsHere = survey?.terms.filter(own) ?? []
    words += oddHere.length
    terms += termsHere.length
    if (places.length < mostPlaces) places.push(...inOrder(index, [...oddHere, ...termsHere]))
    tell({ characters, hidden, words, terms, places })
    yield
  }
}

/** A word that is odd and a term is one place. */
function inOrder(block: number, hits: readonly { start: number; end: number }[]): Place[] {
  const sorted = hits.toSorted((one, other) => one.start - other.start)
  return sorted
    .filter(({ start }, index) => index === 0 || start >= (sorted[index - 1]?.end ?? 0))
    .map(({ start, end }) => ({ block, start, end }))
}
