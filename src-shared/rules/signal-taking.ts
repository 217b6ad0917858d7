import type { Draft } from '../model/decision.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Content, Signal } from '../model/task.ts'
import { findEvidenceFault, signalEvidence } from './evidence.ts'
import type { PolicyIndex } from './policy-index.ts'

/** The strongest signal whose label the policy has and that is not applied yet, with what it soundly points at. */
export function nextSignalToTake(
  signals: readonly Signal[],
  draft: Draft,
  index: PolicyIndex,
  content: Content,
): { label: string; evidence: Evidence[] } | undefined {
  const open = signals
    .filter(({ label }) => label !== undefined && index.has(label))
    .filter(({ label }) => draft.labels.every(({ code }) => code !== label))
  const strongest = open.reduce<Signal | undefined>(
    (best, signal) => (best && best.score >= signal.score ? best : signal),
    undefined,
  )
  if (strongest?.label === undefined) return undefined
  return {
    label: strongest.label,
    evidence: signalEvidence(strongest).filter((one) => findEvidenceFault(one, content) === undefined),
  }
}
