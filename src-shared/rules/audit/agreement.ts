import { type Verdict, verdicts } from '../../model/decision.ts'
import { alphaOfKinds, type Distance, masiDistance, nominalDistance } from '../statistics/alpha.ts'
import { bootstrapInterval } from '../statistics/bootstrap.ts'
import { cohenKappa } from '../statistics/kappa.ts'
import type { Estimate } from '../statistics/proportion.ts'

/** What two people judged of the same content, and how many decisions the pair stands for. */
export interface JudgedPair {
  /** Pairs of one stratum were drawn with the same probability, and have the same weight. */
  stratum: string
  weight: number
  made: { verdict: Verdict; labels: readonly string[] }
  audited: { verdict: Verdict; labels: readonly string[] }
}

/** Agreement of moderators and auditors, beyond chance: 1 is full, 0 no more than chance. Weighted for the sampling. */
export interface Agreement {
  /** Cohen's kappa of verdicts. */
  kappa?: Estimate
  /** Krippendorff's alpha of verdicts, nominal. */
  alpha?: Estimate
  /** Krippendorff's alpha of sets of labels, with the MASI distance. */
  labelAlpha?: Estimate
}

/** Pairs that say the same, counted by stratum. */
interface Cells<T> {
  kinds: { one: T; other: T }[]
  strata: { weight: number; counts: number[] }[]
}

/** @param seed of the bootstrap: the same gives the same intervals */
export function agreementOf(pairs: readonly JudgedPair[], seed: number): Agreement {
  const verdict = cellsOf(pairs, ({ verdict }) => verdict)
  const labels = cellsOf(pairs, ({ labels }) => [...new Set(labels)].sort().join(' '))
  const options = { seed, resamples: 500 }
  const kappa = bootstrapInterval(countsOf(verdict), (counts) => kappaOf(verdict, counts), options)
  const alpha = bootstrapInterval(countsOf(verdict), alphaOf(verdict, nominalDistance), options)
  const sets = {
    ...labels,
    kinds: labels.kinds.map(({ one, other }) => ({ one: setOf(one), other: setOf(other) })),
  }
  const labelAlpha = bootstrapInterval(countsOf(sets), alphaOf(sets, masiDistance, keyOfSet), options)
  return { ...(kappa && { kappa }), ...(alpha && { alpha }), ...(labelAlpha && { labelAlpha }) }
}

/** Rows: what moderators decided. Columns: what auditors judged. Each cell how many decisions it stands for. */
export function confusionOf(pairs: readonly JudgedPair[]): number[][] {
  const table = verdicts.map(() => verdicts.map(() => 0))
  for (const { made, audited, weight } of pairs) {
    const row = table[verdicts.indexOf(made.verdict)]
    const column = verdicts.indexOf(audited.verdict)
    if (row) row[column] = (row[column] ?? 0) + weight
  }
  return table
}

function cellsOf<T extends string>(
  pairs: readonly JudgedPair[],
  of: (judged: JudgedPair['made']) => T,
): Cells<T> {
  const kinds: Cells<T>['kinds'] = []
  const placeOf = new Map<string, number>()
  const strata = new Map<string, { weight: number; counts: number[] }>()
  for (const { stratum, weight, made, audited } of pairs) {
    const [one, other] = [of(made), of(audited)]
    const key = `${one}\n${other}`
    const place = placeOf.get(key) ?? kinds.push({ one, other }) - 1
    placeOf.set(key, place)
    const known = strata.get(stratum) ?? { weight, counts: [] }
    known.counts[place] = (known.counts[place] ?? 0) + 1
    strata.set(stratum, known)
  }
  const whole = [...strata.values()].map(({ weight, counts }) => ({
    weight,
    counts: kinds.map((_, place) => counts[place] ?? 0),
  }))
  return { kinds, strata: whole }
}

function countsOf(cells: Cells<unknown>): number[][] {
  return cells.strata.map(({ counts }) => counts)
}

/** How many decisions each kind of pair stands for. */
function weighted({ kinds, strata }: Cells<unknown>, counts: readonly (readonly number[])[]): number[] {
  return kinds.map((_, kind) =>
    strata.reduce((sum, { weight }, stratum) => sum + weight * (counts[stratum]?.[kind] ?? 0), 0),
  )
}

function kappaOf(cells: Cells<Verdict>, counts: readonly (readonly number[])[]): number | undefined {
  const table = verdicts.map(() => verdicts.map(() => 0))
  const weights = weighted(cells, counts)
  cells.kinds.forEach(({ one, other }, kind) => {
    const row = table[verdicts.indexOf(one)]
    const column = verdicts.indexOf(other)
    if (row) row[column] = (row[column] ?? 0) + (weights[kind] ?? 0)
  })
  return cohenKappa(table)
}

/** Krippendorff's alpha of pairs, each counted by its weight, scaled so that all weights together are the number of pairs. */
function alphaOf<T>(cells: Cells<T>, distance: Distance<T>, key?: (value: T) => string) {
  const alpha = alphaOfKinds(
    cells.kinds.map(({ one, other }) => [one, other]),
    distance,
    key,
  )
  return (counts: readonly (readonly number[])[]): number | undefined => {
    const weights = weighted(cells, counts)
    const total = weights.reduce((sum, weight) => sum + weight, 0)
    const pairs = counts.flat().reduce((sum, count) => sum + count, 0)
    return total === 0 ? undefined : alpha(weights.map((weight) => (weight * pairs) / total))
  }
}

function setOf(text: string): ReadonlySet<string> {
  return new Set(text === '' ? [] : text.split(' '))
}

function keyOfSet(set: ReadonlySet<string>): string {
  return [...set].join(' ')
}
