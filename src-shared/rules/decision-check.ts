import type { Decision } from '../model/decision.ts'
import type { Policy } from '../model/policy.ts'
import { indexPolicy } from './policy-index.ts'

type Checked = Pick<Decision, 'verdict' | 'labels' | 'action' | 'reason' | 'policyId' | 'policyVersion'>

/** What keeps a decision from being made under this policy, each as a sentence; empty when nothing does. */
export function findDecisionFaults(decision: Checked, policy: Policy): string[] {
  if (decision.policyId !== policy.id || decision.policyVersion !== policy.version) {
    return [
      `The decision names policy ${decision.policyId} ${decision.policyVersion}, but ${policy.id} ${policy.version} is in force.`,
    ]
  }
  return [...labelFaults(decision, policy), ...verdictFaults(decision, policy)]
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
