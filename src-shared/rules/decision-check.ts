import type { Decision } from '../model/decision.ts'
import type { EvidenceType } from '../model/evidence.ts'
import type { Policy } from '../model/policy.ts'
import type { Content } from '../model/task.ts'
import { withFoundLength } from './content-length.ts'
import { shareCovered } from './coverage.ts'
import { findEvidenceFault, missingEvidence } from './evidence.ts'
import { indexPolicy } from './policy-index.ts'

type Checked = Pick<
  Decision,
  'verdict' | 'labels' | 'loose' | 'action' | 'reason' | 'policyId' | 'policyVersion' | 'made'
>

/** What keeps a decision on this content from being made under this policy, each as a sentence; empty when nothing does. */
export function findDecisionFaults(decision: Checked, policy: Policy, said: Content): string[] {
  const content = withFoundLength(said, decision.made.durationSeconds)
  if (decision.policyId !== policy.id || decision.policyVersion !== policy.version) {
    return [
      `The decision names policy ${decision.policyId} ${decision.policyVersion}, but ${policy.id} ${policy.version} is in force.`,
    ]
  }
  return [
    ...labelFaults(decision, policy),
    ...evidenceFaults(decision, policy, content),
    ...verdictFaults(decision, policy),
    ...coverageFaults(decision, policy, content),
  ]
}

function labelFaults({ labels }: Checked, policy: Policy): string[] {
  const index = indexPolicy(policy)
  const codes = labels.map(({ code }) => code)
  return [
    ...codes.filter((code) => !index.has(code)).map((code) => `The policy has no label ${code}.`),
    ...codes
      .filter((code, position) => codes.indexOf(code) !== position)
      .map((code) => `The label ${code} is applied twice.`),
  ]
}

/** Evidence must lie in the content whatever it is for; what a label asks for is asked of a violation. */
function evidenceFaults(
  { labels, loose = [], verdict }: Checked,
  policy: Policy,
  content: Content,
): string[] {
  const index = indexPolicy(policy)
  const ofLabels = labels.flatMap(({ code, evidence }) => {
    const label = index.get(code)?.label
    const missing = label && verdict === 'violation' ? missingEvidence(label, content.kind, evidence) : []
    return [
      ...evidence.flatMap((one) => findEvidenceFault(one, content) ?? []),
      ...missing.map((type) => `The label ${label?.title ?? code} needs ${evidenceWords[type]}.`),
    ]
  })
  return [
    ...ofLabels,
    ...loose.flatMap((one) => findEvidenceFault(one, content) ?? []),
    ...when(
      loose.length > 0 && verdict !== 'escalate',
      'What was marked belongs to no label. Choose one for it, or take it away.',
    ),
  ]
}

const evidenceWords: Readonly<Record<EvidenceType, string>> = {
  'time-range': 'a time range that shows it',
  region: 'a region of the picture that shows it',
  span: 'the words that show it',
}

function coverageFaults({ verdict, made }: Checked, policy: Policy, content: Content): string[] {
  if (verdict !== 'no-violation') return []
  return coverageGaps(policy, content, made).map(
    ({ share, covered }) =>
      `The policy asks that ${percent(share)} of a ${content.kind} be looked at before it is cleared; so far it was ${percent(covered)}.`,
  )
}

/** Where less was perceived than the policy asks for before content is cleared: what it asks and what it was, 0…1. */
export function coverageGaps(
  policy: Policy,
  content: Content,
  {
    coverage,
    watchedShare,
    firstRevealAt,
  }: Pick<Decision['made'], 'coverage' | 'watchedShare' | 'firstRevealAt'>,
): { share: number; covered: number; maxSpeed?: number | undefined }[] {
  const length = 'durationSeconds' in content ? content.durationSeconds : undefined
  return policy.review.coverage
    .filter(({ kinds }) => kinds.includes(content.kind))
    .map(({ share, maxSpeed }) => {
      const isCounted = coverage?.type === 'time' && length !== undefined && maxSpeed !== undefined
      const seen = firstRevealAt === undefined ? 0 : watchedShare
      return {
        share,
        maxSpeed,
        covered: isCounted ? shareCovered(coverage.stretches, length, { revealed: true, maxSpeed }) : seen,
      }
    })
    .filter(({ share, covered }) => covered + 0.005 < share)
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`
}

function verdictFaults(decision: Checked, policy: Policy): string[] {
  const { verdict, labels, action, reason } = decision
  const index = indexPolicy(policy)
  switch (verdict) {
    case 'no-violation':
      return [
        ...when(
          labels.length > 0,
          'A decision of no violation carries no labels. Take them away, or submit as a violation.',
        ),
        ...when(action !== undefined, 'A decision of no violation carries no action.'),
        ...when(reason !== undefined, 'A decision of no violation carries no reason.'),
      ]
    case 'violation':
      return [
        ...when(labels.length === 0, 'A violation needs at least one label.'),
        ...when(
          labels.length > 0 &&
            !labels.some(({ code }) => index.get(code)?.label.actions.includes(action ?? '')),
          `None of the labels allows the action ${action ?? 'none'}.`,
        ),
        ...when(reason !== undefined, 'A violation carries labels instead of a reason.'),
      ]
    case 'escalate':
      return [
        ...when(!has(policy.escalationRoutes, reason), 'An escalation needs one of the policy’s routes.'),
        ...when(action !== undefined, 'An escalation leaves the action to the specialist.'),
      ]
    case 'cannot-review':
      return [
        ...when(!has(policy.cannotReviewReasons, reason), 'Cannot review needs one of the policy’s reasons.'),
        ...when(labels.length > 0, 'Cannot review carries no labels.'),
        ...when(action !== undefined, 'Cannot review carries no action.'),
      ]
  }
}

function has(choices: readonly { code: string }[], code: string | undefined): boolean {
  return choices.some((choice) => choice.code === code)
}

function when(condition: boolean, sentence: string): string[] {
  return condition ? [sentence] : []
}
