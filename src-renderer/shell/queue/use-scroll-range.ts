import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'

/** Rows beyond the edges of the view, so that scrolling shows no gap. */
const beyond = 8

/**
 * Which of many rows of one height are in view, and a few around them; follows scrolling and the size of the window.
 * @param rowHeight in CSS pixels
 */
export function useScrollRange(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
): { first: number; end: number; bringInView: (row: number) => void; rowsInView: () => number } {
  const [range, setRange] = useState({ top: 0, height: 600 })

  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const look = () => setRange({ top: element.scrollTop, height: element.clientHeight })
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller])

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
  const first = Math.min(Math.max(0, count - 1), Math.max(0, Math.floor(range.top / rowHeight) - beyond))
  const end = Math.min(count, Math.ceil((range.top + range.height) / rowHeight) + beyond)
  return { first, end, bringInView, rowsInView }
}
