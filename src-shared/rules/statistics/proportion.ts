/** An estimate with its interval, and how many observations it rests on. Shares are 0…1. */
export interface Estimate {
  value: number
  low: number
  high: number
  n: number
}

/** Of the normal distribution, for an interval of 95 %. */
export const z95 = 1.959963984540054

/**
 * The score interval of a share. Keeps within 0…1, and is sound for few observations and for shares near 0 and 1.
 * Source: E. B. Wilson, “Probable Inference, the Law of Succession, and Statistical Inference”, JASA 22 (1927); recommended by
 * R. G. Newcombe, Statistics in Medicine 17 (1998), method 3, whose figures the tests check.
 * @param n may be no whole number, where it is an effective one; undefined is given for 0
 */
export function wilsonInterval(hits: number, n: number, z = z95): Estimate | undefined {
  if (!(n > 0)) return undefined
  const share = hits / n
  const middle = (share + (z * z) / (2 * n)) / (1 + (z * z) / n)
  const half = (z / (1 + (z * z) / n)) * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  return { value: share, low: Math.max(0, middle - half), high: Math.min(1, middle + half), n }
}

/** A part of the population that was sampled with one probability. */
export interface Stratum {
  /** How many there are. */
  population: number
  /** How many of them were drawn, and how many of those were hits. */
  drawn: number
  hits: number
}

/**
 * A share in the whole population, from a sample in which strata were drawn with different probabilities.
 * Estimate and variance: W. G. Cochran, Sampling Techniques (3rd ed. 1977), 5.3 and 5.9, with the finite population correction. The
 * interval is Wilson's with the effective sample size that this variance stands for, after N. Dean and M. Pagano, “Evaluating
 * Confidence Interval Methods for Binomial Proportions in Clustered Surveys”, J. Survey Statistics and Methodology 3 (2015).
 * Strata of which none was drawn say nothing and are left out.
 * @returns undefined where nothing was drawn; `n` is how many were drawn
 */
export function stratifiedShare(strata: readonly Stratum[], z = z95): Estimate | undefined {
  const drawnFrom = strata.filter(({ drawn }) => drawn > 0)
  const population = drawnFrom.reduce((sum, stratum) => sum + stratum.population, 0)
  const n = drawnFrom.reduce((sum, { drawn }) => sum + drawn, 0)
  if (n === 0 || population === 0) return undefined
  let value = 0
  let variance = 0
  for (const { population: size, drawn, hits } of drawnFrom) {
    const weight = size / population
    const share = hits / drawn
    value += weight * share
    // A hit and a miss added (E. B. Wilson's middle): few observations without a hit do not mean that there is no spread.
    const middle = (hits + 1) / (drawn + 2)
    const spread = (middle * (1 - middle)) / Math.max(1, drawn - 1)
    variance += weight * weight * spread * Math.max(0, 1 - drawn / size)
  }
  // Where all was drawn nothing is left to doubt; the sample's own size is then as good as any. The share's own spread is taken
  // about its middle as well: of one that is 0 or 1 it would stand for no sample at all.
  const middle = (value * n + 1) / (n + 2)
  const size = variance > 0 ? Math.max(1, Math.min(population, (middle * (1 - middle)) / variance)) : n
  const interval = wilsonInterval(value * size, size, z)
  return interval && { ...interval, n }
}
