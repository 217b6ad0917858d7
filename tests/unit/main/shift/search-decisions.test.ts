import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { decisionOn, enter, enterTexts, restartable, shiftOf, taskRow } from '../helpers.ts'
import { violation } from './acts.ts'

test('one’s own decisions of the local day are found by what was entered', (t) => {
  const noon = new Date(2026, 2, 2, 12).getTime()
  let now = new Date(2026, 2, 1, 23, 59).getTime()
  const { store } = restartable(t, () => now)
  enterTexts(store, ['old', 'a', 'b', 'c'])
  enter(store, [taskRow('v', { content: { kind: 'video', src: 'v.mp4' }, context: { title: 'secret' } })])
  const shift = shiftOf(store, () => now)
  shift.record(decisionOn('old'))
  now = noon
  shift.record(violation('a'))
  shift.record(decisionOn('b', { note: 'ＡＳＫ Ana' }))
  shift.record(decisionOn('c', { verdict: 'cannot-review', reason: 'media-broken' }))
  shift.undo(randomUUID())
  shift.record(decisionOn('c'))
  shift.record(decisionOn('v'))

  const find = (query: Parameters<typeof shift.search>[0]) =>
    shift.search(query).decisions.map(({ taskId, verdict, undone }) => [taskId, verdict, undone])
  assert.deepEqual(find({ limit: 9 }), [
    ['v', 'no-violation', false],
    ['c', 'no-violation', false],
    ['c', 'cannot-review', true],
    ['b', 'no-violation', false],
    ['a', 'violation', false],
  ])
  assert.deepEqual(find({ limit: 9, text: 'ask ana' }), [['b', 'no-violation', false]])
  assert.deepEqual(find({ limit: 9, text: 'spam.bulk remove' }), [['a', 'violation', false]])
  assert.deepEqual(find({ limit: 9, text: 'bulk nothing' }), [])
  assert.deepEqual(find({ limit: 9, label: 'spam.bulk' }), [['a', 'violation', false]])
  assert.deepEqual(find({ limit: 9, kind: 'video' }), [['v', 'no-violation', false]])
  assert.deepEqual(find({ limit: 9, verdict: 'cannot-review' }), [['c', 'cannot-review', true]])
  const { total, decisions } = shift.search({ limit: 1 })
  assert.deepEqual([total, decisions.length], [5, 1])
  assert.doesNotMatch(JSON.stringify(decisions), /secret/)
  assert.equal(decisions[0]?.undoUntil, new Date(noon + 10_000).toISOString())
})
