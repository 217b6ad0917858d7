import { useEffect, useRef, useState } from 'react'
import { findIn } from '../../../src-shared/rules/text-find.ts'
import { inSlices } from './slices.ts'
import { withNeighbours } from './survey.ts'
import type { TextBlock } from './text-blocks.ts'
import type { Place } from './use-survey.ts'

/** Further ones are not counted. */
export const mostHits = 10_000
/** Longest text to look for, in UTF-16 units. */
export const longestSought = 200

export interface Finding {
  sought: string
  seek: (sought: string) => void
  hits: readonly Place[]
  /** All of the text has been looked at, as far as it is there. */
  done: boolean
  /** Position among the hits, from 0; -1 for none. */
  current: number
  /** Goes a hit on or back, and around at the ends; where it is. */
  step: (by: 1 | -1) => Place | undefined
}

interface Found {
  of: string
  hits: readonly Place[]
  done: boolean
}

const nothing: Found = { of: '', hits: [], done: true }

interface Wishes {
  /** The block from which on the first hit is looked for. */
  from: () => number
  /** Hears of the first hit, as soon as there is one. */
  onFirst: (place: Place) => void
}

/** Looks for a text in all blocks, a few milliseconds at a time. */
export function useFind(blocks: readonly TextBlock[], wishes: Wishes): Finding {
  const [sought, seek] = useState('')
  const [found, setFound] = useState(nothing)
  const [current, setCurrent] = useState(-1)
  const latest = useRef(wishes)
  useEffect(() => {
    latest.current = wishes
  })

  useEffect(() => {
    if (sought.trim() === '') {
      setFound(nothing)
      setCurrent(-1)
      return
    }
    const life = new AbortController()
    const hits: Place[] = []
    let chosen = false
    const tell = (done: boolean) => {
      setFound({ of: sought, hits: [...hits], done })
      if (chosen) return
      const first = latest.current.from()
      const after = hits.findIndex(({ block }) => block >= first)
      const at = after === -1 && done ? 0 : after
      const place = hits[at]
      if (!place) return
      chosen = true
      setCurrent(at)
      latest.current.onFirst(place)
    }
    const search = function* () {
      for (const index of blocks.keys()) {
        hits.push(...hitsIn(blocks, index, sought, mostHits - hits.length))
        if (hits.length >= mostHits) return
        yield
      }
    }
    setCurrent(-1)
    void inSlices(search(), life.signal, { told: () => tell(false) }).then(() => {
      if (!life.signal.aborted) tell(true)
    })
    return () => life.abort()
  }, [blocks, sought])

  const hits = found.of === sought ? found.hits : nothing.hits
  const step = (by: 1 | -1) => {
    if (hits.length === 0) return undefined
    const next = (Math.max(current, by === 1 ? -1 : 0) + by + hits.length) % hits.length
    setCurrent(next)
    return hits[next]
  }
  return { sought, seek, hits, done: found.of === sought && found.done, current, step }
}

/** Hits that begin in a block; the last may end in the next. */
function hitsIn(blocks: readonly TextBlock[], index: number, sought: string, most: number): Place[] {
  const length = blocks[index]?.text.length ?? 0
  const [text] = withNeighbours(blocks, index, 0, sought.length * 4)
  return findIn(text, sought, most)
    .filter(({ start }) => start < length)
    .map(({ start, end }) => ({ block: index, start, end }))
}
