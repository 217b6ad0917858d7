import type { Score } from './score.ts'

/** An item of a pack as the drill knows it. */
export interface DrillItem {
  taskId: string
  /** In the pack. */
  place: number
  /** Labels of its right answer. */
  labels: readonly string[]
  /** Once it was answered. */
  card?: {
    /** Ms since the epoch. */
    due: number
    /** It was missed last, and comes again soon. */
    learning: boolean
    answeredAt: number
  }
}

export interface DrillTerms {
  /** Ms since the epoch. */
  now: number
  /** Share of answers that missed a label, 0…1, by its code. */
  weakness: ReadonlyMap<string, number>
  /** Also what is not due yet, but for what was answered since this moment (ms since the epoch). */
  aheadSince?: number
}

/**
 * Ids of the tasks to be practised now, the first in front: what is due, then what is new, in both what is about the
 * weakest labels first; then what was missed just now; and last what is not due yet, where that is asked for.
 */
export function drillOrder(items: readonly DrillItem[], terms: DrillTerms): string[] {
  const { now, aheadSince } = terms
  const weak = (item: DrillItem) => weakestOf(item, terms.weakness)
  const byWeakness = (one: DrillItem, other: DrillItem) => weak(other) - weak(one) || one.place - other.place
  const byDue = (one: DrillItem, other: DrillItem) =>
    (one.card?.due ?? 0) - (other.card?.due ?? 0) || one.place - other.place
  const due = items.filter(({ card }) => card && !card.learning && card.due <= now)
  const fresh = items.filter(({ card }) => !card)
  const missed = items.filter(({ card }) => card?.learning)
  const ahead = items.filter(
    ({ card }) =>
      card && !card.learning && card.due > now && aheadSince !== undefined && card.answeredAt < aheadSince,
  )
  return [
    ...due.toSorted(byWeakness),
    ...fresh.toSorted(byWeakness),
    ...missed.toSorted(byDue),
    ...ahead.toSorted(byDue),
  ].map(({ taskId }) => taskId)
}

/** When the next item will be due, ms since the epoch; undefined where something is to be practised already, or nothing was. */
export function nextDue(items: readonly DrillItem[], now: number): number | undefined {
  const dues = items.flatMap(({ card }) => (card ? [card.learning ? now : card.due] : [now]))
  const next = Math.min(...dues)
  return dues.length === 0 || next <= now ? undefined : next
}

/**
 * How often each label was missed or given wrongly, as a share of the answers that it was about. One answer more that was
 * right and one that was wrong are counted in (Laplace's rule), so that a single slip is not a weakness.
 */
export function weaknessOf(scores: readonly Slips[]): Map<string, number> {
  return new Map([...slipsOf(scores)].map(([label, count]) => [label, laplace(count)]))
}

/** Labels that were missed or given wrongly at least once, the weakest in front, with how often of how many answers. */
export function weakLabels(scores: readonly Slips[]): { label: string; wrong: number; of: number }[] {
  return [...slipsOf(scores)]
    .filter(([, { wrong }]) => wrong > 0)
    .sort(([, one], [, other]) => laplace(other) - laplace(one) || other.of - one.of)
    .map(([label, count]) => ({ label, ...count }))
}

type Slips = Pick<Score, 'labels' | 'evidence'>

function laplace({ wrong, of }: { wrong: number; of: number }): number {
  return (wrong + 1) / (of + 2)
}

function slipsOf(scores: readonly Slips[]): Map<string, { wrong: number; of: number }> {
  const counts = new Map<string, { wrong: number; of: number }>()
  const count = (label: string, isWrong: boolean) => {
    const { wrong, of } = counts.get(label) ?? { wrong: 0, of: 0 }
    counts.set(label, { wrong: wrong + (isWrong ? 1 : 0), of: of + 1 })
  }
  for (const { labels, evidence } of scores) {
    const tooLittle = new Set(evidence.filter(({ enough }) => !enough).map(({ label }) => label))
    for (const label of labels.right) count(label, tooLittle.has(label))
    for (const label of [...labels.missing, ...labels.surplus]) count(label, true)
  }
  return counts
}

/** Of labels that nothing is known of, and of none, it is as likely as not. */
function weakestOf({ labels }: DrillItem, weakness: ReadonlyMap<string, number>): number {
  return labels.length === 0 ? 0.5 : Math.max(...labels.map((label) => weakness.get(label) ?? 0.5))
}
