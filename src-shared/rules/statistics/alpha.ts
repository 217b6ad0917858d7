/** How far apart two values are: 0 the same, 1 nothing in common. */
export type Distance<T> = (one: T, other: T) => number

export const nominalDistance: Distance<string | number | boolean> = (one, other) => (one === other ? 0 : 1)

/**
 * Distance of two sets of labels: 1 − Jaccard × monotonicity, where monotonicity is 1 for equal sets, 2/3 where one holds the
 * other, 1/3 where they share some, 0 where they share none. Source: R. Passonneau, “Measuring Agreement on Set-valued Items (MASI)
 * for Semantic and Pragmatic Annotation”, LREC 2006. Two empty sets are equal.
 */
export const masiDistance: Distance<ReadonlySet<string>> = (one, other) => {
  const shared = [...one].filter((label) => other.has(label)).length
  const all = one.size + other.size - shared
  if (all === 0 || shared === all) return 0
  if (shared === 0) return 1
  const monotonicity = shared === one.size || shared === other.size ? 2 / 3 : 1 / 3
  return 1 - (shared / all) * monotonicity
}

/**
 * Agreement of any number of raters, with gaps: 1 − observed disagreement / disagreement by chance. Source: K. Krippendorff,
 * “Computing Krippendorff’s Alpha-Reliability” (2011), whose examples the tests check. Units with fewer than two values say nothing.
 * Values that are the same by `key` are counted together, so that the cost grows with the kinds of values, not with their number.
 * @param units for each unit the values that raters gave it
 * @returns undefined where nothing can be compared, or where all values are the same
 */
export function krippendorffAlpha<T>(
  units: readonly (readonly T[])[],
  distance: Distance<T>,
  key: (value: T) => string = String,
): number | undefined {
  const kinds = new Map<string, { value: T; count: number }>()
  let values = 0
  let observed = 0
  for (const unit of units) {
    if (unit.length < 2) continue
    values += unit.length
    observed += disagreementWithin(unit, distance) / (unit.length - 1)
    for (const value of unit) {
      const known = kinds.get(key(value))
      if (known) known.count += 1
      else kinds.set(key(value), { value, count: 1 })
    }
  }
  if (values === 0) return undefined
  const all = [...kinds.values()]
  const expected =
    pairs(all, (one, other) => 2 * one.count * other.count * distance(one.value, other.value)) / (values - 1)
  return expected === 0 ? undefined : 1 - observed / expected
}

/** Summed over all ordered pairs. */
function disagreementWithin<T>(unit: readonly T[], distance: Distance<T>): number {
  return pairs(unit, (one, other) => 2 * distance(one, other))
}

/** Summed over all unordered pairs of different places. */
function pairs<T>(values: readonly T[], of: (one: T, other: T) => number): number {
  let sum = 0
  values.forEach((one, index) => {
    for (let later = index + 1; later < values.length; later += 1) sum += of(one, values[later] as T)
  })
  return sum
}
