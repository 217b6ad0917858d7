import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { decisionOn, enterTexts, failure, restartable, shiftOf } from '../helpers.ts'
import { actsOf, ids, type Restartable, violation } from './acts.ts'

/** Its time to be taken back is over. */
function settle(store: Restartable['store'], decisionId: string): void {
  store.transact(() => store.outbox.settle(decisionId))
}

describe('undo', () => {
  test('appends, brings the task back with all that was entered and how, and shows it as taken back', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const shift = shiftOf(profile.store)
    const decision = violation('a')
    shift.record(decision)
    const receipt = shift.undo(randomUUID())
    assert.deepEqual([receipt.decisionId, receipt.taskId], [decision.decisionId, 'a'])
    assert.deepEqual(ids(receipt.shift), ['a', 'b'])
    assert.deepEqual(receipt.shift.upcoming[0]?.draft, {
      labels: decision.labels,
      action: 'remove',
      note: 'bulk',
      made: decision.made,
    })
    assert.equal(receipt.shift.recent[0]?.undone, true)
    assert.equal(receipt.shift.decidedToday, 0)
    assert.deepEqual(
      actsOf(profile).map(({ kind, refersTo }) => [kind, refersTo]),
      [
        ['decision', null],
        ['undo', decision.decisionId],
      ],
    )
  })

  test('goes back one decision at a time, also after a restart', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b', 'c'])
    const shift = shiftOf(profile.store)
    for (const id of ['a', 'b', 'c']) shift.record(decisionOn(id))
    const later = shiftOf(profile.restart())
    assert.equal(later.undo(randomUUID()).taskId, 'c')
    assert.equal(later.undo(randomUUID()).taskId, 'b')
    assert.deepEqual(ids(later.undo(randomUUID()).shift), ['a', 'b', 'c'])
    assert.throws(() => later.undo(randomUUID()), failure('not-found'))
  })

  test('takes back a named decision that is not the newest, once', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a', 'b', 'c'])
    const shift = shiftOf(store)
    const [first, second] = [decisionOn('a'), decisionOn('b')]
    shift.record(first)
    shift.record(second)
    assert.deepEqual(ids(shift.undo(randomUUID(), first.decisionId).shift), ['a', 'c'])
    assert.throws(() => shift.undo(randomUUID(), first.decisionId), failure('stale'))
    assert.throws(() => shift.undo(randomUUID(), randomUUID()), failure('not-found'))
    assert.equal(shift.undo(randomUUID()).decisionId, second.decisionId)
  })

  test('asked for twice with one id happens once', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const shift = shiftOf(profile.store)
    const [first, second] = [decisionOn('a'), decisionOn('b')]
    shift.record(first)
    shift.record(second)
    const undoId = randomUUID()
    const receipt = shift.undo(undoId)
    const again = shiftOf(profile.restart()).undo(undoId)
    assert.deepEqual(
      [again.sequence, again.at, again.taskId, again.decisionId],
      [receipt.sequence, receipt.at, 'b', second.decisionId],
    )
    assert.throws(() => shiftOf(profile.store).undo(undoId, first.decisionId), failure('conflict'))
    assert.equal(actsOf(profile).length, 3)
  })

  test('of what was decided anew after an undo takes back the new decision only', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a'])
    const shift = shiftOf(store)
    const [first, second] = [decisionOn('a'), violation('a')]
    shift.record(first)
    shift.undo(randomUUID())
    shift.record(second)
    assert.throws(() => shift.undo(randomUUID(), first.decisionId), failure('stale'))
    assert.equal(shift.undo(randomUUID()).decisionId, second.decisionId)
  })

  test('says until when it is possible', (t) => {
    const { store } = restartable(t, () => Date.parse('2026-03-01T12:00:00Z'))
    enterTexts(store, ['a', 'b'])
    const shift = shiftOf(store)
    assert.equal(shift.record(decisionOn('a')).shift.recent[0]?.undoUntil, '2026-03-01T12:00:10.000Z')
    assert.equal(shift.undo(randomUUID()).shift.recent[0]?.undoUntil, undefined)
  })

  test('of what is settled is refused, whether it has been sent or not, and says what can be done', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a', 'b', 'c'])
    const shift = shiftOf(store)
    const decision = decisionOn('a')
    shift.record(decision)
    settle(store, decision.decisionId)
    const refused = failure('stale', /can no longer be taken back.*QA reviewer/)
    assert.throws(() => shift.undo(randomUUID(), decision.decisionId), refused)
    assert.throws(() => shift.undo(randomUUID()), refused, 'there is nothing else to take back')
    store.transact(() => store.outbox.markSent([decision.decisionId], new Date().toISOString()))
    assert.throws(() => shift.undo(randomUUID(), decision.decisionId), refused)
    const [last] = shift.view().recent
    assert.deepEqual([last?.undone, last?.undoUntil], [false, undefined])
    shift.record(decisionOn('b'))
    assert.equal(shift.undo(randomUUID()).taskId, 'b', 'another decision can be taken back all the same')
  })

  test('is possible while the decision is held, however late it is', (t) => {
    let now = Date.parse('2026-03-01T12:00:00Z')
    const { store } = restartable(t, () => now)
    enterTexts(store, ['a'])
    const shift = shiftOf(store, () => now)
    shift.record(decisionOn('a'))
    now += 3_600_000
    assert.equal(shift.undo(randomUUID()).taskId, 'a')
  })

  test('leaves the draft of the task that was on screen', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a', 'b'])
    const shift = shiftOf(store)
    shift.record(decisionOn('a'))
    shift.saveDraft('b', { labels: [], note: 'half' })
    const { shift: shown } = shift.undo(randomUUID())
    assert.equal(shown.upcoming[1]?.draft?.note, 'half')
  })
})
