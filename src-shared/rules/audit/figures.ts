import type { Audit, DisputeStep, ErrorType } from '../../model/audit.ts'
import { type Estimate, stratifiedShare, wilsonInterval } from '../statistics/proportion.ts'
import { type Agreement, agreementOf, confusionOf, type JudgedPair } from './agreement.ts'
import { type Deadlines, followCase } from './audit-case.ts'
import { type AuditorsAgreement, agreementOfAuditors, drawnFirst } from './audited-twice.ts'

/** What is counted of an audit: no words, and nothing of its content or of how it was made. */
export type CountedAudit = Omit<Audit, 'taskId' | 'blind' | 'blindAt' | 'coaching'> & {
  blind: Pick<Audit['blind'], 'verdict' | 'labels'>
}

/** An audit with every step of its dispute. */
export interface AuditedCase {
  audit: CountedAudit
  steps: readonly DisputeStep[]
}

/** What figures can be told apart by. */
export const dimensions = ['policy', 'label', 'language', 'queue', 'kind', 'tenure', 'week'] as const
export type Dimension = (typeof dimensions)[number]

export interface Group {
  dimension: Dimension
  key: string
  n: number
  /** None where there are too few. */
  accuracy?: Estimate
}

/** What audits say of decisions. Shares are estimates for all decisions that were sampled from, with 95 % intervals. */
export interface AuditFigures {
  /**
   * Audits in all, and of them those that the moderator or a dispute may still change. Until then they count as the auditor
   * judged: only disagreements can be open, and without them every share would be too good.
   */
  audits: number
  open: number
  /** Decisions that were audited. Of several audits of one the one that was drawn first counts in every share. */
  decisions: number
  /** Decisions that are right, of those that are right or wrong. */
  accuracy?: Estimate
  /** Decisions that the policy does not settle, of all. */
  grey?: Estimate
  /** Decisions with an error of each type, of those that are right or wrong. */
  errors: { type: ErrorType; n: number; share?: Estimate }[]
  /** Closed audits that disagreed and were not upheld, of all that disagreed; unweighted, since it is about auditors. */
  overturned?: Estimate
  agreement: Agreement
  /** Of auditors among themselves. */
  auditors: AuditorsAgreement
  /** Decisions by verdict (rows) and what was judged without them (columns), in the order of `verdicts`. */
  confusion: number[][]
  /** Clauses that did not settle a decision: the most frequent first. */
  gaps: { clause: string; n: number }[]
  groups: Group[]
  /** Below so many cases nothing is told. */
  leastN: number
}

export interface FigureTerms {
  /** ms since the epoch. */
  now: number
  deadlines: Deadlines
  /** Below so many cases no share is told: a figure of few cases says more of chance than of people. */
  leastN: number
}

interface Judged extends AuditedCase {
  /** Its last word is not said yet. */
  isOpen: boolean
  as: 'stands' | 'error' | 'grey'
  stratum: string
}

/** Figures of cases, wherever they come from. */
export function auditFigures(
  cases: readonly AuditedCase[],
  { now, deadlines, leastN }: FigureTerms,
): AuditFigures {
  const everyone = cases.map(({ audit, steps }): Judged => {
    const { state } = followCase(audit, steps, now, deadlines)
    const isOpen = state.at === 'turn'
    return { audit, steps, isOpen, as: isOpen ? 'error' : state.as, stratum: stratumOf(audit) }
  })
  const judged = drawnFirst(everyone)
  const settled = judged.filter(({ as }) => as !== 'grey')
  const accuracy = told(
    shareOf(settled, ({ as }) => as === 'stands'),
    leastN,
  )
  const grey = told(
    shareOf(judged, ({ as }) => as === 'grey'),
    leastN,
  )
  const overturned = told(overturnedOf(everyone), leastN)
  const pairs = judged.map(pairOf)
  const auditors = agreementOfAuditors(
    cases.map(({ audit }) => audit),
    1,
  )
  return {
    audits: cases.length,
    open: everyone.filter(({ isOpen }) => isOpen).length,
    decisions: judged.length,
    ...(accuracy && { accuracy }),
    ...(grey && { grey }),
    errors: errorsOf(settled, leastN),
    ...(overturned && { overturned }),
    agreement: pairs.length < leastN ? {} : agreementOf(pairs, 1),
    auditors: auditors.decisions < leastN ? { decisions: auditors.decisions } : auditors,
    confusion: confusionOf(pairs),
    gaps: gapsOf(everyone),
    groups: groupsOf(settled, leastN),
    leastN,
  }
}

/** Of cases that were drawn with one probability. */
function stratumOf({ sample: { plan, rule, weight } }: CountedAudit): string {
  return `${plan} ${rule} ${weight}`
}

