import type { SamplingPlan, SamplingRule, SamplingWhere } from '../../model/audit.ts'
import type { Verdict } from '../../model/decision.ts'
import type { TaskKind } from '../../model/kind.ts'
import { placeOf } from '../place.ts'

/** What sampling knows of a decision. */
export interface Candidate {
  decisionId: string
  moderator: string
  queue: string
  kind: TaskKind
  verdict: Verdict
  labels: readonly string[]
  language?: string | undefined
  /** How long the moderator has done this, where it is known. */
  tenureDays?: number | undefined
  activeSeconds: number
  /** Signals that name a label, with their scores 0…1. */
  signals: readonly { label: string; score: number }[]
}

/** A rule with what it drew. */
export interface DrawnStratum {
  rule: string
  population: number
  drawn: string[]
  /** How many decisions each of the drawn stands for. */
  weight: number
}

/**
 * Draws decisions for an auditor. Each belongs to the first rule that it fits, so that strata do not overlap and weights are
 * known; within a rule a fixed number is drawn, by a place that plan and decision alone decide: the same decisions give the
 * same sample, in whatever order they come. Nobody's own are among them.
 */
export function drawSample(
  plan: SamplingPlan,
  candidates: readonly Candidate[],
  auditor: string,
): DrawnStratum[] {
  const strata = new Map(plan.rules.map((rule) => [rule.code, [] as string[]]))
  for (const candidate of candidates) {
    if (candidate.moderator === auditor) continue
    const rule = plan.rules.find(({ where }) => fits(candidate, where))
    if (rule) strata.get(rule.code)?.push(candidate.decisionId)
  }
  return plan.rules.map((rule) => drawFrom(rule, strata.get(rule.code) ?? [], plan.seed))
}

function drawFrom(
  { code, share, atLeast }: SamplingRule,
  ids: readonly string[],
  seed: string,
): DrawnStratum {
  const population = ids.length
  const count = Math.min(population, Math.max(atLeast, Math.round(population * share)))
  const places = ids.map((id) => ({ id, place: placeOf(`${seed} ${code} ${id}`) }))
  const drawn = places
    .sort((one, other) => one.place - other.place || (one.id < other.id ? -1 : 1))
    .slice(0, count)
    .map(({ id }) => id)
  return { rule: code, population, drawn, weight: count === 0 ? 1 : population / count }
}

function fits(candidate: Candidate, where: SamplingWhere): boolean {
  const { queues, kinds, verdicts, labels, languages } = where
  const { tenureDays, activeSeconds, language } = candidate
  return (
    (queues?.includes(candidate.queue) ?? true) &&
    (kinds?.includes(candidate.kind) ?? true) &&
    (verdicts?.includes(candidate.verdict) ?? true) &&
    (labels === undefined || candidate.labels.some((label) => labels.includes(label))) &&
    (languages === undefined || (language !== undefined && languages.includes(language))) &&
    (where.tenureBelowDays === undefined ||
      (tenureDays !== undefined && tenureDays < where.tenureBelowDays)) &&
    (where.againstSignals === undefined || contradictsSignals(candidate, where.againstSignals)) &&
    (where.unsureSignals === undefined || leavesUnsure(candidate, where.unsureSignals)) &&
    (where.fasterThanSeconds === undefined || activeSeconds < where.fasterThanSeconds) &&
    (where.slowerThanSeconds === undefined || activeSeconds > where.slowerThanSeconds)
  )
}

/** A machine was sure of a label that was not applied, or the content was judged a violation of which no machine was sure. */
function contradictsSignals({ signals, labels, verdict }: Candidate, score: number): boolean {
  const sure = signals.filter((signal) => signal.score >= score)
  if (verdict === 'violation') return signals.length > 0 && !sure.some(({ label }) => labels.includes(label))
  return verdict === 'no-violation' && sure.length > 0
}

/**
 * Machines could not say: the surest signal of what was decided lies near the middle. Of several labels one sure signal carries
 * the decision, so the surest counts; where no label was applied every signal was denied, and the strongest of them is what
 * came nearest to something else. A decision of which no machine says anything is not unsure but unknown, and does not fit.
 * Where a classifier is least certain, another judgement tells the most: D. Lewis and W. Gale, “A Sequential Algorithm for
 * Training Text Classifiers”, SIGIR 1994.
 */
function leavesUnsure({ signals, labels }: Candidate, { from, to }: { from: number; to: number }): boolean {
  const about = labels.length === 0 ? signals : signals.filter(({ label }) => labels.includes(label))
  const surest = Math.max(...about.map(({ score }) => score))
  return from <= surest && surest <= to
}
