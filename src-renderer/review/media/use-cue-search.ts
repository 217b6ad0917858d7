import { useMemo, useState } from 'react'
import { findIn } from '../../../src-shared/rules/text-find.ts'
import type { Cue } from './web-vtt.ts'

/** Longer than this nobody looks for. */
export const longestQuery = 100

export interface CueSearch {
  query: string
  setQuery: (query: string) => void
  /** Cues that have it, by their position. */
  hits: readonly number[]
  /** Which of the hits is looked at, from 0. */
  at: number
  /** To a neighbouring hit; over the ends around. */
  step: (by: -1 | 1) => void
  /** What Enter goes to: the hit that is looked at, and from there on the next. Undefined where there is none. */
  take: () => number | undefined
}

/** Looks for words in a transcript. */
export function useCueSearch(cues: readonly Cue[]): CueSearch {
  const [query, setQuery] = useState('')
  const [place, setPlace] = useState({ at: 0, taken: false })
  const hits = useMemo(
    () => (query === '' ? [] : cues.flatMap((cue, index) => (hasIt(cue, query) ? [index] : []))),
    [cues, query],
  )
  const around = (at: number) => (hits.length === 0 ? 0 : (at + hits.length) % hits.length)

  return {
    query,
    setQuery(now) {
      setQuery(now.slice(0, longestQuery))
      setPlace({ at: 0, taken: false })
    },
    hits,
    at: place.at,
    step: (by) => setPlace({ at: around(place.at + by), taken: false }),
    take() {
      const at = around(place.at + (place.taken ? 1 : 0))
      setPlace({ at, taken: true })
      return hits[at]
    },
  }
}

function hasIt({ text, speaker }: Cue, query: string): boolean {
  return findIn(text, query, 1).length > 0 || (speaker !== undefined && findIn(speaker, query, 1).length > 0)
}
