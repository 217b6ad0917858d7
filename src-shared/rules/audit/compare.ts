import type { ErrorType } from '../../model/audit.ts'
import type { Decision, Verdict } from '../../model/decision.ts'

/** What two judgements are compared by. */
type Judged = Pick<Decision, 'verdict' | 'labels'>

/**
 * The type of error that a judgement has when another one is taken as right; undefined where they say the same. What the person
 * finally calls it is theirs to say: this is where the form begins.
 */
export function errorOf(made: Judged, right: Judged): ErrorType | undefined {
  if (isPositive(made.verdict) !== isPositive(right.verdict))
    return isPositive(made.verdict) ? 'false-positive' : 'false-negative'
  if (made.verdict === 'cannot-review' || right.verdict === 'cannot-review')
    return made.verdict === right.verdict ? undefined : 'technical'
  return made.verdict === right.verdict && sameLabels(made, right) ? undefined : 'wrong-selection'
}

/** Finds something against the content. */
function isPositive(verdict: Verdict): boolean {
  return verdict === 'violation' || verdict === 'escalate'
}

function sameLabels(one: Judged, other: Judged): boolean {
  const codes = ({ labels }: Judged) => [...new Set(labels.map(({ code }) => code))].sort().join(' ')
  return codes(one) === codes(other)
}
