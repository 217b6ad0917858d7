/** Fewest and most pictures of a strip. */
export const fewestCells = 24
export const mostCells = 60
/** Pixels of width in which a picture can still be made out. */
const cellWidth = 40

/** How many pictures a strip of this many pixels shows. */
export function cellsFor(widthPixels: number): number {
  return Math.max(fewestCells, Math.min(mostCells, Math.floor(widthPixels / cellWidth)))
}

/** Where a cell's stretch of the video begins, in seconds. */
export function startOfCell(cell: number, cells: number, durationSeconds: number): number {
  return (cell / cells) * durationSeconds
}

/** The cell that a moment falls into. */
export function cellAt(seconds: number, cells: number, durationSeconds: number): number {
  if (!(durationSeconds > 0)) return 0
  return Math.max(0, Math.min(cells - 1, Math.floor((seconds / durationSeconds) * cells)))
}

/** The cells from which a first look can be had: the first, the middle, the quarters and the last. */
export function coarseCells(cells: number): number[] {
  const quarters = [0, 0.25, 0.5, 0.75, 1].map((share) => Math.round(share * (cells - 1)))
  return [...new Set(quarters)]
}

/** The other cells, in order. */
export function remainingCells(cells: number): number[] {
  const coarse = new Set(coarseCells(cells))
  return Array.from({ length: cells }, (_, cell) => cell).filter((cell) => !coarse.has(cell))
}

/**
 * Which moment to decode for the stretch from `start` to `end`: a key frame's own, where one lies in the stretch, since
 * it costs one frame and not all since the key frame before; else the stretch's middle. All in seconds.
 * @param before the last key frame at or before the middle @param after the first one behind it
 */
export function momentFor(
  start: number,
  end: number,
  before: number | undefined,
  after: number | undefined,
): number {
  if (before !== undefined && before >= start) return before
  if (after !== undefined && after < end) return after
  return (start + end) / 2
}

/** The size of a picture of `width` by `height` pixels reduced to fit into a box, whole pixels, at least one; never enlarged. */
export function fitted(
  { width, height }: { width: number; height: number },
  box: { width: number; height: number },
): { width: number; height: number } {
  const scale = Math.min(1, box.width / width, box.height / height)
  return {
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}
