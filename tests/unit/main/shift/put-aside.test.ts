import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, type TestContext, test } from 'node:test'
import { verify } from '../../../../src-main/store/verify.ts'
import { settleOverdue } from '../../../../src-main/sync/settle.ts'
import { smallPolicy } from '../../shared/policies.ts'
import { decisionOn, enter, failure, restartable, shiftOf, taskRow } from '../helpers.ts'
import { actsOf, asideOf, ids, skipOf } from './acts.ts'

const start = Date.parse('2026-03-01T12:00:00Z')

/** A shift on `a`, `b`, `c` and `d`, under a policy with a route, and a clock that stands still until it is set. */
function working(t: TestContext) {
  const clock = { now: start }
  const now = () => clock.now
  const profile = restartable(t, now)
  const sendTo = [{ code: 'legal', title: 'Legal', key: 'Digit3' }]
  profile.store.transact(() => profile.store.packs.putInForce(smallPolicy(undefined, { sendTo })))
  const tasks = ['a', 'b', 'c', 'd'].map((id) => taskRow(id, { queue: 'appeals', language: 'pt' }))
  enter(profile.store, tasks)
  const check = async () => assert.deepEqual((await verify(profile.file, profile.keys)).faults, [])
  return {
    clock,
    profile,
    shift: shiftOf(profile.store, now),
    check,
    open: () => shiftOf(profile.restart(), now),
  }
}

describe('a task that is held', () => {
  test('leaves the screen with what was entered, is counted apart, and is still held after a restart', async (t) => {
    const { profile, shift, check, open } = working(t)
    shift.saveDraft('a', { labels: [], note: 'half' })
    const aside = asideOf('a', 'hold', { note: 'ask Ana' })
    const receipt = shift.putAside(aside)
    assert.deepEqual(ids(receipt.shift), ['b', 'c', 'd'])
    assert.deepEqual([receipt.shift.waiting, receipt.shift.held], [3, 1])
    assert.deepEqual(
      actsOf(profile).map(({ kind, taskId, payload }) => [kind, taskId, JSON.parse(payload)]),
      [['hold', 'a', { note: 'ask Ana' }]],
    )
    assert.deepEqual(profile.store.outbox.counts(), { held: 0, ready: 0, sent: 0, attention: 0 })
    const later = open()
    assert.deepEqual([later.view().held, later.view().waiting], [1, 3])
    assert.throws(() => later.record(decisionOn('a')), failure('stale', /put aside/))
    assert.throws(() => later.saveDraft('a', { labels: [], note: 'x' }), failure('stale'))
    const { shift: shown } = later.takeUp({ takeUpId: randomUUID(), taskId: 'a' })
    assert.equal(shown.upcoming[0]?.draft?.note, 'half')
    await check()
  })

  test('asked for again under the same id happens once', (t) => {
    const { profile, shift, open } = working(t)
    const aside = asideOf('a', 'hold')
    const { sequence } = shift.putAside(aside)
    assert.equal(shift.putAside(aside).sequence, sequence)
    assert.equal(open().putAside(aside).sequence, sequence, 'also after a crash')
    assert.equal(actsOf(profile).length, 1)
    const other = () => shiftOf(profile.store).putAside({ ...aside, note: 'other' })
    assert.throws(other, failure('conflict'))
  })

  test('comes first once it is taken up, and the one that was on screen after it', async (t) => {
    const { profile, shift, check } = working(t)
    shift.putAside(asideOf('a', 'hold'))
    const takeUp = { takeUpId: randomUUID(), taskId: 'a' }
    const receipt = shift.takeUp(takeUp)
    assert.deepEqual(ids(receipt.shift), ['a', 'b', 'c'])
    assert.equal(receipt.shift.held, 0)
    assert.equal(shift.takeUp(takeUp).sequence, receipt.sequence, 'a retry gets the same receipt')
    assert.throws(() => shift.takeUp({ ...takeUp, taskId: 'b' }), failure('conflict'))
    const row = actsOf(profile).at(-1)
    assert.deepEqual([row?.kind, JSON.parse(row?.payload ?? '')], ['take-up', { from: 'held' }])
    shift.record(decisionOn('a'))
    assert.throws(() => shift.takeUp({ takeUpId: randomUUID(), taskId: 'a' }), failure('stale', /decided/))
    assert.throws(() => shift.takeUp({ takeUpId: randomUUID(), taskId: 'x' }), failure('not-found'))
    await check()
  })

  test('is a matter of seconds to take back, and then of taking it up', (t) => {
    const { clock, profile, shift } = working(t)
    const aside = asideOf('a', 'hold')
    const { undoable } = shift.putAside(aside).shift
    assert.deepEqual(undoable, {
      id: aside.asideId,
      kind: 'hold',
      count: 1,
      until: '2026-03-01T12:00:10.000Z',
    })
    const receipt = shift.undo(randomUUID())
    assert.deepEqual([receipt.decisionId, ids(receipt.shift)], [aside.asideId, ['a', 'b', 'c']])
    assert.equal(receipt.shift.undoable, undefined)
    const second = asideOf('a', 'hold')
    shift.putAside(second)
    clock.now += 10_000
    assert.equal(shift.view().undoable, undefined)
    assert.throws(() => shift.undo(randomUUID(), second.asideId), failure('stale', /taken up since/))
    assert.equal(profile.store.tasks.stateOf('a'), 'held')
  })

  test('that is the last one leaves nothing to review, and can be found in the list', (t) => {
    const { shift } = working(t)
    for (const id of ['a', 'b', 'c', 'd']) shift.putAside(asideOf(id, 'hold'))
    const shown = shift.view()
    assert.deepEqual([shown.upcoming, shown.waiting, shown.held], [[], 0, 4])
    assert.deepEqual(
      shift.list(0, 10).rows.map(({ taskId, state }) => [taskId, state]),
      ['a', 'b', 'c', 'd'].map((id) => [id, 'held']),
    )
  })
})

