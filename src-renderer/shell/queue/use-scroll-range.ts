import { type RefObject, useCallback } from 'react'
import { useScrollView } from '../../ui/use-scroll-view.ts'

/** Rows beyond the edges of the view, so that scrolling shows no gap. */
const beyond = 8
/** Before it is laid out. */
const someView = { top: 0, height: 600 }

/**
 * Which of many rows of one height are in view, and a few around them; follows scrolling and the size of the window.
 * @param rowHeight in CSS pixels
 */
export function useScrollRange(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): { first: number; end: number; bringInView: (row: number) => void; rowsInView: () => number } {
  const { view } = useScrollView(scroller, someView)
  const rowsInView = useCallback(
    // The head stays in view above them.
    () => Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 1),
    [scroller, rowHeight],
  )
  const bringInView = useCallback(
    (row: number) => {
      const element = scroller.current
      if (!element) return
      const top = row * rowHeight
      const bottom = top + 2 * rowHeight - element.clientHeight
      if (element.scrollTop > top) element.scrollTop = top
      else if (element.scrollTop < bottom) element.scrollTop = bottom
    },
    [scroller, rowHeight],
  )
  const first = Math.min(Math.max(0, count - 1), Math.max(0, Math.floor(view.top / rowHeight) - beyond))
  const end = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + beyond)
  return { first, end, bringInView, rowsInView }
}
