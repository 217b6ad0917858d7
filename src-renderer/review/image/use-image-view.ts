import { type RefObject, useLayoutEffect, useRef, useState } from 'react'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { fitted, panned, type Size, type View, zoomed, zoomStep } from './image-view.ts'

const smallMove = 0.1
const largeMove = 0.9

export interface ImageView {
  view: View | undefined
  /** Zoom as people say it: 1 when a picture pixel is a screen pixel. */
  zoom: number
  perform: (action: PaneAction) => void
  /** Moves by box pixels. */
  pan: (dx: number, dy: number) => void
  /** Zooms by a factor around a point of the box. */
  zoomAt: (factor: number, at: { x: number; y: number }) => void
}

/** The view of a picture in the box of `ref`: fitted until the moderator looks closer, and again after Home. */
export function useImageView(ref: RefObject<HTMLElement | null>, picture: Size | undefined): ImageView {
  const [box, setBox] = useState<Size>()
  const [chosen, setChosen] = useState<View>()
  const pixel = 1 / window.devicePixelRatio
  const view = picture && box ? (chosen ?? fitted(picture, box, pixel)) : undefined
  // Keys come faster than renders: each move starts from the last, not from what is on screen.
  const latest = useRef(view)
  useLayoutEffect(() => {
    latest.current = view
  })

  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      setBox({ width: element.clientWidth, height: element.clientHeight })
      setChosen(undefined)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])

  const choose = (next: (view: View, picture: Size, box: Size) => View | undefined) => {
    if (!latest.current || !picture || !box) return
    const now = next(latest.current, picture, box)
    latest.current = now ?? fitted(picture, box, pixel)
    setChosen(now)
  }
  const pan = (dx: number, dy: number) => choose((from, size, room) => panned(from, dx, dy, size, room))
  const zoomAt = (factor: number, at: { x: number; y: number }) =>
    choose((from, size, room) => zoomed(from, from.scale * factor, at, size, room, pixel))
  const middle = { x: (box?.width ?? 0) / 2, y: (box?.height ?? 0) / 2 }
  const move = (dx: number, dy: number, share: number) =>
    pan(dx * share * (box?.width ?? 0), dy * share * (box?.height ?? 0))
  const far = 1e7

  const deeds: Partial<Record<PaneAction, () => void>> = {
    'zoom-in': () => zoomAt(zoomStep, middle),
    'zoom-out': () => zoomAt(1 / zoomStep, middle),
    'zoom-toggle': () =>
      choose((from, size, room) => {
        const close = Math.abs(from.scale - pixel) < pixel / 1000
        return close ? undefined : zoomed(from, pixel, middle, size, room, pixel)
      }),
    'go-left': () => move(1, 0, smallMove),
    'go-right': () => move(-1, 0, smallMove),
    'go-up': () => move(0, 1, smallMove),
    'go-down': () => move(0, -1, smallMove),
    'page-up': () => move(0, 1, largeMove),
    'page-down': () => move(0, -1, largeMove),
    'go-start': () => choose(() => undefined),
    'go-end': () => pan(-far, -far),
  }

  return {
    view,
    zoom: (view?.scale ?? pixel) / pixel,
    perform: (action) => deeds[action]?.(),
    pan,
    zoomAt,
  }
}