for (const [how, state, said] of [
  ['return', 'returned', { queue: 'appeals', note: 'not mine' }],
  ['send-on', 'sent-on', { queue: 'appeals', to: 'legal', note: 'not mine' }],
] as const) {
  const to = how === 'send-on' ? { to: 'legal' } : {}
  describe(`a task of the act ${how}`, () => {
    test('is done with here, is held back for as long as it can be undone, then sent and forgotten', async (t) => {
      const { clock, profile, shift, check } = working(t)
      shift.saveDraft('a', { labels: [], note: 'half' })
      const aside = asideOf('a', how, { note: 'not mine', ...to })
      const receipt = shift.putAside(aside)
      assert.deepEqual(ids(receipt.shift), ['b', 'c', 'd'])
      assert.deepEqual([receipt.shift.waiting, receipt.shift.held, receipt.shift.decidedToday], [3, 0, 0])
      assert.deepEqual(receipt.shift.recent, [], 'it is no decision')
      assert.equal(shift.putAside(aside).sequence, receipt.sequence, 'a retry gets the same receipt')
      assert.equal(profile.store.tasks.stateOf('a'), state)
      assert.equal(profile.store.outbox.stateOf(aside.asideId), 'held')
      assert.equal(receipt.shift.undoable?.kind, how)
      clock.now += 10_000
      const { outbox, tasks, transact } = profile.store
      settleOverdue({ outbox, transact, forget: tasks.forget, now: () => clock.now })
      assert.equal(outbox.stateOf(aside.asideId), 'ready')
      const [row] = outbox.ready(9)
      assert.deepEqual([row?.kind, row?.taskId, JSON.parse(row?.payload ?? '')], [how, 'a', said])
      assert.deepEqual(tasks.withContent(), ['b', 'c', 'd'])
      assert.equal(tasks.find('a')?.draft, undefined, 'nor what was entered')
      assert.equal(shift.putAside(aside).sequence, receipt.sequence, 'a retry, also once it is forgotten')
      assert.throws(
        () => shift.undo(randomUUID(), aside.asideId),
        failure('stale', /removed from this machine/),
      )
      assert.deepEqual(profile.store.decisions.counts(), { decided: 0, undone: 0, skipped: 0 })
      await check()
    })

    test('comes back with what was entered while it can be undone', async (t) => {
      const { profile, shift, check } = working(t)
      shift.saveDraft('a', { labels: [], note: 'half' })
      const aside = asideOf('a', how, to)
      shift.putAside(aside)
      const receipt = shift.undo(randomUUID())
      assert.deepEqual([receipt.decisionId, ids(receipt.shift)], [aside.asideId, ['a', 'b', 'c']])
      assert.equal(receipt.shift.upcoming[0]?.draft?.note, 'half')
      assert.equal(profile.store.outbox.stateOf(aside.asideId), 'withdrawn')
      assert.throws(() => shift.undo(randomUUID(), aside.asideId), failure('stale', /already/))
      assert.deepEqual(profile.store.decisions.counts(), { decided: 0, undone: 0, skipped: 0 })
      await check()
    })
  })
}

