/** Which blocks to lay out, and the height of what is left out before and after, in pixels. */
export interface WindowRange {
  /** First block, and the one after the last. */
  first: number
  end: number
  before: number
  after: number
}

/** The blocks that meet the stretch from `top` to `bottom`, in pixels from the first block's upper edge. */
export function windowRange(
  count: number,
  heightOf: (index: number) => number,
  top: number,
  bottom: number,
): WindowRange {
  let first = 0
  let y = 0
  while (first < count - 1 && y + heightOf(first) <= top) y += heightOf(first++)
  const before = y
  let end = first
  while (end < count && (end === first || y < bottom)) y += heightOf(end++)
  let after = 0
  for (let index = end; index < count; index++) after += heightOf(index)
  return { first, end, before, after }
}
