import { type RefObject, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'
import { useScrollView } from '../../ui/use-scroll-view.ts'
import { type WindowRange, windowRange } from './window-range.ts'

/** Where to scroll: the top of a block and a share of its height, or the very end. */
type Place = { block: number; share: number } | 'end'

interface Options {
  scroller: RefObject<HTMLElement | null>
  /** Holds the laid out blocks as its children, each with `data-block`. */
  list: RefObject<HTMLElement | null>
  count: number
  /** Height in pixels, until the block was laid out. */
  guess: (index: number) => number
  /** When it changes, all heights are measured anew. */
  layout: unknown
  /** Block to have in view at first, which is when there are any. */
  start: number
}

const noView = { top: 0, height: 0 }
/** How many views' heights beyond the view are laid out: at once after a jump, and more step by step when there is time. */
const beyondAtOnce = 0.1
const beyondStep = 0.3
const beyondMost = 1
/** Measuring and laying out go on after a key's turn when they take longer, in milliseconds. */
const mostInOneTurn = 30

/**
 * Lays out only the blocks near the view, first what is in view and then what is around it. Heights are guessed until
 * measured; the browser's scroll anchoring keeps what is being read in place when a guess was wrong.
 */
export function useWindow(options: Options): WindowRange & { scrollTo: (place: Place) => void } {
  const { scroller, list, count, guess, layout, start } = options
  const [heights] = useState(() => new Map<number, number>())
  const [, update] = useReducer((version: number) => version + 1, 0)
  const { view, look } = useScrollView(scroller, noView)
  const goal = useRef<Place | undefined>(undefined)
  const isBegun = useRef(false)
  const [reached, setReached] = useState({ layout, beyond: beyondAtOnce })
  // A new layout lays out little at first, too.
  const beyond = reached.layout === layout ? reached.beyond : beyondAtOnce
  const turns = useTurns(update)

  const heightOf = (index: number) => heights.get(index) ?? guess(index)
  const offsetOf = (index: number) => {
    let y = 0
    for (let at = 0; at < index; at++) y += heightOf(at)
    return y
  }
  const margin = beyond * view.height
  const range = windowRange(count, heightOf, view.top - margin, view.top + view.height + margin)

  const scrollTo = (place: Place) => {
    goal.current = place
    setReached({ layout, beyond: beyondAtOnce })
    update()
  }

  useLayoutEffect(() => {
    if (isBegun.current || count === 0) return
    isBegun.current = true
    if (start > 0) goal.current ??= { block: start, share: 0 }
  }, [count, start])

  // What was at the top before a new layout is there after it.
  const known = useRef({ layout, width: 0 })
  useLayoutEffect(() => {
    const width = scroller.current?.clientWidth ?? 0
    if (known.current.layout === layout && known.current.width === width) return
    known.current = { layout, width }
    if (heights.size === 0) return
    const top = scroller.current?.scrollTop ?? 0
    const { first, before } = windowRange(count, heightOf, top, top)
    heights.clear()
    goal.current ??= { block: first, share: (top - before) / Math.max(1, heightOf(first)) }
    setReached({ layout, beyond: beyondAtOnce })
    update()
  })

  // Measure what is laid out, and come closer to the goal, until nothing changes any more.
  useLayoutEffect(() => {
    let changed = false
    for (const child of list.current?.children ?? []) {
      if (!(child instanceof HTMLElement) || child.dataset.block === undefined) continue
      const index = Number(child.dataset.block)
      const height = child.getBoundingClientRect().height
      if (Math.abs((heights.get(index) ?? -1) - height) > 0.5) {
        heights.set(index, height)
        changed = true
      }
    }
    const element = scroller.current
    const place = goal.current
    if (element && place !== undefined) {
      const top =
        place === 'end' ? element.scrollHeight : offsetOf(place.block) + place.share * heightOf(place.block)
      const was = element.scrollTop
      element.scrollTop = top
      if (!changed && Math.abs(element.scrollTop - was) < 1) goal.current = undefined
      else changed = true
      look()
    }
    if (changed) turns.again()
    else if (beyond < beyondMost)
      turns.rest(() => setReached({ layout, beyond: Math.min(beyondMost, beyond + beyondStep) }))
  })

  useEffect(() => () => heights.clear(), [heights])
  return { ...range, scrollTo }
}

/** Draws again at once as long as that is quick, and later in the next turn, so that keys and painting come in between. */
function useTurns(update: () => void) {
  const [turns] = useState(() => {
    let beganAt: number | undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const later = (then: () => void) => {
      beganAt = undefined
      clearTimeout(timer)
      timer = setTimeout(then)
    }
    return {
      again() {
        beganAt ??= performance.now()
        if (performance.now() - beganAt < mostInOneTurn) update()
        else later(update)
      },
      rest: later,
      end: () => clearTimeout(timer),
    }
  })
  useEffect(() => turns.end, [turns])
  return turns
}
