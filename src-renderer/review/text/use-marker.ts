import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Evidence } from '../../../src-shared/model/evidence.ts'
import type { PaneAction, PaneMode } from '../../../src-shared/rules/program-actions.ts'
import { directionAt, rectOf, type Spot, spotAt, spotOf } from './caret-place.ts'
import { lineBelow } from './line-below.ts'
import { evidenceOf, lineEdge, ordered, type Selected, stepped, withinPart } from './selection.ts'
import type { TextBlock } from './text-blocks.ts'

interface Options {
  blocks: readonly TextBlock[]
  list: RefObject<HTMLElement | null>
  scroller: RefObject<HTMLElement | null>
  mode: PaneMode
  onMode: (mode: PaneMode) => void
  onEvidence: (evidence: Evidence) => void
}

export interface Marker {
  /** The selection while there is one to be made; else undefined. */
  selected: Selected | undefined
  /** Carries out a key's action; false if it is none of this. */
  perform: (action: PaneAction) => boolean
  /** To be called when the pointer goes up over the text: what was dragged over is selected. */
  takeDragged: () => void
}

/** Selects a stretch of the text by keys, or by dragging, and hands it over as evidence. */
export function useMarker({ blocks, list, scroller, mode, onMode, onEvidence }: Options): Marker {
  const [kept, setKept] = useState<Selected>()
  const selected = mode === 'mark' ? kept : undefined
  /** Where the caret was before it went up and down, in CSS pixels, as in every editor. */
  const goalX = useRef<number>(undefined)

  useEffect(() => {
    if (!selected || !list.current || !scroller.current) return
    keepInView(scroller.current, rectOf(list.current, selected.caret))
  }, [selected, list, scroller])

  function begin(): void {
    const caret = list.current && scroller.current ? firstSpot(list.current, scroller.current) : undefined
    if (!caret) return
    setKept({ anchor: caret, caret })
    onMode('mark')
  }

  function move(action: PaneAction): void {
    if (!selected || !list.current || !scroller.current) return
    const { anchor, caret } = selected
    const parts = /^mark-(fine-)?(grow-)?(left|right|up|down|start|end)$/.exec(action)
    const way = parts?.[3]
    const isVertical = way === 'up' || way === 'down'
    const rect = rectOf(list.current, caret)
    goalX.current = isVertical ? (goalX.current ?? rect?.left) : undefined
    // The line's edges have no key of their own for selecting: they continue what is begun.
    const isBegun = anchor.block !== caret.block || anchor.at !== caret.at
    const extends_ = parts?.[2] !== undefined || (isBegun && (way === 'start' || way === 'end'))
    const to = target(way, parts?.[1] !== undefined, !extends_)
    setKept(extends_ ? { anchor, caret: withinPart(blocks, to, anchor) } : { anchor: to, caret: to })
  }

  function target(way: string | undefined, byWord: boolean, mayLeave: boolean): Spot {
    const [texts, view] = [list.current, scroller.current]
    const caret = selected?.caret ?? { block: 0, at: 0 }
    if (!texts || !view || way === undefined) return caret
    if (way === 'start' || way === 'end') return lineEdge(blocks, caret, way === 'end' ? 1 : -1)
    if (way === 'up' || way === 'down') {
      const by = way === 'down' ? 1 : -1
      // Beyond the first or last line on screen the line's edge is as far as it goes.
      return lineBelow(texts, view, caret, by, goalX.current) ?? lineEdge(blocks, caret, by)
    }
    const isOn = (way === 'right') === (directionAt(texts, caret) === 'ltr')
    return stepped(blocks, caret, isOn ? 1 : -1, byWord ? 'word' : 'character', mayLeave)
  }

  function accept(): void {
    const first = selected && ordered(selected)[0]
    if (!selected || !first) return
    const evidence = evidenceOf(blocks, selected)
    // An empty one is handed over too: whoever takes it says so.
    onEvidence(evidence ?? { type: 'span', post: blocks[first.block]?.part ?? 0, start: 0, end: 0 })
    if (!evidence) return
    document.getSelection()?.removeAllRanges()
    onMode('normal')
  }

  return {
    selected,
    perform(action) {
      if (action === 'mark') begin()
      else if (action === 'mark-accept') accept()
      else if (action === 'mark-leave') onMode('normal')
      else if (action.startsWith('mark-')) move(action)
      else return false
      return true
    },
    takeDragged() {
      const dragged = document.getSelection()
      const texts = list.current
      if (!texts || !dragged?.anchorNode || !dragged.focusNode) return
      const anchor = spotOf(texts, dragged.anchorNode, dragged.anchorOffset)
      const caret = spotOf(texts, dragged.focusNode, dragged.focusOffset)
      // A click alone only moves the caret that is there.
      if (!anchor || !caret || (dragged.isCollapsed && mode !== 'mark')) return
      setKept({ anchor, caret: withinPart(blocks, caret, anchor) })
      if (mode !== 'mark') onMode('mark')
    },
  }
}

/** The reported part if it is in view, else the first line that is. */
function firstSpot(list: HTMLElement, scroller: HTMLElement): Spot | undefined {
  const view = scroller.getBoundingClientRect()
  const inView = [...list.querySelectorAll<HTMLElement>('[data-block]')].filter((element) => {
    const { top, bottom } = element.getBoundingClientRect()
    return bottom > view.top && top < view.bottom
  })
  const reported = inView.find(({ dataset }) => dataset.reported === 'true' && dataset.opens === 'true')
  const block = Number((reported ?? inView[0])?.dataset.block ?? Number.NaN)
  if (Number.isNaN(block)) return undefined
  const start = { block, at: 0 }
  const top = rectOf(list, start)?.top ?? view.top
  if (reported || top >= view.top) return start
  const lines = list.getBoundingClientRect()
  const x = directionAt(list, start) === 'rtl' ? lines.right - 32 : lines.left + 32
  return spotAt(list, x, view.top + 16) ?? start
}

/** Room that stays above and below the caret, in CSS pixels. */
const margin = 64

function keepInView(scroller: HTMLElement, rect: DOMRect | undefined): void {
  if (!rect) return
  const view = scroller.getBoundingClientRect()
  if (rect.top < view.top + margin)
    scroller.scrollBy({ top: rect.top - view.top - margin, behavior: 'instant' })
  else if (rect.bottom > view.bottom - margin)
    scroller.scrollBy({ top: rect.bottom - view.bottom + margin, behavior: 'instant' })
}
