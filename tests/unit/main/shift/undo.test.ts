import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, type TestContext, test } from 'node:test'
import { decisionOn, enterTexts, failure, restartable, shiftOf } from '../helpers.ts'
import { actsOf, ids, type Restartable, skipOf, violation } from './acts.ts'

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

  test('brings back what was entered and not decided: labels and marks of what then could not be reviewed', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a', 'b'])
    const shift = shiftOf(store)
    const { labels } = violation('a')
    const loose = [{ type: 'span' as const, post: 0, start: 0, end: 1 }]
    shift.saveDraft('a', { labels, note: 'kept', loose })
    const decision = decisionOn('a', { note: 'kept' })
    shift.record(decision)
    const { draft } = shift.undo(randomUUID()).shift.upcoming[0] ?? {}
    assert.deepEqual(draft, { labels, note: 'kept', loose, made: decision.made })
  })

  test('brings back the note as it was decided, not an earlier one', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a'])
    const shift = shiftOf(store)
    shift.record(decisionOn('a', { note: 'A first thought.' }))
    shift.undo(randomUUID())
    shift.record(decisionOn('a'))
    shift.undo(randomUUID())
    assert.equal(shift.view().upcoming[0]?.draft?.note, '')
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

describe('undo of a skip', () => {
  /** A shift on `a`, `b` and `c`, with a clock that stands still until it is set. */
  function withClock(t: TestContext) {
    const clock = { now: Date.parse('2026-03-01T12:00:00Z') }
    const profile = restartable(t, () => clock.now)
    enterTexts(profile.store, ['a', 'b', 'c'])
    return { clock, profile, shift: shiftOf(profile.store, () => clock.now) }
  }

  test('brings the task back to the screen with its draft, and leaves the decision before it', (t) => {
    const { profile, shift } = withClock(t)
    const decision = decisionOn('a')
    shift.record(decision)
    shift.saveDraft('b', { labels: [], note: 'half' })
    const skip = skipOf('b')
    assert.deepEqual(ids(shift.skip(skip).shift), ['c', 'b'])
    const undoId = randomUUID()
    const receipt = shift.undo(undoId)
    assert.deepEqual([receipt.decisionId, receipt.taskId], [skip.skipId, 'b'])
    assert.deepEqual(ids(receipt.shift), ['b', 'c'])
    assert.equal(receipt.shift.upcoming[0]?.draft?.note, 'half')
    assert.deepEqual([receipt.shift.decidedToday, receipt.shift.recent[0]?.undone], [1, false])
    assert.deepEqual(profile.store.decisions.counts(), { decided: 1, undone: 0, skipped: 0 })
    assert.equal(shift.undo(undoId).decisionId, skip.skipId, 'a retry gets the same receipt')
    assert.equal(shift.undo(randomUUID()).decisionId, decision.decisionId, 'then comes the one before')
    assert.deepEqual(profile.store.decisions.counts(), { decided: 0, undone: 1, skipped: 0 })
  })

  test('takes its turn among decisions, the newest act first, also after a restart', (t) => {
    const { clock, profile, shift } = withClock(t)
    const skips = [skipOf('a'), skipOf('c')]
    const [first, second] = skips
    assert.ok(first && second)
    shift.skip(first)
    const decision = decisionOn('b')
    shift.record(decision)
    shift.skip(second)
    const later = shiftOf(profile.restart(), () => clock.now)
    const taken = [1, 2, 3].map(() => later.undo(randomUUID()).decisionId)
    assert.deepEqual(taken, [second.skipId, decision.decisionId, first.skipId])
    assert.deepEqual(ids(later.view()), ['a', 'b', 'c'])
  })

  test('is over with its time, and is then passed over', (t) => {
    const { clock, shift } = withClock(t)
    const decision = decisionOn('a')
    shift.record(decision)
    const skip = skipOf('b')
    shift.skip(skip)
    clock.now += 10_000
    assert.throws(() => shift.undo(randomUUID(), skip.skipId), failure('stale', /skip can no longer/))
    assert.equal(shift.undo(randomUUID()).decisionId, decision.decisionId, 'held, however late it is')
    assert.throws(() => shift.undo(randomUUID()), failure('not-found'))
  })

  test('from which the clock was set back is passed over', (t) => {
    const { clock, shift } = withClock(t)
    shift.skip(skipOf('a'))
    clock.now -= 1
    assert.throws(() => shift.undo(randomUUID()), failure('not-found'))
  })

  test('is refused once it has been taken back, or the task has been decided', (t) => {
    const { profile, shift } = withClock(t)
    const [first, second] = [skipOf('a'), skipOf('b')]
    shift.skip(first)
    shift.undo(randomUUID(), first.skipId)
    assert.throws(() => shift.undo(randomUUID(), first.skipId), failure('stale', /already/))
    shift.record(decisionOn('a'))
    shift.skip(second)
    const decision = decisionOn('b')
    shift.record(decisionOn('c'))
    shift.record(decision)
    settle(profile.store, decision.decisionId)
    assert.throws(() => shift.undo(randomUUID(), second.skipId), failure('stale', /decided since/))
    assert.equal(shift.undo(randomUUID()).taskId, 'c', 'nor is it in the way of what can be taken back')
  })

  test('of the only task shows it once more', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a'])
    const shift = shiftOf(store)
    shift.skip(skipOf('a'))
    shift.skip(skipOf('a'))
    assert.deepEqual(ids(shift.undo(randomUUID()).shift), ['a'])
    assert.deepEqual(ids(shift.undo(randomUUID()).shift), ['a'])
    assert.throws(() => shift.undo(randomUUID()), failure('not-found'))
  })
})
