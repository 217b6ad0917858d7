import { type RefObject, useLayoutEffect, useReducer, useRef } from 'react'
import { rectOf } from './caret-place.ts'
import type { TextBlock } from './text-blocks.ts'
import type { Place } from './use-survey.ts'

/** Where on the screen a place is brought, as a share of its height. */
const height = 0.3
/** As close to the screen's edges it is brought further in, in CSS pixels. */
const margin = 48

/** Brings a place into view, unless it is there already: first its block, and once that is laid out the place itself. */
export function useGoTo(
  blocks: readonly TextBlock[],
  list: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
  scrollTo: (place: { block: number; share: number }) => void,
): (place: Place) => void {
  const goal = useRef<Place>(undefined)
  const [, drawAnew] = useReducer((version: number) => version + 1, 0)
  useLayoutEffect(() => {
    const place = goal.current
    if (!place) return
    const view = scroller.current?.getBoundingClientRect()
    const element = list.current?.querySelector(`[data-block="${place.block}"]`)
    if (!view || !list.current || !element) return
    const rect = rectOf(list.current, { block: place.block, at: place.start })
    goal.current = undefined
    if (!rect || (rect.top >= view.top + margin && rect.bottom <= view.bottom - margin)) return
    const block = element.getBoundingClientRect()
    scrollTo({
      block: place.block,
      share: (rect.top - block.top - height * view.height) / Math.max(1, block.height),
    })
  })
  return (place) => {
    goal.current = place
    const isThere = list.current?.querySelector(`[data-block="${place.block}"]`)
    if (isThere) drawAnew()
    else
      scrollTo({
        block: place.block,
        share: place.start / Math.max(1, blocks[place.block]?.text.length ?? 1),
      })
  }
}
