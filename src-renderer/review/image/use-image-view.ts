import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { fitted, panned, type Size, type View, zoomed, zoomStep } from './image-view.ts'
import { nextTurn, type Turns, turnedSize, turnView } from './turn.ts'

const smallMove = 0.1
/** More than any picture is long on screen. */
const far = 1e7

export interface ImageView {
  view: View | undefined
  box: Size | undefined
  turns: Turns
  /** Zoom as people say it: 1 when a picture pixel is a screen pixel. */
  zoom: number
  /** The same function for the pane's whole life, as are the others. */
  perform: (action: PaneAction) => void
  /** Moves by box pixels. */
  pan: (dx: number, dy: number) => void
  /** Zooms by a factor around a point of the box. */
  zoomAt: (factor: number, at: { x: number; y: number }) => void
}

interface Chosen {
  /** What it was chosen for: another picture begins anew. */
  picture: Size | undefined
  turns: Turns
  /** None: fitted. */
  view: View | undefined
}

/** The view of a picture in the box of `ref`: upright and fitted until the moderator looks closer, and fitted again after Home. */
export function useImageView(ref: RefObject<HTMLElement | null>, picture: Size | undefined): ImageView {
  const [box, setBox] = useState<Size>()
  const [kept, setKept] = useState<Chosen>({ picture, turns: 0, view: undefined })
  const chosen = kept.picture === picture ? kept : { picture, turns: 0 as const, view: undefined }
  const pixel = 1 / window.devicePixelRatio
  const view =
    picture && box ? (chosen.view ?? fitted(turnedSize(picture, chosen.turns), box, pixel)) : undefined
  // Keys come faster than renders: each move starts from the last, not from what is on screen.
  const latest = useRef({ chosen, view, box })
  useLayoutEffect(() => {
    latest.current = { chosen, view, box }
  })

  useLayoutEffect(() => {
    const element = ref.current
    if (!element) return
    const measure = () => {
      setBox({ width: element.clientWidth, height: element.clientHeight })
      setKept((now) => ({ ...now, view: undefined }))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [ref])

  const choose = useCallback(
    (next: (view: View, shown: Size, box: Size, pixel: number) => View | undefined, turn = false) => {
      const now = latest.current
      if (!now.view || !now.chosen.picture || !now.box) return
      const turns = turn ? nextTurn(now.chosen.turns) : now.chosen.turns
      const before = turnedSize(now.chosen.picture, now.chosen.turns)
      const shown = turnedSize(now.chosen.picture, turns)
      const pixel = 1 / window.devicePixelRatio
      const from = turn ? turnView(now.view, before, now.box) : now.view
      const view = next(from, shown, now.box, pixel)
      const chosen = { picture: now.chosen.picture, turns, view }
      latest.current = { ...now, chosen, view: view ?? fitted(shown, now.box, pixel) }
      setKept(chosen)
    },
    [],
  )
  const pan = useCallback(
    (dx: number, dy: number) => choose((from, size, room) => panned(from, dx, dy, size, room)),
    [choose],
  )
  const zoomAt = useCallback(
    (factor: number, at: { x: number; y: number }) =>
      choose((from, size, room, pixel) => zoomed(from, from.scale * factor, at, size, room, pixel)),
    [choose],
  )

  const perform = useCallback(
    (action: PaneAction) => {
      const { box: room, chosen: now } = latest.current
      const { width, height } = room ?? { width: 0, height: 0 }
      const middle = { x: width / 2, y: height / 2 }
      const move = (dx: number, dy: number, share: number) => pan(dx * share * width, dy * share * height)
      const deeds: Partial<Record<PaneAction, () => void>> = {
        'zoom-in': () => zoomAt(zoomStep, middle),
        'zoom-out': () => zoomAt(1 / zoomStep, middle),
        'zoom-toggle': () =>
          choose((from, size, within, pixel) => {
            const close = Math.abs(from.scale - pixel) < pixel / 1000
            return close ? undefined : zoomed(from, pixel, middle, size, within, pixel)
          }),
        // What is fitted is fitted again; what is looked at closely stays so.
        rotate: () =>
          choose((from, size, within) => (now.view ? panned(from, 0, 0, size, within) : undefined), true),
        'go-left': () => move(1, 0, smallMove),
        'go-right': () => move(-1, 0, smallMove),
        'go-up': () => move(0, 1, smallMove),
        'go-down': () => move(0, -1, smallMove),
        'go-start': () => choose(() => undefined),
        'go-end': () => pan(-far, -far),
      }
      deeds[action]?.()
    },
    [choose, pan, zoomAt],
  )

  return { view, box, turns: chosen.turns, zoom: (view?.scale ?? pixel) / pixel, perform, pan, zoomAt }
}
