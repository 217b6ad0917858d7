import type { BlindJudgement } from '../../src-shared/model/audit.ts'
import type { Decision, Made } from '../../src-shared/model/decision.ts'
import { shareCovered } from '../../src-shared/rules/coverage.ts'

type Judgement = BlindJudgement | Decision
export type Difference = 'verdict' | 'labels' | 'action' | 'reason'

/** In what two judgements differ; notes and times are nobody's error. Labels differ in which they are, not in their evidence. */
export function differencesOf(one: Judgement, other: Judgement): ReadonlySet<string> {
  const codes = ({ labels }: Judgement) =>
    labels
      .map(({ code }) => code)
      .sort()
      .join(' ')
  const found: [Difference, boolean][] = [
    ['verdict', one.verdict !== other.verdict],
    ['labels', codes(one) !== codes(other)],
    ['action', one.action !== other.action],
    ['reason', one.reason !== other.reason],
  ]
  return new Set(found.filter(([, differs]) => differs).map(([name]) => name))
}

/** Share of the content that was seen, 0…1: of what has a length only what was revealed while it was played. */
export function seenShare({ coverage, durationSeconds, watchedShare }: Made): number {
  if (coverage?.type === 'places') return coverage.of === 0 ? watchedShare : coverage.seen / coverage.of
  if (coverage?.type === 'time' && durationSeconds !== undefined)
    return shareCovered(coverage.stretches, durationSeconds, { revealed: true })
  return watchedShare
}
