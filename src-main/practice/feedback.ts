import type { PracticeFeedback } from '../../src-shared/desk/practice-views.ts'
import { canonicalJson } from '../../src-shared/rules/canonical-json.ts'
import type { StoredAnswer, StoredItem } from '../store/practice.ts'

/** What is told of an answer, with what would have been right. @param tries how often the item was answered */
export function feedbackOn(
  { answer, score }: StoredAnswer,
  { gold, rationale, difficulty, clause }: StoredItem,
  tries: number,
): PracticeFeedback {
  const { against, right, verdict, action, labels, evidence } = score
  const closest = canonicalJson(against)
  return {
    right,
    verdict,
    ...(action !== undefined && { action }),
    labels,
    evidence,
    tolerance: gold.tolerance,
    given: answer,
    gold: against,
    alternatives: [gold.answer, ...gold.alternatives].filter((one) => canonicalJson(one) !== closest),
    rationale,
    difficulty,
    ...(clause !== undefined && { clause }),
    tries,
  }
}
