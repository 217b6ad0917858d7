/** A stretch on a line: of time in seconds, or of a text in code points. */
export interface Stretch {
  start: number
  end: number
}

/** Position and size as shares of the picture, 0…1. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/**
 * Intersection over union of two sets of stretches, 0…1: 1 where they cover the same. Source: P. Jaccard, “The Distribution of
 * the Flora in the Alpine Zone”, New Phytologist 11 (1912). Two empty sets are the same.
 */
export function stretchOverlap(one: readonly Stretch[], other: readonly Stretch[]): number {
  const [first, second] = [merged(one), merged(other)]
  const shared = first.reduce((sum, a) => sum + second.reduce((part, b) => part + common(a, b), 0), 0)
  const all = length(first) + length(second) - shared
  return all === 0 ? 1 : shared / all
}

/** The same for regions of a picture: exact also where regions of one set overlap. */
export function regionOverlap(one: readonly Box[], other: readonly Box[]): number {
  const all = [...one, ...other]
  const xs = edges(all.flatMap(({ x, width }) => [x, x + width]))
  const ys = edges(all.flatMap(({ y, height }) => [y, y + height]))
  let shared = 0
  let either = 0
  for (const [left, right] of steps(xs)) {
    for (const [top, bottom] of steps(ys)) {
      const at = { x: (left + right) / 2, y: (top + bottom) / 2 }
      const [inOne, inOther] = [holds(one, at), holds(other, at)]
      const area = (right - left) * (bottom - top)
      if (inOne && inOther) shared += area
      if (inOne || inOther) either += area
    }
  }
  return either === 0 ? 1 : shared / either
}

/**
 * F1 of two sets of spans over the positions that they cover: the harmonic mean of how much of the one is in the other, and the
 * other way round. Source: C. van Rijsbergen, Information Retrieval (1979), chapter 7. Two empty sets are the same.
 * @param one, other in whatever counts as a token: words, or code points
 */
export function spanF1(one: readonly Stretch[], other: readonly Stretch[]): number {
  const [first, second] = [merged(one), merged(other)]
  const shared = first.reduce((sum, a) => sum + second.reduce((part, b) => part + common(a, b), 0), 0)
  const both = length(first) + length(second)
  return both === 0 ? 1 : (2 * shared) / both
}

function merged(stretches: readonly Stretch[]): Stretch[] {
  const sorted = stretches.filter(({ start, end }) => end > start).toSorted((a, b) => a.start - b.start)
  const whole: Stretch[] = []
  for (const { start, end } of sorted) {
    const last = whole.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else whole.push({ start, end })
  }
  return whole
}

function common(one: Stretch, other: Stretch): number {
  return Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start))
}

function length(stretches: readonly Stretch[]): number {
  return stretches.reduce((sum, { start, end }) => sum + end - start, 0)
}

function edges(values: readonly number[]): number[] {
  return [...new Set(values)].sort((one, other) => one - other)
}

function steps(values: readonly number[]): [number, number][] {
  return values.slice(1).map((value, index) => [values[index] ?? value, value])
}

function holds(boxes: readonly Box[], { x, y }: { x: number; y: number }): boolean {
  return boxes.some((box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)
}
