import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Draft } from '../../../../src-shared/model/decision.ts'
import {
  allowedActions,
  chooseNextAction,
  effectiveAction,
  emptyDraft,
  isEmptyDraft,
  removeLastLabel,
  toggleLabel,
} from '../../../../src-shared/rules/draft.ts'
import { indexPolicy } from '../../../../src-shared/rules/policy-index.ts'
import { smallPolicy } from '../policies.ts'

const policy = smallPolicy([
  {
    code: 'a',
    key: 'Digit1',
    labels: [
      { code: 'mild', severity: 1, key: 'Digit1', actions: ['limit'] },
      { code: 'grave', severity: 4, key: 'Digit2', actions: ['remove', 'limit'] },
      { code: 'also-grave', severity: 4, key: 'Digit3', actions: ['limit', 'remove'] },
    ],
  },
])
const index = indexPolicy(policy)
const codes = ({ labels }: Draft) => labels.map(({ code }) => code)
const withLabels = (...labels: string[]) =>
  labels.reduce<Draft>((draft, code) => toggleLabel(draft, code, index), emptyDraft)

test('a label key adds the label, and takes it away when pressed again', () => {
  assert.deepEqual(codes(withLabels('mild', 'grave')), ['mild', 'grave'])
  assert.deepEqual(codes(withLabels('mild', 'grave', 'mild')), ['grave'])
})

test('an empty draft has no label, no note and no action', () => {
  assert.ok(isEmptyDraft(emptyDraft))
  assert.ok(isEmptyDraft(withLabels('mild', 'mild')))
  assert.ok(!isEmptyDraft({ ...emptyDraft, note: ' ' }))
  assert.ok(!isEmptyDraft(withLabels('mild')))
})

test('a draft that knows of time only is kept, and has nothing in it to decide on', () => {
  const timed: Draft = {
    ...emptyDraft,
    made: {
      shownAt: '2026-03-01T09:00:00.000Z',
      activeSeconds: 2,
      revealedSeconds: 0,
      watchedShare: 0,
      signalsShown: false,
    },
  }
  assert.ok(!isEmptyDraft(timed))
  assert.equal(effectiveAction(timed, index), undefined)
  assert.equal(chooseNextAction(policy, timed, index), timed)
  assert.deepEqual(toggleLabel(timed, 'mild', index).made, timed.made)
  assert.deepEqual(removeLastLabel(toggleLabel(timed, 'mild', index), index), timed)
})

test('the gravest label’s default action applies, of equals the first one’s', () => {
  assert.equal(effectiveAction(emptyDraft, index), undefined)
  assert.equal(effectiveAction(withLabels('mild'), index), 'limit')
  assert.equal(effectiveAction(withLabels('mild', 'grave'), index), 'remove')
  assert.equal(effectiveAction(withLabels('also-grave', 'grave'), index), 'limit')
})

test('a chosen action goes before the default, and is dropped with the last label that allows it', () => {
  const chosen: Draft = { ...withLabels('mild', 'grave'), action: 'remove' }
  assert.equal(effectiveAction(chosen, index), 'remove')
  assert.equal(toggleLabel(chosen, 'mild', index).action, 'remove')
  assert.equal('action' in toggleLabel(chosen, 'grave', index), false)
  assert.equal('action' in removeLastLabel(chosen, index), false)
})

test('the next action goes around those that the labels allow, in the policy’s order', () => {
  const draft = withLabels('grave')
  assert.deepEqual(allowedActions(policy, draft, index), ['limit', 'remove'])
  const once = chooseNextAction(policy, draft, index)
  assert.equal(once.action, 'limit')
  assert.equal(chooseNextAction(policy, once, index).action, 'remove')
  assert.equal(chooseNextAction(policy, emptyDraft, index), emptyDraft)
})

test('a label that the policy no longer knows allows nothing and can be taken away', () => {
  const draft: Draft = { ...emptyDraft, labels: [{ code: 'gone', evidence: [] }] }
  assert.deepEqual(allowedActions(policy, draft, index), [])
  assert.equal(effectiveAction(draft, index), undefined)
  assert.ok(isEmptyDraft(toggleLabel(draft, 'gone', index)))
})

test('whatever the keys, no label is there twice and the action is one that the labels allow', () => {
  const step = fc.oneof(
    fc
      .constantFrom('mild', 'grave', 'also-grave')
      .map((code) => (draft: Draft) => toggleLabel(draft, code, index)),
    fc.constant((draft: Draft) => removeLastLabel(draft, index)),
    fc.constant((draft: Draft) => chooseNextAction(policy, draft, index)),
  )
  fc.assert(
    fc.property(fc.array(step, { maxLength: 20 }), (steps) => {
      const draft = steps.reduce((sofar, apply) => apply(sofar), emptyDraft)
      assert.equal(new Set(codes(draft)).size, draft.labels.length)
      const action = effectiveAction(draft, index)
      if (draft.labels.length === 0) assert.equal(action, undefined)
      else assert.ok(allowedActions(policy, draft, index).includes(action ?? ''))
    }),
  )
})
