import assert from 'node:assert/strict'
import { test } from 'node:test'
import { smallPolicy } from '../../shared/policies.ts'
import { enter, failure, restartable, shiftOf, taskRow } from '../helpers.ts'

const signals = [{ source: 'classifier', title: 'Spam', label: 'spam.bulk', score: 0.9 }]
const firstJudgement = { at: '2026-03-01T09:00:00Z', verdict: 'violation' as const, labels: ['spam.bulk'] }

test('signals that the policy holds back come with the first judgement, once, and stay', (t) => {
  const profile = restartable(t)
  const policy = smallPolicy(undefined, { review: { signalsHeldBack: 1 } })
  profile.store.transact(() => profile.store.packs.putInForce(policy))
  enter(profile.store, [taskRow('a', { signals }), taskRow('b', { signals })])
  const shift = shiftOf(profile.store)
  const [first] = shift.view().upcoming
  assert.deepEqual([first?.signals, first?.signalsHeldBack], [[], true])
  assert.throws(() => shift.showSignals('b', firstJudgement), failure('stale'))
  assert.throws(() => shift.showSignals('x', firstJudgement), failure('not-found'))
  assert.deepEqual(shift.showSignals('a', firstJudgement), signals)
  assert.deepEqual(shift.showSignals('a', firstJudgement), signals)
  const rows = [...profile.store.journal.rows()].map(({ kind, payload }) => [kind, JSON.parse(payload)])
  assert.deepEqual(rows, [
    ['shown', { signals: 'held-back' }],
    ['signals-shown', { firstJudgement }],
  ])
  const [again, next] = shiftOf(profile.restart()).view().upcoming
  assert.deepEqual([again?.signals, again?.signalsHeldBack], [signals, undefined])
  assert.deepEqual(next?.signals, [])
})

test('without such a sample, the showing of a task says that its signals came with it', (t) => {
  const { store } = restartable(t)
  enter(store, [taskRow('a', { signals })])
  const shift = shiftOf(store)
  assert.deepEqual(shift.view().upcoming[0]?.signals, signals)
  assert.deepEqual(shift.showSignals('a', firstJudgement), signals)
  assert.deepEqual(
    [...store.journal.rows()].map(({ kind, payload }) => [kind, JSON.parse(payload)]),
    [['shown', { signals: 'shown' }]],
  )
})
