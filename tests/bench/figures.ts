/** Quantiles of samples, nearest rank. */
export interface Series {
  n: number
  p50: number
  p95: number
  p99: number
}

/** What the program takes beside what the machine could do at best, measured in the same run. Times in milliseconds. */
export interface Figure {
  name: string
  program: Series
  floor: Series
  floorName: string
  /** Program over floor, quantile by quantile: the figure to quote, since times on a shared machine are not stable. */
  ratio: Omit<Series, 'n'>
  /** What we want, in words. */
  aim?: string
  /** What else follows from the times, such as a throughput. */
  note?: string
}

export function seriesOf(samples: readonly number[]): Series {
  if (samples.length === 0) throw new Error('Nothing was measured.')
  const sorted = [...samples].sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
  return { n: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

interface Samples {
  name: string
  /** Milliseconds. */
  program: readonly number[]
  floor: readonly number[]
  floorName: string
  aim?: string
  note?: string
}

export function figureOf({ program, floor, ...rest }: Samples): Figure {
  const [ours, best] = [seriesOf(program), seriesOf(floor)]
  const ratio = { p50: ours.p50 / best.p50, p95: ours.p95 / best.p95, p99: ours.p99 / best.p99 }
  return { ...rest, program: ours, floor: best, ratio }
}
