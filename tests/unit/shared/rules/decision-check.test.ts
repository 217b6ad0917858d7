import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Decision } from '../../../../src-shared/model/decision.ts'
import { findDecisionFaults } from '../../../../src-shared/rules/decision-check.ts'
import { smallPolicy } from '../policies.ts'

const policy = smallPolicy()

type Made = Pick<Decision, 'verdict'> & Partial<Omit<Decision, 'labels'>> & { labels?: string[] }

function faults({ labels = [], ...rest }: Made): string[] {
  const applied = labels.map((code) => ({ code, evidence: [] }))
  return findDecisionFaults({ policyId: 'small', policyVersion: '1', labels: applied, ...rest }, policy)
}

describe('a decision that the policy allows', () => {
  const allowed: [string, Made][] = [
    ['no violation', { verdict: 'no-violation' }],
    [
      'a violation with a label and its action',
      { verdict: 'violation', labels: ['spam.bulk'], action: 'limit' },
    ],
    ['an escalation without labels', { verdict: 'escalate', reason: 'legal' }],
    ['an escalation with labels', { verdict: 'escalate', reason: 'legal', labels: ['hate.slur'] }],
    ['cannot review with a reason', { verdict: 'cannot-review', reason: 'media-broken' }],
  ]
  for (const [name, decision] of allowed) test(name, () => assert.deepEqual(faults(decision), []))
})

describe('a decision is refused, with the reason,', () => {
  const refused: [string, Made, RegExp][] = [
    [
      'under another policy',
      { verdict: 'no-violation', policyId: 'other' },
      /other 1, but small 1 is in force/,
    ],
    ['under an older version', { verdict: 'no-violation', policyVersion: '0' }, /small 0, but small 1/],
    ['with labels but no violation', { verdict: 'no-violation', labels: ['spam.bulk'] }, /carries no labels/],
    ['with an action but no violation', { verdict: 'no-violation', action: 'remove' }, /carries no action/],
    ['with a reason but no violation', { verdict: 'no-violation', reason: 'legal' }, /carries no reason/],
    ['as a violation of nothing', { verdict: 'violation', action: 'remove' }, /needs at least one label/],
    ['without an action', { verdict: 'violation', labels: ['spam.bulk'] }, /allows the action none/],
    [
      'with an action that no label allows',
      { verdict: 'violation', labels: ['spam.bulk'], action: 'ban' },
      /allows the action ban/,
    ],
    [
      'with a label of no policy',
      { verdict: 'violation', labels: ['gone'], action: 'limit' },
      /no label gone/,
    ],
    [
      'with a label twice',
      { verdict: 'violation', labels: ['spam.bulk', 'spam.bulk'], action: 'limit' },
      /spam\.bulk is applied twice/,
    ],
    [
      'as a violation with a reason',
      { verdict: 'violation', labels: ['spam.bulk'], action: 'limit', reason: 'legal' },
      /labels instead of a reason/,
    ],
    ['as an escalation to nowhere', { verdict: 'escalate' }, /needs one of the policy’s routes/],
    [
      'as an escalation by a reason of cannot-review',
      { verdict: 'escalate', reason: 'media-broken' },
      /routes/,
    ],
    [
      'as an escalation with an action',
      { verdict: 'escalate', reason: 'legal', action: 'remove' },
      /leaves the action/,
    ],
    ['as cannot-review without a reason', { verdict: 'cannot-review' }, /needs one of the policy’s reasons/],
    [
      'as cannot-review with labels',
      { verdict: 'cannot-review', reason: 'language', labels: ['spam.bulk'] },
      /no labels/,
    ],
    [
      'as cannot-review with an action',
      { verdict: 'cannot-review', reason: 'language', action: 'limit' },
      /no action/,
    ],
  ]
  for (const [name, decision, sentence] of refused) {
    test(name, () => assert.match(faults(decision).join(' '), sentence))
  }
})
