import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, type TestContext, test } from 'node:test'
import type { OutboxRow } from '../../../../src-main/store/outbox.ts'
import { decisionOn, enterTexts, failure, restartable, shiftOf } from '../helpers.ts'

const start = Date.parse('2026-03-01T23:59:55Z')
const instant = (seconds: number) => new Date(start + seconds * 1000).toISOString()
const tasksOf = (rows: readonly OutboxRow[]) => rows.map(({ taskId }) => taskId)

/** Decisions on a, b and c, two seconds apart over midnight, each held for ten. */
function decided(t: TestContext) {
  let seconds = 0
  const now = () => start + seconds * 1000
  const profile = restartable(t, now)
  enterTexts(profile.store, ['a', 'b', 'c', 'd'])
  const shift = shiftOf(profile.store, now)
  const [a, b, c] = ['a', 'b', 'c'].map((taskId) => {
    seconds += 2
    const decision = decisionOn(taskId, { note: `note of ${taskId}` })
    shift.record(decision)
    return decision.decisionId
  }) as [string, string, string]
  const settle = (...ids: string[]) =>
    profile.store.transact(() => {
      for (const id of ids) profile.store.outbox.settle(id)
    })
  return { profile, shift, outbox: profile.store.outbox, ids: { a, b, c }, settle }
}

describe('the outbox', () => {
  test('holds a decision until its time is over', (t) => {
    const { outbox, ids } = decided(t)
    assert.equal(outbox.stateOf(ids.a), 'held')
    assert.equal(outbox.nextDue(), instant(12))
    assert.deepEqual(outbox.overdue(instant(11), 9), [])
    assert.deepEqual(tasksOf(outbox.overdue(instant(12), 9)), ['a'])
    assert.deepEqual(tasksOf(outbox.overdue(instant(60), 9)), ['a', 'b', 'c'])
    assert.deepEqual(tasksOf(outbox.overdue(instant(60), 2)), ['a', 'b'])
    assert.deepEqual(outbox.ready(9), [])
    assert.equal(outbox.newestHeld(), ids.c)
  })

  test('lets go of what was made later than now, because the clock was set back', (t) => {
    const { outbox } = decided(t)
    assert.deepEqual(tasksOf(outbox.overdue(instant(3), 9)), ['b', 'c'])
  })

  test('gives what is settled in the order of the journal, with the payload as it was hashed', (t) => {
    const { profile, outbox, ids, settle } = decided(t)
    settle(ids.b, ids.a)
    const rows = outbox.ready(9)
    assert.deepEqual(tasksOf(rows), ['a', 'b'])
    assert.deepEqual(tasksOf(outbox.ready(1)), ['a'])
    const { sequence, journalId, kind, at, payload } = rows[0] as OutboxRow
    const row = profile.store.journal.find(ids.a)
    assert.deepEqual([sequence, journalId, kind, at], [row?.sequence, ids.a, 'decision', instant(2)])
    assert.equal(payload, row?.payload)
    assert.equal(outbox.nextDue(), instant(16))
  })

  test('knows what was sent of a day by the time of the decision', (t) => {
    const { profile, outbox, ids, settle } = decided(t)
    settle(ids.a, ids.b, ids.c)
    assert.deepEqual(outbox.sentOn('2026-03-02'), [])
    profile.store.transact(() => outbox.markSent([ids.c, ids.a], instant(90)))
    assert.deepEqual(tasksOf(outbox.sentOn('2026-03-01')), ['a'])
    assert.deepEqual(tasksOf(outbox.sentOn('2026-03-02')), ['c'])
    assert.deepEqual(tasksOf(outbox.ready(9)), ['b'])
    assert.equal(outbox.stateOf(ids.c), 'sent')
  })

  test('keeps what was taken back from being sent, and takes back only what is held', (t) => {
    const { profile, shift, outbox, ids, settle } = decided(t)
    shift.undo(randomUUID(), ids.b)
    settle(ids.a, ids.b)
    assert.equal(outbox.stateOf(ids.b), 'withdrawn')
    assert.deepEqual(tasksOf(outbox.ready(9)), ['a'])
    assert.throws(() => profile.store.transact(() => outbox.withdraw(ids.a)), failure('stale'))
    assert.throws(() => outbox.withdraw(randomUUID()), failure('stale'))
    assert.equal(outbox.newestHeld(), ids.c)
  })

  test('parks what was refused, and never lets it go', (t) => {
    const { profile, outbox, ids, settle } = decided(t)
    settle(ids.a, ids.b)
    profile.store.transact(() => outbox.park(ids.a, 'The label is unknown there.'))
    assert.equal(outbox.stateOf(ids.a), 'attention')
    profile.store.transact(() => outbox.markSent([ids.a, ids.b], instant(60)))
    assert.equal(outbox.stateOf(ids.a), 'attention')
    assert.deepEqual(outbox.counts(), { held: 1, ready: 0, sent: 1, attention: 1 })
  })

  test('counts, also after a restart', (t) => {
    const { profile, shift, outbox, ids, settle } = decided(t)
    assert.deepEqual(outbox.counts(), { held: 3, ready: 0, sent: 0, attention: 0 })
    settle(ids.a)
    shift.undo(randomUUID())
    const { outbox: reopened } = profile.restart()
    assert.deepEqual(reopened.counts(), { held: 1, ready: 1, sent: 0, attention: 0 })
    assert.equal(reopened.newestHeld(), ids.b)
  })

  test('holds only what the journal says of that task', (t) => {
    const { outbox, ids } = decided(t)
    assert.throws(() => outbox.hold(randomUUID(), 'a', instant(0)), failure('internal'))
    assert.throws(() => outbox.hold(ids.a, 'b', instant(0)), failure('internal'))
  })
})
