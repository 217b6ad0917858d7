import type { Decision } from '../../model/decision.ts'
import type { Evidence } from '../../model/evidence.ts'
import type { Gold, GoldAnswer } from '../../model/practice.ts'
import { regionOverlap, spanF1, stretchOverlap } from '../statistics/overlap.ts'

type Answer = Pick<Decision, 'verdict' | 'labels' | 'action'>

/** How an answer stands beside the one that is right. */
export interface Score {
  right: boolean
  /** Which right answer it was held against: the one that it comes closest to. */
  against: GoldAnswer
  verdict: boolean
  /** Undefined where the right answer names none. */
  action?: boolean
  labels: { right: string[]; missing: string[]; surplus: string[] }
  /** For each right label whose gold has evidence: how much of it agrees, 0…1. */
  evidence: { label: string; overlap: number; enough: boolean }[]
}

/** What a decision says, as an answer. */
export function answerOf({ verdict, labels, action }: Answer): GoldAnswer {
  return { verdict, labels, ...(action !== undefined && { action }) }
}

/** Holds an answer against gold and its alternatives, and gives the one that it fits best. */
export function scoreAnswer(answer: Answer, { answer: first, alternatives, tolerance }: Gold): Score {
  const scores = [first, ...alternatives].map((gold) => scoreAgainst(answer, gold, tolerance))
  return scores.reduce((best, score) => (points(score) > points(best) ? score : best))
}

function scoreAgainst(answer: Answer, gold: GoldAnswer, tolerance: number): Score {
  const given = new Map(answer.labels.map(({ code, evidence }) => [code, evidence]))
  const wanted = new Map(gold.labels.map(({ code, evidence }) => [code, evidence]))
  const labels = {
    right: [...wanted.keys()].filter((code) => given.has(code)),
    missing: [...wanted.keys()].filter((code) => !given.has(code)),
    surplus: [...given.keys()].filter((code) => !wanted.has(code)),
  }
  const evidence = labels.right.flatMap((label) => {
    const marked = wanted.get(label) ?? []
    if (marked.length === 0) return []
    const overlap = evidenceOverlap(given.get(label) ?? [], marked)
    return [{ label, overlap, enough: overlap >= tolerance }]
  })
  const verdict = answer.verdict === gold.verdict
  const action = gold.action === undefined ? undefined : answer.action === gold.action
  const areLabelsRight = labels.missing.length === 0 && labels.surplus.length === 0
  const right = verdict && action !== false && areLabelsRight && evidence.every(({ enough }) => enough)
  return { right, against: gold, verdict, labels, evidence, ...(action !== undefined && { action }) }
}

/** To tell which right answer was meant; not shown to anybody. */
function points({ right, verdict, labels, evidence }: Score): number {
  const found = labels.right.length - labels.missing.length - labels.surplus.length
  const overlap = evidence.reduce((sum, one) => sum + one.overlap, 0)
  return (right ? 1000 : 0) + (verdict ? 100 : 0) + found + overlap / 100
}

/** How much of marked evidence agrees: the mean over the types that are marked in the gold, and what only the other one has counts against it. */
export function evidenceOverlap(given: readonly Evidence[], wanted: readonly Evidence[]): number {
  const types = new Set(wanted.map(({ type }) => type))
  const overlaps = [...types].map((type) => {
    if (type === 'time-range') return stretchOverlap(ranges(given), ranges(wanted))
    return type === 'region' ? byPicture(given, wanted) : byPost(given, wanted)
  })
  return overlaps.length === 0 ? 1 : overlaps.reduce((sum, overlap) => sum + overlap, 0) / overlaps.length
}

function ranges(evidence: readonly Evidence[]) {
  return evidence.flatMap((one) =>
    one.type === 'time-range' ? [{ start: one.startSeconds, end: one.endSeconds }] : [],
  )
}

/** Pictures of an album apart. Of a video, regions of near moments are one: nobody stops at the very same frame. */
function byPicture(given: readonly Evidence[], wanted: readonly Evidence[]): number {
  return meanOver(
    given,
    wanted,
    (one) => (one.type === 'region' ? String(one.picture ?? 0) : undefined),
    (mine, right) => {
      const boxes = (evidence: readonly Evidence[]) =>
        evidence.flatMap((one) => (one.type === 'region' ? [one] : []))
      return regionOverlap(boxes(mine), boxes(right))
    },
  )
}

function byPost(given: readonly Evidence[], wanted: readonly Evidence[]): number {
  return meanOver(
    given,
    wanted,
    (one) => (one.type === 'span' ? String(one.post) : undefined),
    (mine, right) => {
      const spans = (evidence: readonly Evidence[]) =>
        evidence.flatMap((one) => (one.type === 'span' ? [one] : []))
      return spanF1(spans(mine), spans(right))
    },
  )
}

/** The mean over all places that either marks. */
function meanOver(
  given: readonly Evidence[],
  wanted: readonly Evidence[],
  placeOf: (one: Evidence) => string | undefined,
  overlap: (mine: readonly Evidence[], right: readonly Evidence[]) => number,
): number {
  const places = [...new Set([...given, ...wanted].flatMap((one) => placeOf(one) ?? []))]
  const at = (place: string, evidence: readonly Evidence[]) =>
    evidence.filter((one) => placeOf(one) === place)
  const sum = places.reduce((total, place) => total + overlap(at(place, given), at(place, wanted)), 0)
  return places.length === 0 ? 1 : sum / places.length
}
