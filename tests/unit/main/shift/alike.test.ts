import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, type TestContext, test } from 'node:test'
import { verify } from '../../../../src-main/store/verify.ts'
import { settleOverdue } from '../../../../src-main/sync/settle.ts'
import type { Decision } from '../../../../src-shared/model/decision.ts'
import { decisionOn, enter, failure, restartable, shiftOf, taskRow } from '../helpers.ts'
import { actsOf, asideOf, ids, violation } from './acts.ts'

const spam = { content: { kind: 'text', text: 'Buy now.' } }

/** A shift on `s1` to `s4` of one text, and `a` and `b` of others. */
function working(t: TestContext) {
  const clock = { now: Date.parse('2026-03-01T12:00:00Z') }
  const now = () => clock.now
  const profile = restartable(t, now)
  enter(profile.store, [
    ...['s1', 's2'].map((id) => taskRow(id, spam)),
    taskRow('a'),
    ...['s3', 's4'].map((id) => taskRow(id, { ...spam, context: { title: id } })),
    taskRow('b'),
  ])
  const check = async () => assert.deepEqual((await verify(profile.file, profile.keys)).faults, [])
  return {
    clock,
    profile,
    shift: shiftOf(profile.store, now),
    check,
    open: () => shiftOf(profile.restart(), now),
  }
}

function along(decision: Decision, taskIds: readonly string[]): Decision {
  return { ...decision, alike: taskIds.map((taskId) => ({ decisionId: randomUUID(), taskId })) }
}

describe('tasks of the same content', () => {
  test('are counted with each of them, whether they wait or are held', (t) => {
    const { shift, profile } = working(t)
    const counts = () => shift.view().upcoming.map(({ id, alike }) => [id, alike])
    assert.deepEqual(counts(), [
      ['s1', 3],
      ['s2', 3],
      ['a', 0],
    ])
    assert.deepEqual(shift.alikeTo('s1'), ['s2', 's3', 's4'])
    shift.putAside(asideOf('s1', 'hold'))
    assert.deepEqual(shift.alikeTo('s2'), ['s1', 's3', 's4'])
    shift.record(decisionOn('s2'))
    assert.deepEqual(shift.alikeTo('s3'), ['s1', 's4'])
    profile.store.transact(() => profile.store.tasks.setProblem('s4', 'It cannot be shown.'))
    assert.deepEqual(shift.alikeTo('s3'), ['s1'], 'nobody knows what cannot be shown')
    assert.deepEqual(shift.alikeTo('s4'), [])
  })

  test('are known by their files, however those are called', (t) => {
    const { store } = restartable(t)
    const picture = (id: string, path: string, sha256: string, rest: object = {}) => ({
      ...taskRow(id, { content: { kind: 'image', src: path }, ...rest }),
      media: [
        { id: `${id}-file`, path, mime: 'image/png', bytes: 7, sha256 },
        { id: `${id}-words`, path: 'words.vtt', mime: 'text/vtt', bytes: 7, sha256: id },
      ],
    })
    const context = { transcript: 'words.vtt' }
    enter(store, [
      picture('one', 'one.png', 'aa', { context }),
      picture('two', 'two.png', 'aa', { context }),
      picture('three', 'one.png', 'bb', { context }),
      { ...picture('four', 'four.png', 'aa', { context }), problem: 'It is cut off.' },
    ])
    assert.deepEqual(shiftOf(store).alikeTo('one'), ['two'])
    assert.deepEqual(shiftOf(store).alikeTo('three'), [])
  })
})

