import { rectOf, type Spot, spotAt } from './caret-place.ts'

/** So many half lines are tried: over the head of a post, a picture, or the space between two. */
const tries = 24

/**
 * The spot on the line of the screen below (1) or above (-1) another, nearest to `x` (CSS pixels of the window); undefined
 * if there is none. Scrolls where that line is out of sight.
 */
export function lineBelow(
  list: HTMLElement,
  scroller: HTMLElement,
  from: Spot,
  by: 1 | -1,
  x: number | undefined,
): Spot | undefined {
  const view = scroller.getBoundingClientRect()
  const rect = rectOf(list, from)
  if (!rect) return undefined
  const step = Math.max(8, rect.height / 2)
  for (let tried = 1; tried <= tries; tried++) {
    const now = rectOf(list, from) ?? rect
    const y = by === 1 ? now.bottom + step * (tried - 0.5) : now.top - step * (tried - 0.5)
    const beyond = by === 1 ? y - view.bottom + step : y - view.top - step
    const isOut = by === 1 ? beyond > 0 : beyond < 0
    const before = scroller.scrollTop
    if (isOut) scroller.scrollBy({ top: beyond, behavior: 'instant' })
    const moved = scroller.scrollTop - before
    const spot = spotAt(list, x ?? now.left, y - moved)
    if (spot && isBeyond(list, spot, from, by)) return spot
    if (isOut && moved === 0) return undefined
  }
  return undefined
}

/** Really on another line: a place between lines belongs to the nearest. */
function isBeyond(list: HTMLElement, spot: Spot, from: Spot, by: 1 | -1): boolean {
  const [there, here] = [rectOf(list, spot), rectOf(list, from)]
  if (!there || !here) return false
  const distance = (there.top + there.bottom - here.top - here.bottom) / 2
  return distance * by > here.height / 3
}
