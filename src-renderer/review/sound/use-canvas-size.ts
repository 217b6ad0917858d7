import { type RefObject, useLayoutEffect, useState } from 'react'

/** The size of an element in device pixels, for the canvas in it; 0 × 0 until it is laid out. */
export function useCanvasSize(ref: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 })
  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      const width = Math.round(element.clientWidth * devicePixelRatio)
      const height = Math.round(element.clientHeight * devicePixelRatio)
      setSize((was) => (was.width === width && was.height === height ? was : { width, height }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])
  return size
}
