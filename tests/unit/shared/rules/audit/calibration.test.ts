import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import type { Verdict } from '../../../../../src-shared/model/decision.ts'
import type { RatingRecord } from '../../../../../src-shared/model/record.ts'
import { calibrationOf } from '../../../../../src-shared/rules/audit/calibration.ts'

const [ada, grace, mary] = [randomUUID(), randomUUID(), randomUUID()] as [string, string, string]
const decisions = Array.from({ length: 4 }, () => randomUUID())
let minute = 0

function rating(rater: string, decision: number, verdict: Verdict, labels: string[] = []): RatingRecord {
  minute += 1
  const at = new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString()
  return {
    type: 'rating',
    ratingId: randomUUID(),
    session: 'march',
    decisionId: decisions[decision] ?? '',
    taskId: `t${decision}`,
    rater,
    at,
    judged: {
      verdict,
      labels: labels.map((code) => ({ code, evidence: [] })),
      note: '',
      made: { shownAt: at, activeSeconds: 1, revealedSeconds: 1, watchedShare: 1, signalsShown: false },
    },
  }
}

describe('a calibration', () => {
  it('puts what raters differ most on first, and says which labels divide them', () => {
    const found = calibrationOf('march', [
      rating(ada, 0, 'violation', ['a']),
      rating(grace, 0, 'violation', ['a']),
      rating(mary, 0, 'violation', ['a']),
      rating(ada, 1, 'violation', ['a', 'b']),
      rating(grace, 1, 'violation', ['a']),
      rating(mary, 1, 'no-violation'),
      rating(ada, 2, 'no-violation'),
      rating(grace, 2, 'no-violation'),
      rating(ada, 3, 'violation', ['c']),
    ])
    assert.deepEqual([found.cases, found.raters], [3, 3])
    assert.deepEqual(found.rated.map(({ taskId, difference }) => [taskId, difference]).slice(0, 1), [
      ['t1', 1],
    ])
    assert.deepEqual(found.labels, [
      { label: 'a', cases: 2, split: 1 },
      { label: 'b', cases: 1, split: 1 },
    ])
    assert.ok(
      found.rated.every(({ taskId }) => taskId !== 't3'),
      'one voice differs from nobody',
    )
  })

  it('takes the first judgement of a rater, and what they judged twice once', () => {
    const found = calibrationOf('march', [
      rating(ada, 0, 'violation', ['a']),
      rating(ada, 0, 'no-violation'),
      rating(grace, 0, 'violation', ['a']),
    ])
    assert.deepEqual(
      found.rated[0]?.ratings.map(({ verdict }) => verdict),
      ['violation', 'violation'],
    )
  })

  it('of people who agree wholly, in more than one way, is 1', () => {
    const ratings = [ada, grace, mary].flatMap((rater) => [
      rating(rater, 0, 'violation', ['a']),
      rating(rater, 1, 'no-violation'),
    ])
    const { fleiss, alpha, labelAlpha, labels } = calibrationOf('march', ratings)
    assert.deepEqual([fleiss, alpha, labelAlpha, labels], [1, 1, 1, []])
  })

  it('of nobody says nothing', () => {
    assert.deepEqual(calibrationOf('march', []), {
      session: 'march',
      cases: 0,
      raters: 0,
      labels: [],
      rated: [],
    })
  })
})
