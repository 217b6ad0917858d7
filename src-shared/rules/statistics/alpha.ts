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
 * @param units for each unit the values that raters gave it
 * @param key values of the same key are the same
 * @returns undefined where nothing can be compared, or where all values are the same
 */
export function krippendorffAlpha<T>(
  units: readonly (readonly T[])[],
  distance: Distance<T>,
  key?: (value: T) => string,
): number | undefined {
  return alphaOfKinds(units, distance, key)(units.map(() => 1))
}

/**
 * The same for units that are counted by what raters gave them, so that a bootstrap costs as much as there are kinds of units,
 * not units.
 * @param kinds for each kind of unit the values that raters gave it
 * @returns takes how many units there are of each kind; weights need be no whole numbers
 */
export function alphaOfKinds<T>(
  kinds: readonly (readonly T[])[],
  distance: Distance<T>,
  key: (value: T) => string = String,
): (counts: readonly number[]) => number | undefined {
  const places = new Map<string, number>()
  const values: T[] = []
  const placed = kinds.map((kind) =>
    kind.length < 2
      ? []
      : kind.map((value) => {
          const known = places.get(key(value))
          if (known !== undefined) return known
          places.set(key(value), values.length)
          return values.push(value) - 1
        }),
  )
  const size = values.length
  // As one row of numbers: a bootstrap goes through them hundreds of times.
  const distances = Float64Array.from({ length: size * size }, (_, place) => {
    const [one, other] = [values[Math.floor(place / size)], values[place % size]]
    return distance(one as T, other as T)
  })
  const between = (one: number, other: number) => distances[one * size + other] ?? 0
  const within = placed.map((kind) => sumOfPairs(kind, between) / Math.max(1, kind.length - 1))
  return (counts) => {
    const times = new Float64Array(size)
    let observed = 0
    let all = 0
    for (let kind = 0; kind < placed.length; kind += 1) {
      const count = counts[kind] ?? 0
      if (count === 0) continue
      const places = placed[kind] ?? []
      observed += count * (within[kind] ?? 0)
      all += count * places.length
      for (let at = 0; at < places.length; at += 1) {
        const place = places[at] ?? 0
        times[place] = (times[place] ?? 0) + count
      }
    }
    let expected = 0
    for (let one = 0; one < size; one += 1) {
      let sum = 0
      for (let other = 0; other < one; other += 1) sum += (times[other] ?? 0) * between(one, other)
      expected += 2 * (times[one] ?? 0) * sum
    }
    return expected === 0 ? undefined : 1 - (observed * (all - 1)) / expected
  }
}

/** Over all ordered pairs of different places. */
function sumOfPairs(places: readonly number[], of: (one: number, other: number) => number): number {
  let sum = 0
  places.forEach((one, index) => {
    for (const other of places.slice(index + 1)) sum += 2 * of(one, other)
  })
  return sum
}
