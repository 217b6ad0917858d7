import { type Verdict, verdicts } from '../../model/decision.ts'
import type { RatingRecord } from '../../model/record.ts'
import { krippendorffAlpha, masiDistance, nominalDistance } from '../statistics/alpha.ts'
import { fleissKappa } from '../statistics/kappa.ts'

/** What several raters judged of the same decisions, blind, and where they differ. */
export interface Calibration {
  session: string
  /** Decisions that at least two have judged, and how many people have judged any. */
  cases: number
  raters: number
  /** Of verdicts; undefined where nothing can be compared. Fleiss’ kappa only over cases that all raters have judged. */
  fleiss?: number
  alpha?: number
  /** Of sets of labels, with the MASI distance. */
  labelAlpha?: number
  /** Labels that not all of a case’s raters gave: the most disputed first. */
  labels: { label: string; cases: number; split: number }[]
  /** Those on which raters differ most come first. */
  rated: RatedCase[]
}

export interface RatedCase {
  decisionId: string
  taskId: string
  /** Share of pairs of raters who differ in verdict or labels, 0…1. */
  difference: number
  ratings: { rater: string; verdict: Verdict; labels: string[]; note: string }[]
}

/** @param ratings of one session; of two by the same person on the same decision the first counts */
export function calibrationOf(session: string, ratings: readonly RatingRecord[]): Calibration {
  const rated = ratedCases(ratings)
  const raters = new Set(ratings.map(({ rater }) => rater)).size
  const byVerdict = rated.map(({ ratings }) => ratings.map(({ verdict }) => verdict))
  const bySet = rated.map(({ ratings }) => ratings.map(({ labels }) => new Set(labels)))
  const whole = rated.filter(({ ratings }) => ratings.length === raters)
  const fleiss = whole.length > 0 && raters > 1 ? fleissKappa(whole.map(verdictCounts)) : undefined
  const alpha = krippendorffAlpha(byVerdict, nominalDistance)
  const labelAlpha = krippendorffAlpha<ReadonlySet<string>>(bySet, masiDistance, (set) => [...set].join(' '))
  return {
    session,
    cases: rated.length,
    raters,
    ...(fleiss !== undefined && { fleiss }),
    ...(alpha !== undefined && { alpha }),
    ...(labelAlpha !== undefined && { labelAlpha }),
    labels: splitLabels(rated),
    rated,
  }
}

function ratedCases(ratings: readonly RatingRecord[]): RatedCase[] {
  const byDecision = new Map<string, Map<string, RatingRecord>>()
  for (const rating of ratings.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))) {
    const known = byDecision.get(rating.decisionId) ?? new Map<string, RatingRecord>()
    if (!known.has(rating.rater)) known.set(rating.rater, rating)
    byDecision.set(rating.decisionId, known)
  }
  return [...byDecision]
    .filter(([, raters]) => raters.size > 1)
    .map(([decisionId, raters]): RatedCase => {
      const ratings = [...raters.values()].map(({ rater, judged }) => ({
        rater,
        verdict: judged.verdict,
        labels: [...new Set(judged.labels.map(({ code }) => code))].sort(),
        note: judged.note,
      }))
      const [first] = raters.values()
      return { decisionId, taskId: first?.taskId ?? '', difference: differenceOf(ratings), ratings }
    })
    .sort((one, other) => other.difference - one.difference || (one.decisionId < other.decisionId ? -1 : 1))
}

function differenceOf(ratings: RatedCase['ratings']): number {
  const said = ratings.map(({ verdict, labels }) => JSON.stringify([verdict, labels]))
  let differing = 0
  said.forEach((one, index) => {
    differing += said.slice(index + 1).filter((other) => other !== one).length
  })
  return differing / ((said.length * (said.length - 1)) / 2)
}

function verdictCounts({ ratings }: RatedCase): number[] {
  return verdicts.map((verdict) => ratings.filter((rating) => rating.verdict === verdict).length)
}

function splitLabels(rated: readonly RatedCase[]): Calibration['labels'] {
  const counts = new Map<string, { cases: number; split: number }>()
  for (const { ratings } of rated) {
    const given = new Set(ratings.flatMap(({ labels }) => labels))
    for (const label of given) {
      const count = counts.get(label) ?? { cases: 0, split: 0 }
      count.cases += 1
      if (ratings.some(({ labels }) => !labels.includes(label))) count.split += 1
      counts.set(label, count)
    }
  }
  return [...counts]
    .filter(([, { split }]) => split > 0)
    .map(([label, count]) => ({ label, ...count }))
    .sort((one, other) => other.split - one.split || (one.label < other.label ? -1 : 1))
}
