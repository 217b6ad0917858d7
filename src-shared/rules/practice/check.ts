import type { Decision } from '../../model/decision.ts'
import type { Policy } from '../../model/policy.ts'
import type { GoldAnswer, PracticeItem, PracticePack } from '../../model/practice.ts'
import { findDecisionFaults } from '../decision-check.ts'
import { indexPolicy } from '../policy-index.ts'

type Checked = Pick<PracticePack, 'items'>

/**
 * What keeps a pack from being practised under a policy, each as a sentence that names the item by its place; empty when it
 * is sound: every answer that counts as right can be given, its evidence lies in the content, and no task is there twice.
 */
export function findPackFaults({ items }: Checked, policy: Policy): string[] {
  const index = indexPolicy(policy)
  const ids = items.map(({ task }) => task.id)
  return items.flatMap((item, place) => {
    const name = `Item ${place + 1}`
    const { gold, clause, task } = item
    const faults = [
      ...[gold.answer, ...gold.alternatives].flatMap((answer) => answerFaults(item, answer, policy)),
      ...(ids.indexOf(task.id) === place ? [] : [`The id ${task.id} is used twice.`]),
      ...(clause === undefined || index.has(clause) ? [] : [`The policy has no label ${clause} to teach.`]),
    ]
    return faults.map((fault) => `${name}: ${fault}`)
  })
}

/** Held against the same rules as a decision of somebody who has seen all of it. */
function answerFaults({ task }: PracticeItem, answer: GoldAnswer, policy: Policy): string[] {
  return findDecisionFaults(asDecision(answer, policy), policy, task.content)
}

type Held = Parameters<typeof findDecisionFaults>[0]

const seenAt = '1970-01-01T00:00:00Z'
const seen: Decision['made'] = {
  shownAt: seenAt,
  firstRevealAt: seenAt,
  activeSeconds: 0,
  revealedSeconds: 0,
  watchedShare: 1,
  signalsShown: false,
}

/** What the answer leaves open is filled in by what the policy allows: any route, any reason, any action of its labels. */
function asDecision({ verdict, labels, action }: GoldAnswer, policy: Policy): Held {
  const index = indexPolicy(policy)
  const allowed = labels.flatMap(({ code }) => index.get(code)?.label.actions ?? [])
  const filled = verdict === 'violation' ? (action ?? allowed[0]) : action
  const choices = { escalate: policy.escalationRoutes, 'cannot-review': policy.cannotReviewReasons }
  const reason = verdict === 'escalate' || verdict === 'cannot-review' ? choices[verdict][0]?.code : undefined
  return {
    policyId: policy.id,
    policyVersion: policy.version,
    verdict,
    labels,
    made: seen,
    ...(filled !== undefined && { action: filled }),
    ...(reason !== undefined && { reason }),
  }
}