describe('a decision along with others', () => {
  test('is one transaction with a row and a place in the outbox for each, and leaves the next task on screen', async (t) => {
    const { profile, shift, check, open } = working(t)
    shift.putAside(asideOf('s1', 'hold'))
    const decision = along(violation('s2'), ['s1', 's3', 's4'])
    const receipt = shift.record(decision)
    assert.deepEqual(ids(receipt.shift), ['a', 'b'])
    assert.deepEqual([receipt.shift.decidedToday, receipt.shift.held], [4, 0])
    assert.deepEqual([receipt.shift.undoable?.id, receipt.shift.undoable?.count], [decision.decisionId, 4])
    assert.deepEqual(
      receipt.shift.recent.map(({ taskId, along }) => [taskId, along]),
      [['s2', 3]],
      'the strip has room for ten',
    )
    const [, first, ...others] = actsOf(profile)
    assert.equal(first?.id, decision.decisionId)
    for (const [place, row] of others.entries()) {
      const { alikeTo, made, labels, ...rest } = JSON.parse(row.payload)
      const { decisionId, taskId } = decision.alike?.[place] ?? {}
      assert.deepEqual([row.id, row.taskId, row.refersTo], [decisionId, taskId, decision.decisionId])
      assert.deepEqual([alikeTo, rest.alike, rest.taskId], [decision.decisionId, undefined, taskId])
      assert.deepEqual([made.activeSeconds, made.revealedSeconds, labels], [0, 0, decision.labels])
      assert.equal(profile.store.outbox.stateOf(row.id), 'held')
    }
    assert.equal(shift.record(decision).sequence, receipt.sequence, 'a retry gets the same receipt')
    assert.equal(open().record(decision).sequence, receipt.sequence)
    assert.equal(actsOf(profile).length, 5)
    await check()
  })

  test('is all taken back by one undo, each to where it was, with what had been entered', async (t) => {
    const { profile, shift, check } = working(t)
    shift.saveDraft('s1', { labels: [], note: 'mine' })
    shift.putAside(asideOf('s1', 'hold'))
    shift.saveDraft('s3', { labels: [], note: 'before' })
    const decision = along(violation('s2'), ['s1', 's3', 's4'])
    shift.record(decision)
    const undoId = randomUUID()
    const receipt = shift.undo(undoId)
    assert.deepEqual([receipt.decisionId, receipt.taskId], [decision.decisionId, 's2'])
    assert.deepEqual(ids(receipt.shift), ['s2', 'a', 'b'], 'what was at hand keeps its place')
    assert.deepEqual(profile.store.tasks.waitingIds(9), ['s2', 'a', 's3', 's4', 'b'])
    assert.deepEqual([receipt.shift.held, receipt.shift.waiting, receipt.shift.decidedToday], [1, 5, 0])
    assert.equal(receipt.shift.upcoming[0]?.draft?.note, 'bulk')
    assert.equal(profile.store.tasks.find('s3')?.draft?.note, 'before')
    assert.equal(profile.store.tasks.find('s1')?.draft?.note, 'mine')
    assert.equal(shift.undo(undoId).sequence, receipt.sequence, 'a retry gets the same receipt')
    assert.deepEqual(profile.store.decisions.counts(), { decided: 0, undone: 4, skipped: 0 })
    await check()
  })

  test('is all taken back also by the name of one of the others', (t) => {
    const { shift } = working(t)
    const decision = along(decisionOn('s1'), ['s2', 's3'])
    shift.record(decision)
    const { decisionId } = shift.undo(randomUUID(), decision.alike?.[1]?.decisionId)
    assert.equal(decisionId, decision.decisionId)
    assert.equal(shift.view().decidedToday, 0)
  })

  test('is refused as a whole where one has other content, is done with, or is named twice', (t) => {
    const { profile, shift } = working(t)
    const refuse = (taskIds: string[], code: 'conflict' | 'stale' | 'not-found') => {
      const before = profile.store.journal.tail()?.sequence
      assert.throws(() => shift.record(along(decisionOn('s1'), taskIds)), failure(code))
      assert.equal(profile.store.journal.tail()?.sequence, before)
      assert.equal(profile.store.tasks.stateOf('s1'), 'waiting')
    }
    refuse(['s2', 'a'], 'conflict')
    refuse(['s2', 's2'], 'stale')
    refuse(['s1'], 'stale')
    refuse(['gone'], 'not-found')
    shift.record(decisionOn('s4'))
    refuse(['s2', 's4'], 'stale')
    shift.record(along(decisionOn('s1'), ['s2', 's3']))
  })

  test('is sent and forgotten one by one, and then is like nothing any more', async (t) => {
    const { clock, profile, shift, check } = working(t)
    shift.record(along(decisionOn('s1'), ['s2', 's3']))
    clock.now += 10_000
    const { outbox, tasks, transact } = profile.store
    settleOverdue({ outbox, transact, forget: tasks.forget, now: () => clock.now })
    assert.deepEqual(
      outbox.ready(9).map(({ taskId }) => taskId),
      ['s1', 's2', 's3'],
    )
    assert.deepEqual(tasks.withContent().sort(), ['a', 'b', 's4'])
    assert.deepEqual(shift.alikeTo('s4'), [])
    assert.throws(() => shift.undo(randomUUID()), failure('stale'))
    await check()
  })
})