describe('putting aside', () => {
  test('refuses a route that the policy does not have, and one where none belongs', (t) => {
    const { profile, shift } = working(t)
    const ask = (how: 'hold' | 'return' | 'send-on', to?: string) => () =>
      shift.putAside(asideOf('a', how, { to }))
    assert.throws(ask('send-on', 'nobody'), failure('policy-refused', /no route nobody/))
    assert.throws(ask('send-on'), failure('bad-input'))
    assert.throws(ask('hold', 'legal'), failure('bad-input'))
    assert.throws(() => shift.putAside(asideOf('x', 'hold')), failure('not-found'))
    assert.deepEqual(actsOf(profile), [])
  })

  test('takes its turn among all acts that can be undone, the newest first', async (t) => {
    const { shift, check } = working(t)
    const [hold, skip, sent] = [asideOf('a', 'hold'), skipOf('b'), asideOf('d', 'return')]
    shift.putAside(hold)
    shift.skip(skip)
    const decision = decisionOn('c')
    shift.record(decision)
    shift.putAside(sent)
    const taken = [1, 2, 3, 4].map(() => shift.undo(randomUUID()).decisionId)
    assert.deepEqual(taken, [sent.asideId, decision.decisionId, skip.skipId, hold.asideId])
    assert.deepEqual(ids(shift.view()), ['a', 'b', 'c'])
    assert.throws(() => shift.undo(randomUUID()), failure('not-found'))
    await check()
  })
})

test('the list says of what waits where it comes from and how it stands, and not what it is about', (t) => {
  const { clock, profile, shift } = working(t)
  shift.view()
  const secret = {
    content: { kind: 'text', text: 'secret' },
    context: { title: 'secret', caption: 'secret' },
  }
  enter(profile.store, [
    taskRow('urgent', { ...secret, priority: 900, severity: 4, deadline: '2026-03-01T13:00:00Z' }),
    { ...taskRow('broken'), problem: 'The film is cut off.' },
  ])
  shift.saveDraft('b', { labels: [], note: 'half' })
  clock.now += 1000
  shift.putAside(asideOf('c', 'hold'))
  const page = shift.list(0, 3)
  assert.deepEqual([page.total, page.held, page.onScreen], [6, 1, 'a'])
  assert.doesNotMatch(JSON.stringify(page), /secret/)
  const arrivedAt = '2026-03-01T00:00:00Z'
  const plain = { kind: 'text', severity: 2, priority: 500, hasProblem: false, hasDraft: false, arrivedAt }
  const ours = { ...plain, queue: 'appeals', language: 'pt' }
  assert.deepEqual(page.rows, [
    { ...ours, taskId: 'c', state: 'held', heldAt: '2026-03-01T12:00:01.000Z' },
    {
      ...plain,
      taskId: 'urgent',
      state: 'waiting',
      queue: 'reports',
      priority: 900,
      severity: 4,
      deadline: '2026-03-01T13:00:00.000Z',
    },
    { ...ours, taskId: 'a', state: 'waiting' },
  ])
  const rest = shift.list(3, 9).rows
  assert.deepEqual(
    rest.map(({ taskId, hasDraft, hasProblem }) => [taskId, hasDraft, hasProblem]),
    [
      ['b', true, false],
      ['d', false, false],
      ['broken', false, true],
    ],
  )
  assert.deepEqual(shift.list(99, 9).rows, [])
})
