export interface Sample {
  tasks: number
  value: number
}

/** Growth of a measure over a shift, per thousand tasks. */
export interface Trend {
  first: number
  last: number
  /** Median of the slopes between all pairs of samples, which single peaks do not bend (Theil 1950, Sen 1968). */
  perThousand: number
}

/** The trend of samples, which must be at least two at different counts of tasks. */
export function trendOf(samples: readonly Sample[]): Trend {
  const slopes = samples.flatMap((one, index) =>
    samples.slice(index + 1).map((other) => (1000 * (other.value - one.value)) / (other.tasks - one.tasks)),
  )
  const [first, last] = [samples[0], samples.at(-1)]
  if (!first || !last || slopes.length === 0) throw new Error('A trend needs two samples.')
  return { first: first.value, last: last.value, perThousand: median(slopes) }
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  const [low = 0, high = 0] = [sorted[middle - 1], sorted[middle]]
  return sorted.length % 2 === 1 ? high : (low + high) / 2
}
