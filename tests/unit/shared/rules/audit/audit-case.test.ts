import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  type Audit,
  auditSchema,
  type DisputeStep,
  type Settler,
} from '../../../../../src-shared/model/audit.ts'
import { followCase } from '../../../../../src-shared/rules/audit/audit-case.ts'
import { errorOf } from '../../../../../src-shared/rules/audit/compare.ts'

const day = 24 * 60 * 60_000
const start = Date.UTC(2026, 10, 2)
const [moderator, auditor, second, advisor, lead] = Array.from({ length: 5 }, () => randomUUID()) as [
  string,
  string,
  string,
  string,
  string,
]
const people: Record<Settler, string> = { second, advisor, lead }
const at = (days: number) => new Date(start + days * day).toISOString()

const audit: Audit = auditSchema.parse({
  auditId: randomUUID(),
  decisionId: randomUUID(),
  taskId: 'pack:t-1',
  moderator,
  auditor,
  sample: { plan: 'weekly', rule: 'rest', weight: 50 },
  decided: {
    at: at(-2),
    policyId: 'p',
    policyVersion: '1',
    verdict: 'no-violation',
    labels: [],
    queue: 'q',
    kind: 'text',
    tenureDays: 3,
  },
  blind: {
    verdict: 'violation',
    labels: [{ code: 'spam' }],
    note: '',
    made: { shownAt: at(-1), activeSeconds: 9, revealedSeconds: 5, watchedShare: 1, signalsShown: false },
  },
  blindAt: at(0),
  at: at(0),
  outcome: 'disagree',
  error: { type: 'false-negative', severity: 'major' },
})

const accept = (days: number, by = moderator): DisputeStep => ({
  step: 'accept',
  stepId: randomUUID(),
  auditId: audit.auditId,
  by,
  at: at(days),
})
const dispute = (days: number, by = moderator): DisputeStep => ({
  ...accept(days, by),
  step: 'dispute',
  reason: 'The clause says otherwise.',
})
const settle = (
  days: number,
  as: Settler,
  ruling: 'uphold' | 'overturn' | 'grey',
  by = people[as],
): DisputeStep => ({
  ...accept(days, by),
  step: 'settle',
  as,
  ruling,
  reason: 'Read again.',
})
const state = (steps: DisputeStep[], days = 30) => followCase(audit, steps, start + days * day).state

describe('an audit that disagrees', () => {
  test('waits for the moderator, whose silence accepts it', () => {
    assert.deepEqual(state([], 6), { at: 'turn', of: 'moderator', until: start + 7 * day, next: 'second' })
    assert.deepEqual(state([], 8), { at: 'closed', as: 'error', by: 'expired' })
    assert.deepEqual(state([accept(1)]), { at: 'closed', as: 'error', by: 'accepted' })
  })

  test('goes to a second reviewer when disputed, who can overturn it', () => {
    assert.deepEqual(state([dispute(1)], 2), { at: 'turn', of: 'second', until: start + 4 * day })
    assert.deepEqual(state([dispute(1), settle(2, 'second', 'overturn')]), {
      at: 'closed',
      as: 'stands',
      by: 'second',
    })
  })

  test('can be taken to the advisor and the lead, whose word is the last', () => {
    const steps = [
      dispute(1),
      settle(2, 'second', 'uphold'),
      dispute(3),
      settle(4, 'advisor', 'uphold'),
      dispute(5),
    ]
    assert.equal(state(steps, 6).at, 'turn')
    assert.deepEqual(state([...steps, settle(6, 'lead', 'uphold')]), {
      at: 'closed',
      as: 'error',
      by: 'lead',
    })
    assert.deepEqual(state([...steps, settle(6, 'lead', 'grey')]), { at: 'closed', as: 'grey', by: 'lead' })
  })

  test('goes on to the next instance where one lets its time pass, and says so', () => {
    const late = (days: number, ...steps: DisputeStep[]) =>
      followCase(audit, [dispute(1), ...steps], start + days * day)
    const lapses = [
      { of: 'second', at: start + 4 * day, leadsTo: 'advisor' },
      { of: 'advisor', at: start + 7 * day, leadsTo: 'lead' },
      { of: 'lead', at: start + 10 * day, leadsTo: 'waits' },
    ]
    assert.deepEqual(late(4).lapses, [])
    assert.deepEqual(late(5).lapses, lapses.slice(0, 1))
    assert.deepEqual(late(5).state, { at: 'turn', of: 'advisor', until: start + 7 * day })
    assert.deepEqual(late(8).lapses, lapses.slice(0, 2))
    assert.deepEqual(late(8).state, { at: 'turn', of: 'lead', until: start + 10 * day })
    assert.deepEqual(late(300).lapses, lapses, 'once, however long it waits')
    assert.equal(late(300).state.at, 'turn', 'nobody loses a case that was never heard')
    assert.deepEqual(late(300, settle(200, 'lead', 'uphold')).state, {
      at: 'closed',
      as: 'error',
      by: 'lead',
    })
  })

  test('is settled in time, or by the next: a late ruling changes nothing, one that only comes late counts', () => {
    const escalated = [dispute(1), settle(6, 'advisor', 'overturn')]
    assert.deepEqual(state([...escalated, settle(5, 'second', 'uphold')]), {
      at: 'closed',
      as: 'stands',
      by: 'advisor',
    })
    const inTime = followCase(audit, [...escalated, settle(3, 'second', 'uphold')], start + 7 * day)
    assert.deepEqual(inTime.state, { at: 'turn', of: 'moderator', until: start + 10 * day, next: 'advisor' })
    assert.deepEqual(inTime.lapses, [])
  })

  test('that was upheld by the next instance goes to the one after it', () => {
    const steps = [dispute(1), settle(5, 'advisor', 'uphold'), dispute(6)]
    assert.deepEqual(state(steps, 7), { at: 'turn', of: 'lead', until: start + 9 * day })
    const silent = followCase(audit, steps.slice(0, 2), start + 20 * day)
    assert.deepEqual(silent.state, { at: 'closed', as: 'error', by: 'expired' })
    assert.deepEqual(
      silent.lapses.map(({ of, leadsTo }) => [of, leadsTo]),
      [
        ['second', 'advisor'],
        ['moderator', 'final'],
      ],
    )
  })

  test('is settled by nobody who decided or audited it, nor twice by the same', () => {
    for (const by of [moderator, auditor])
      assert.equal(state([dispute(1), settle(2, 'second', 'overturn', by)]).at, 'turn')
    const twice = [
      dispute(1),
      settle(2, 'second', 'uphold'),
      dispute(3),
      settle(4, 'advisor', 'overturn', second),
    ]
    assert.equal(state(twice, 5).at, 'turn')
  })

  test('is disputed by its moderator alone, in time, and in turn', () => {
    assert.equal(state([dispute(1, second)], 2).at, 'turn')
    assert.deepEqual(state([dispute(8)]), { at: 'closed', as: 'error', by: 'expired' })
    assert.deepEqual(state([settle(1, 'second', 'overturn')]), { at: 'closed', as: 'error', by: 'expired' })
  })
})

