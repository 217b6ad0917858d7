import type { Verdict } from '../../../../../src-shared/model/decision.ts'
import type { HandedAnswer } from '../../../../../src-shared/rules/practice/first-tries.ts'
import { scoreAnswer } from '../../../../../src-shared/rules/practice/score.ts'

let minute = 0

/** An answer to an item whose gold is a violation under the label `a`; each is a minute later than the one before. */
export function answered(
  person: string,
  item: string,
  said: Verdict | readonly string[],
  rest: Partial<HandedAnswer> = {},
): HandedAnswer {
  minute += 1
  const answer = {
    verdict: typeof said === 'string' ? said : ('violation' as const),
    labels: typeof said === 'string' ? [] : said.map((code) => ({ code, evidence: [] })),
  }
  const gold = { verdict: 'violation' as const, labels: [{ code: 'a', evidence: [] }] }
  const { against: _against, ...score } = scoreAnswer(answer, {
    answer: gold,
    alternatives: [],
    tolerance: 0.5,
  })
  return {
    person,
    item,
    purpose: 'drill',
    isRetry: false,
    at: new Date(minute * 60_000).toISOString(),
    answer,
    score,
    ...rest,
  }
}

/** What is right. */
export const right = ['a']
