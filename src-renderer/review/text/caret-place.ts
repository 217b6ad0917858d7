/** A place in the laid out text: a block and a UTF-16 offset in it. */
export interface Spot {
  block: number
  at: number
}

/** Where a spot is on screen, as the edge of a character; undefined while its block is not laid out. */
export function rectOf(list: HTMLElement, { block, at }: Spot): DOMRect | undefined {
  const stretches = stretchesOf(list, block)
  // The last that begins at or before it; where two meet, the one that begins.
  const stretch = stretches.findLast((one) => startOf(one) <= at) ?? stretches[0]
  if (!stretch) return undefined
  const words = wordsOf(stretch)
  if (!words) {
    const rect = stretch.getBoundingClientRect()
    const size = Number(stretch.dataset.size ?? 0)
    return size > 0 && at >= startOf(stretch) + size
      ? edge(rect, isRightToLeft(stretch) ? 'left' : 'right')
      : edge(rect, isRightToLeft(stretch) ? 'right' : 'left')
  }
  const offset = Math.min(Math.max(0, at - startOf(stretch)), words.length)
  const range = document.createRange()
  range.setStart(words, offset)
  range.collapse(true)
  const rects = range.getClientRects()
  // At a soft line break there are two: the one on the next line is where writing would go on.
  return rects[rects.length - 1] ?? stretch.getBoundingClientRect()
}

function edge(rect: DOMRect, side: 'left' | 'right'): DOMRect {
  return new DOMRect(rect[side], rect.top, 0, rect.height)
}

/** The spot under a place on screen, in CSS pixels of the window; undefined where there is no text. */
export function spotAt(list: HTMLElement, x: number, y: number): Spot | undefined {
  const place = document.caretPositionFromPoint(x, y)
  return place ? spotOf(list, place.offsetNode, place.offset) : undefined
}

/** The spot of a place in the document, as a selection gives it. */
export function spotOf(list: HTMLElement, node: Node, offset: number): Spot | undefined {
  const element = node instanceof Element ? node : node.parentElement
  const stretch = element?.closest('[data-at]')
  if (!(stretch instanceof HTMLElement) || !list.contains(stretch)) return nearest(list, node, offset)
  const block = blockOf(stretch)
  if (block === undefined) return undefined
  const size = Number(stretch.dataset.size ?? 0)
  if (size > 0) return { block, at: startOf(stretch) + (offset > 0 ? size : 0) }
  return { block, at: startOf(stretch) + (node instanceof Text ? offset : 0) }
}

/** For a place beside the stretches, such as a paragraph's end: the end of the stretch before it. */
function nearest(list: HTMLElement, node: Node, offset: number): Spot | undefined {
  if (!(node instanceof HTMLElement) || !list.contains(node)) return undefined
  const before = [...node.childNodes].slice(0, offset).reverse()
  const inside = [...before, node]
    .flatMap((one) => (one instanceof HTMLElement ? [one, ...one.querySelectorAll('[data-at]')] : []))
    .filter((one): one is HTMLElement => one instanceof HTMLElement && one.dataset.at !== undefined)
  const stretch = before.length > 0 ? inside.at(-1) : inside[0]
  const block = stretch && blockOf(stretch)
  if (!stretch || block === undefined) return undefined
  const length = Number(stretch.dataset.size ?? wordsOf(stretch)?.length ?? 0)
  return { block, at: startOf(stretch) + (before.length > 0 ? length : 0) }
}

/** Direction of the paragraph that a spot is in. */
export function directionAt(list: HTMLElement, { block, at }: Spot): 'ltr' | 'rtl' {
  const stretches = stretchesOf(list, block)
  const stretch = stretches.findLast((one) => startOf(one) <= at) ?? stretches[0]
  const line = stretch?.closest('p')
  return line && getComputedStyle(line).direction === 'rtl' ? 'rtl' : 'ltr'
}

function stretchesOf(list: HTMLElement, block: number): HTMLElement[] {
  const element = list.querySelector(`[data-block="${block}"]`)
  return element ? [...element.querySelectorAll<HTMLElement>('[data-original] [data-at]')] : []
}

function startOf(stretch: HTMLElement): number {
  return Number(stretch.dataset.at)
}

function blockOf(element: HTMLElement): number | undefined {
  const block = element.closest<HTMLElement>('[data-block]')?.dataset.block
  return block === undefined ? undefined : Number(block)
}

/** The text of a stretch; none of a token and of an empty line. */
function wordsOf(stretch: HTMLElement): Text | undefined {
  if (stretch.dataset.size !== undefined) return undefined
  const inner = stretch.firstElementChild ?? stretch
  return inner.firstChild instanceof Text ? inner.firstChild : undefined
}

function isRightToLeft(element: HTMLElement): boolean {
  const line = element.closest('p')
  return line !== null && getComputedStyle(line).direction === 'rtl'
}