test('a step that is dated before its audit is none', () => {
  for (const step of [accept(-1), dispute(-1), accept(0)])
    assert.deepEqual(followCase(audit, [step], start + day).steps, [])
})

test('the same steps come to the same, in whatever order and however often they arrive', () => {
  const steps = [dispute(1), settle(2, 'second', 'uphold'), dispute(3), settle(4, 'advisor', 'overturn')]
  fc.assert(
    fc.property(fc.shuffledSubarray([...steps, ...steps], { minLength: 8 }), (shuffled) => {
      assert.deepEqual(followCase(audit, shuffled, start + 30 * day).state, {
        at: 'closed',
        as: 'stands',
        by: 'advisor',
      })
    }),
  )
})

test('an audit names its error, its clause, and another person than the moderator', () => {
  const { error: _error, ...unsaid } = audit
  assert.equal(auditSchema.safeParse(unsaid).success, false)
  assert.equal(auditSchema.safeParse({ ...unsaid, outcome: 'grey' }).success, false)
  assert.equal(auditSchema.safeParse({ ...unsaid, outcome: 'grey', clause: 'spam' }).success, true)
  assert.equal(auditSchema.safeParse({ ...audit, auditor: moderator }).success, false)
})

describe('the type of an error', () => {
  const judged = (
    verdict: 'no-violation' | 'violation' | 'escalate' | 'cannot-review',
    ...codes: string[]
  ) => ({
    verdict,
    labels: codes.map((code) => ({ code, evidence: [] })),
  })
  for (const [made, right, type] of [
    [judged('violation', 'spam'), judged('violation', 'spam'), undefined],
    [judged('violation', 'spam', 'hate'), judged('violation', 'hate', 'spam'), undefined],
    [judged('violation', 'spam'), judged('no-violation'), 'false-positive'],
    [judged('no-violation'), judged('violation', 'spam'), 'false-negative'],
    [judged('no-violation'), judged('escalate'), 'false-negative'],
    [judged('violation', 'spam'), judged('violation', 'hate'), 'wrong-selection'],
    [judged('violation', 'spam'), judged('escalate'), 'wrong-selection'],
    [judged('cannot-review'), judged('no-violation'), 'technical'],
  ] as const) {
    test(`of ${made.verdict} where ${right.verdict} is right is ${type ?? 'none'}`, () =>
      assert.equal(errorOf(made, right), type))
  }
})
