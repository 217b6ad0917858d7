import { type RefObject, useCallback, useLayoutEffect, useState } from 'react'

/** What is in view of something that scrolls, in CSS pixels. */
export interface ScrollView {
  top: number
  height: number
}

/** Follows the scrolling and the size of an element; the view, and a way to look at once after having scrolled it. */
export function useScrollView(scroller: RefObject<HTMLElement | null>, first: ScrollView) {
  const [view, setView] = useState(first)
  const look = useCallback(() => {
    const element = scroller.current
    if (element) setView({ top: element.scrollTop, height: element.clientHeight })
  }, [scroller])
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    element.addEventListener('scroll', look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', look)
    }
  }, [scroller, look])
  return { view, look }
}