function pairOf({ audit }: AuditedCase): JudgedPair {
  const { sample, decided, blind } = audit
  return {
    stratum: stratumOf(audit),
    weight: sample.weight,
    made: decided,
    audited: { verdict: blind.verdict, labels: blind.labels.map(({ code }) => code) },
  }
}

/** A share for all decisions that were sampled from. Cases drawn with one probability are a stratum. */
function shareOf(cases: readonly Judged[], isHit: (one: Judged) => boolean): Estimate | undefined {
  const strata = new Map<string, { population: number; drawn: number; hits: number }>()
  for (const one of cases) {
    let stratum = strata.get(one.stratum)
    if (!stratum) {
      stratum = { population: 0, drawn: 0, hits: 0 }
      strata.set(one.stratum, stratum)
    }
    stratum.population += one.audit.sample.weight
    stratum.drawn += 1
    if (isHit(one)) stratum.hits += 1
  }
  return stratifiedShare([...strata.values()])
}

function told(estimate: Estimate | undefined, leastN: number): Estimate | undefined {
  return estimate && estimate.n >= leastN ? estimate : undefined
}

const errorTypes: readonly ErrorType[] = ['false-positive', 'false-negative', 'wrong-selection', 'technical']

function errorsOf(settled: readonly Judged[], leastN: number): AuditFigures['errors'] {
  return errorTypes.map((type) => {
    const isOfType = ({ as, audit }: Judged) => as === 'error' && audit.error?.type === type
    const share = told(shareOf(settled, isOfType), leastN)
    return { type, n: settled.filter(isOfType).length, ...(share && { share }) }
  })
}

function overturnedOf(judged: readonly Judged[]): Estimate | undefined {
  const disagreed = judged.filter(({ audit, isOpen }) => !isOpen && audit.outcome === 'disagree')
  return wilsonInterval(disagreed.filter(({ as }) => as !== 'error').length, disagreed.length)
}

function gapsOf(judged: readonly Judged[]): AuditFigures['gaps'] {
  const decisions = new Map<string, Set<string>>()
  for (const { as, audit, steps } of judged) {
    if (as !== 'grey') continue
    const ruled = steps.findLast((step) => step.step === 'settle' && step.ruling === 'grey')
    const clause = (ruled?.step === 'settle' ? ruled.clause : undefined) ?? audit.clause
    if (clause === undefined) continue
    const known = decisions.get(clause)
    if (known) known.add(audit.decisionId)
    else decisions.set(clause, new Set([audit.decisionId]))
  }
  return [...decisions]
    .map(([clause, { size }]) => ({ clause, n: size }))
    .sort((one, other) => other.n - one.n || (one.clause < other.clause ? -1 : 1))
}

function groupsOf(settled: readonly Judged[], leastN: number): Group[] {
  return dimensions.flatMap((dimension) => {
    const groups = new Map<string, Judged[]>()
    for (const one of settled)
      for (const key of keysOf[dimension](one.audit)) {
        const group = groups.get(key)
        if (group) group.push(one)
        else groups.set(key, [one])
      }
    return [...groups]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, members]): Group => {
        const accuracy = told(
          shareOf(members, ({ as }) => as === 'stands'),
          leastN,
        )
        return { dimension, key, n: members.length, ...(accuracy && { accuracy }) }
      })
  })
}

const dayMs = 24 * 60 * 60_000

/** What a case counts under; a case with several labels under each of them. */
const keysOf: Readonly<Record<Dimension, (audit: CountedAudit) => readonly string[]>> = {
  policy: ({ decided }) => [`${decided.policyId} ${decided.policyVersion}`],
  label: ({ decided, blind }) => [...new Set([...decided.labels, ...blind.labels.map(({ code }) => code)])],
  language: ({ decided }) => [decided.language ?? ''],
  queue: ({ decided }) => [decided.queue],
  kind: ({ decided }) => [decided.kind],
  tenure: ({ decided }) => [tenureOf(decided.tenureDays)],
  week: ({ decided }) => [weekOf(Date.parse(decided.at))],
}

/** Days from and to, such as `0-29`; the last one is open. */
function tenureOf(days: number): string {
  if (days < 30) return '0-29'
  if (days < 90) return '30-89'
  return days < 365 ? '90-364' : '365'
}

/** The Monday of the week of a moment (ms since the epoch), by UTC: `2026-03-02`. */
function weekOf(at: number): string {
  // 1970-01-01 was a Thursday.
  const week = Math.floor((Math.floor(at / dayMs) + 3) / 7)
  const known = mondays.get(week)
  if (known !== undefined) return known
  const monday = new Date((week * 7 - 3) * dayMs).toISOString().slice(0, 10)
  mondays.set(week, monday)
  return monday
}

/** Writing a date takes longer than all else that is done for a case. */
const mondays = new Map<number, string>()
