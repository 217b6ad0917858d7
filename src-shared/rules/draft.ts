import { type Draft, mostEvidence } from '../model/decision.ts'
import type { Evidence } from '../model/evidence.ts'
import type { Policy } from '../model/policy.ts'
import type { PolicyIndex } from './policy-index.ts'

export const emptyDraft: Draft = { labels: [], note: '' }

/** Whether there is nothing to keep: nothing was entered, and of no time spent on the task is anything known. */
export function isEmptyDraft({ labels, note, action, loose = [], made }: Draft): boolean {
  return (
    labels.length === 0 && note === '' && action === undefined && loose.length === 0 && made === undefined
  )
}

/**
 * Adds the label, with what was marked before there was one, or takes it away if it is there. An action that the labels no
 * longer allow is dropped.
 */
export function toggleLabel(draft: Draft, code: string, index: PolicyIndex): Draft {
  const without = draft.labels.filter((label) => label.code !== code)
  if (without.length < draft.labels.length) return withAllowedAction({ ...draft, labels: without }, index)
  const { loose = [], ...rest } = draft
  return withAllowedAction({ ...rest, labels: [...draft.labels, { code, evidence: loose }] }, index)
}

/** The label that evidence goes to: the wished one while it is applied, or else the last. */
export function targetLabel({ labels }: Draft, wished: string | undefined): string | undefined {
  return labels.some(({ code }) => code === wished) ? wished : labels.at(-1)?.code
}

export function removeLastLabel(draft: Draft, index: PolicyIndex): Draft {
  return withAllowedAction({ ...draft, labels: draft.labels.slice(0, -1) }, index)
}

/**
 * Gives a label more evidence; the label is applied if it was not. The same twice is once. Without a label it waits for the
 * next one.
 */
export function addEvidence(draft: Draft, code: string | undefined, evidence: readonly Evidence[]): Draft {
  if (code === undefined)
    return { ...draft, loose: [...(draft.loose ?? []), ...evidence].slice(0, mostEvidence) }
  const known = draft.labels.find((label) => label.code === code)
  const added = evidence.filter(
    (one) => !known?.evidence.some((other) => JSON.stringify(other) === JSON.stringify(one)),
  )
  const label = { code, evidence: [...(known?.evidence ?? []), ...added].slice(0, mostEvidence) }
  const labels = known
    ? draft.labels.map((other) => (other.code === code ? label : other))
    : [...draft.labels, label]
  return { ...draft, labels }
}

/** Takes away the newest piece of evidence of a label, or of what waits for one. */
export function removeEvidence(draft: Draft, code: string | undefined): Draft {
  if (code === undefined) return { ...draft, loose: (draft.loose ?? []).slice(0, -1) }
  return {
    ...draft,
    labels: draft.labels.map((label) =>
      label.code === code ? { ...label, evidence: label.evidence.slice(0, -1) } : label,
    ),
  }
}

/** Action codes that the draft's labels allow, in the policy's order. Without labels there is none. */
export function allowedActions(policy: Policy, draft: Draft, index: PolicyIndex): string[] {
  const allowed = new Set(draft.labels.flatMap(({ code }) => index.get(code)?.label.actions ?? []))
  return policy.actions.map(({ code }) => code).filter((code) => allowed.has(code))
}

/** The chosen action, or else the default of the gravest label (the first of equals). */
export function effectiveAction(draft: Draft, index: PolicyIndex): string | undefined {
  if (draft.action !== undefined) return draft.action
  const labels = draft.labels.flatMap(({ code }) => index.get(code)?.label ?? [])
  const gravest = labels.reduce<(typeof labels)[number] | undefined>(
    (worst, label) => (worst && worst.severity >= label.severity ? worst : label),
    undefined,
  )
  return gravest?.actions[0]
}

/** Moves on to the next allowed action, around the end. */
export function chooseNextAction(policy: Policy, draft: Draft, index: PolicyIndex): Draft {
  const actions = allowedActions(policy, draft, index)
  if (actions.length === 0) return draft
  const current = actions.indexOf(effectiveAction(draft, index) ?? '')
  const next = actions[(current + 1) % actions.length]
  return next === undefined ? draft : { ...draft, action: next }
}

function withAllowedAction(draft: Draft, index: PolicyIndex): Draft {
  const { action, ...rest } = draft
  const kept =
    action !== undefined && draft.labels.some(({ code }) => index.get(code)?.label.actions.includes(action))
  return kept ? draft : rest
}
