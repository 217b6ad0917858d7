import assert from 'node:assert/strict'
import { test } from 'node:test'
import { practicePackSchema } from '../../../../../src-shared/model/practice.ts'
import { findPackFaults } from '../../../../../src-shared/rules/practice/check.ts'
import { smallPolicy } from '../../policies.ts'

const text = { id: 'one', content: { kind: 'text', text: 'Buy now.' } }

function faultsOf(...items: object[]): string[] {
  const { items: all } = practicePackSchema.parse({
    format: 'evenhand-practice/1',
    id: 'p',
    version: 1,
    title: 'P',
    policyId: 'small',
    policyVersion: '1',
    madeAt: '2026-03-01T00:00:00Z',
    items: items.map((item) => ({ task: text, rationale: 'Why.', difficulty: 1, ...item })),
  })
  return findPackFaults({ items: all }, smallPolicy())
}

const answer = (verdict: string, ...codes: string[]) => ({
  verdict,
  labels: codes.map((code) => ({ code })),
})

test('a pack whose answers can all be given has no faults', () => {
  for (const [verdict, codes] of [
    ['no-violation', []],
    ['violation', ['spam.bulk']],
    ['escalate', []],
    ['cannot-review', []],
  ] as const)
    assert.deepEqual(faultsOf({ gold: { answer: answer(verdict, ...codes) }, clause: 'spam.bulk' }), [])
})

test('an answer that the policy does not allow is a fault, also among the alternatives', () => {
  const gold = { answer: answer('violation', 'gone'), alternatives: [answer('violation')] }
  assert.deepEqual(faultsOf({ gold }), [
    'Item 1: The policy has no label gone.',
    'Item 1: None of the labels allows the action none.',
    'Item 1: A violation needs at least one label.',
  ])
})

test('so is evidence beyond the content, a clause that is not there, and an id that is used twice', () => {
  const evidence = [{ type: 'span', post: 0, start: 4, end: 400 }]
  const gold = { answer: { verdict: 'violation', labels: [{ code: 'spam.bulk', evidence }] } }
  const faults = faultsOf({ gold, clause: 'gone' }, { gold: { answer: answer('no-violation') } })
  assert.equal(faults.length, 3, faults.join('\n'))
  assert.match(faults[0] ?? '', /^Item 1: /)
  assert.equal(faults[1], 'Item 1: The policy has no label gone to teach.')
  assert.equal(faults[2], 'Item 2: The id one is used twice.')
})
