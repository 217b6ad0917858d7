import { type RefObject, useEffect, useRef } from 'react'
import type { ImageView } from './use-image-view.ts'

/** Dragging moves the picture, the wheel too; with Ctrl the wheel zooms around the pointer. Only while allowed. */
export function usePointerView(ref: RefObject<HTMLElement | null>, image: ImageView, allowed: boolean): void {
  const latest = useRef(image)
  useEffect(() => {
    latest.current = image
  })

  useEffect(() => {
    const element = ref.current
    if (!element || !allowed) return
    const life = new AbortController()
    const { signal } = life
    element.addEventListener('pointerdown', (event) => element.setPointerCapture(event.pointerId), { signal })
    element.addEventListener(
      'pointermove',
      (event) => event.buttons === 1 && latest.current.pan(event.movementX, event.movementY),
      { signal },
    )
    element.addEventListener('contextmenu', (event) => event.preventDefault(), { signal })
    element.addEventListener(
      'wheel',
      (event) => {
        event.preventDefault()
        if (!event.ctrlKey) {
          latest.current.pan(-event.deltaX, -event.deltaY)
          return
        }
        const box = element.getBoundingClientRect()
        const at = { x: event.clientX - box.left, y: event.clientY - box.top }
        latest.current.zoomAt(Math.exp(-event.deltaY / 400), at)
      },
      // Otherwise the browser zooms the whole page.
      { signal, passive: false },
    )
    return () => life.abort()
  }, [ref, allowed])
}
