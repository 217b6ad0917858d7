import type { Audit } from '../../model/audit.ts'
import { alphaOfKinds, masiDistance, nominalDistance } from '../statistics/alpha.ts'
import { bootstrapInterval } from '../statistics/bootstrap.ts'
import type { Estimate } from '../statistics/proportion.ts'

// Auditors who draw from the same files by the same plan judge the same decisions.

/**
 * One audit of each decision: the one that was drawn first. A decision is one observation, however many have judged it; counted
 * twice it would make intervals narrower than what is known (D. Raj and S. Khamis, “Some Remarks on Sampling with Replacement”,
 * Annals of Mathematical Statistics 29 (1958): the mean over distinct units). Ids of audits are minted at the draw and sort by
 * time, so that which one counts was settled before anybody judged: neither the outcome nor who was quicker has a say in it, and
 * files in another order come to the same. Its weight is that of its own draw, which is exact where auditors draw by one seed,
 * as the policy's plan has it.
 */
export function drawnFirst<T extends { audit: Pick<Audit, 'auditId' | 'decisionId'> }>(
  cases: readonly T[],
): T[] {
  const first = new Map<string, T>()
  for (const one of cases) {
    const known = first.get(one.audit.decisionId)
    if (!known || one.audit.auditId < known.audit.auditId) first.set(one.audit.decisionId, one)
  }
  return [...first.values()]
}

/**
 * How far auditors agree among themselves, from decisions that several have judged, each blind: Krippendorff's alpha with 95 %
 * intervals. Unweighted, since it is about auditors.
 */
export interface AuditorsAgreement {
  /** Decisions that at least two have judged. */
  decisions: number
  /** Of verdicts, nominal. */
  alpha?: Estimate
  /** Of sets of labels, with the MASI distance. */
  labelAlpha?: Estimate
}

/** Who judged what, and how. */
type Judgement = Pick<Audit, 'auditId' | 'decisionId' | 'auditor'> & {
  blind: Pick<Audit['blind'], 'verdict' | 'labels'>
}

/** @param seed of the bootstrap: the same gives the same intervals */
export function agreementOfAuditors(audits: readonly Judgement[], seed: number): AuditorsAgreement {
  const first = new Map<string, Judgement>()
  const several = new Map<string, Map<string, Judgement>>()
  for (const audit of audits) {
    const known = first.get(audit.decisionId)
    if (!known) {
      first.set(audit.decisionId, audit)
      continue
    }
    const auditors = several.get(audit.decisionId) ?? new Map([[known.auditor, known]])
    const before = auditors.get(audit.auditor)
    // Somebody who has judged it twice had seen the original by then.
    auditors.set(audit.auditor, before && before.auditId < audit.auditId ? before : audit)
    several.set(audit.decisionId, auditors)
  }
  const units = [...several.values()]
    .filter(({ size }) => size > 1)
    .map((auditors) => [...auditors.values()].map(({ blind }) => blind))
  const verdicts = units.map((unit) => unit.map(({ verdict }) => verdict).sort())
  const labels = units.map((unit) =>
    unit.map((blind) => [...new Set(blind.labels.map(({ code }) => code))].sort().join(' ')).sort(),
  )
  const alpha = intervalOf(verdicts, (kinds) => alphaOfKinds(kinds, nominalDistance), seed)
  const labelAlpha = intervalOf(
    labels,
    (kinds) => alphaOfKinds(kinds.map(setsOf), masiDistance, (set) => [...set].join(' ')),
    seed,
  )
  return { decisions: units.length, ...(alpha && { alpha }), ...(labelAlpha && { labelAlpha }) }
}

type Figure = (counts: readonly number[]) => number | undefined

/** Units that say the same are counted together. @param units each in one order */
function intervalOf<T extends string>(
  units: readonly (readonly T[])[],
  figureOf: (kinds: readonly (readonly T[])[]) => Figure,
  seed: number,
): Estimate | undefined {
  const counts = new Map<string, { kind: readonly T[]; count: number }>()
  for (const kind of units) {
    const known = counts.get(kind.join('\n'))
    if (known) known.count += 1
    else counts.set(kind.join('\n'), { kind, count: 1 })
  }
  const all = [...counts.values()]
  const figure = figureOf(all.map(({ kind }) => kind))
  const stratum = all.map(({ count }) => count)
  return bootstrapInterval([stratum], ([drawn = []]) => figure(drawn), { seed, resamples: 500 })
}

function setsOf(unit: readonly string[]): ReadonlySet<string>[] {
  return unit.map((text) => new Set(text === '' ? [] : text.split(' ')))
}
