import { randomFrom } from '../random.ts'
import type { Estimate } from './proportion.ts'

export interface BootstrapOptions {
  /** The same seed gives the same interval. */
  seed: number
  resamples?: number
  /** Of the interval, 0…1. */
  level?: number
}

/**
 * Percentile interval of a figure, by drawing as many observations again, with replacement, within each stratum. Observations of
 * one kind are given once with their count, so that the cost grows with the kinds. Source: B. Efron and R. Tibshirani, An
 * Introduction to the Bootstrap (1993), chapters 8 and 13.
 * @param strata for each stratum how many observations there are of each kind
 * @param figure what the interval is for, from counts of the same shape; undefined where it cannot be told
 * @returns undefined where the figure cannot be told, or in fewer than half of the resamples
 */
export function bootstrapInterval(
  strata: readonly (readonly number[])[],
  figure: (strata: readonly (readonly number[])[]) => number | undefined,
  { seed, resamples = 1000, level = 0.95 }: BootstrapOptions,
): Estimate | undefined {
  const value = figure(strata)
  if (value === undefined) return undefined
  const random = randomFrom(seed)
  const figures: number[] = []
  for (let round = 0; round < resamples; round += 1) {
    const again = figure(strata.map((counts) => drawAgain(counts, random)))
    if (again !== undefined) figures.push(again)
  }
  if (figures.length < resamples / 2) return undefined
  figures.sort((one, other) => one - other)
  const at = (share: number) =>
    figures[Math.min(figures.length - 1, Math.floor(share * figures.length))] ?? value
  const n = strata.flat().reduce((sum, count) => sum + count, 0)
  return { value, low: at((1 - level) / 2), high: at(1 - (1 - level) / 2), n }
}

/** As many draws as there are observations, over kinds by their share: one binomial draw for each kind but the last. */
function drawAgain(counts: readonly number[], random: () => number): number[] {
  let left = counts.reduce((sum, count) => sum + count, 0)
  let share = left
  return counts.map((count) => {
    const drawn = share > 0 ? binomial(left, Math.min(1, count / share), random) : 0
    left -= drawn
    share -= count
    return drawn
  })
}

/** From so many on the normal distribution is near enough to the binomial one for an interval. */
const many = 100

function binomial(n: number, p: number, random: () => number): number {
  if (n === 0 || p === 0) return 0
  if (p === 1) return n
  if (n * p < many || n * (1 - p) < many) return exactBinomial(n, p, random)
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
  return Math.max(0, Math.min(n, Math.round(n * p + normal * Math.sqrt(n * p * (1 - p)))))
}

/** Waiting times between hits, so that the cost grows with the hits: L. Devroye, Non-Uniform Random Variate Generation (1986), X.4.3. */
function exactBinomial(n: number, p: number, random: () => number): number {
  if (p > 0.5) return n - exactBinomial(n, 1 - p, random)
  let hits = -1
  let at = 0
  while (at <= n) {
    at += Math.floor(Math.log(1 - random()) / Math.log(1 - p)) + 1
    hits += 1
  }
  return hits
}
