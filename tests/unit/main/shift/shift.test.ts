import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, test } from 'node:test'
import { openDatabase } from '../../../../src-main/store/open.ts'
import { openStore } from '../../../../src-main/store/store.ts'
import { decisionSchema } from '../../../../src-shared/model/decision.ts'
import { smallPolicy } from '../../shared/policies.ts'
import { decisionOn, enter, enterTexts, failure, restartable, shiftOf, taskRow } from '../helpers.ts'
import { actsOf, ids, skipOf, violation } from './acts.ts'

const later = '2100-01-01T00:00:00.000Z'

describe('a shift', () => {
  test('shows the task on screen and two beside it, without their settled answers', (t) => {
    const profile = restartable(t)
    enter(
      profile.store,
      ['a', 'b', 'c', 'd'].map((id) =>
        taskRow(id, { expected: { verdict: 'violation', rationale: 'settled' } }),
      ),
    )
    const shown = shiftOf(profile.store).view()
    assert.deepEqual(ids(shown), ['a', 'b', 'c'])
    assert.equal(shown.waiting, 4)
    assert.doesNotMatch(JSON.stringify(shown), /expected|settled/)
  })

  test('of nothing shows nothing', (t) => {
    const { store } = restartable(t)
    assert.deepEqual(shiftOf(store).view(), {
      bench: 'live',
      upcoming: [],
      waiting: 0,
      held: 0,
      recent: [],
      decidedToday: 0,
    })
    assert.throws(() => shiftOf(store).undo(randomUUID()), failure('not-found'))
  })

  test('says why content cannot be shown', (t) => {
    const { store } = restartable(t)
    enter(store, [{ ...taskRow('a'), problem: 'The film is cut off.' }])
    const shift = shiftOf(store)
    assert.equal(shift.view().upcoming[0]?.problem, 'The film is cut off.')
    shift.record(decisionOn('a', { verdict: 'cannot-review', reason: 'media-broken' }))
  })

  test('goes on after the window broke down: what it had at hand gets a problem, one a time, for good', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b', 'c', 'd'])
    const shift = shiftOf(profile.store)
    shift.view()
    const problems = () =>
      shiftOf(profile.store)
        .view()
        .upcoming.map(({ id, problem }) => [id, problem])
    assert.equal(shift.blame('It broke the window.'), true)
    assert.deepEqual(problems(), [
      ['a', 'It broke the window.'],
      ['b', undefined],
      ['c', undefined],
    ])
    assert.deepEqual([shift.blame('Too.'), shift.blame('Too.'), shift.blame('Too.')], [true, true, false])
    shift.record(decisionOn('a', { verdict: 'cannot-review', reason: 'media-broken' }))
    profile.restart()
    assert.deepEqual(problems(), [
      ['b', 'Too.'],
      ['c', 'Too.'],
      ['d', undefined],
    ])
  })

  test('goes on with what another version of the program has stored', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const { at: _at, ...shown } = shiftOf(profile.store).record(violation('a')).shift.recent[0] ?? { at: '' }
    const strange = { ...violation('b'), colour: 1, made: 'long ago' }
    const unknown = { ...strange, decisionId: randomUUID(), verdict: 'maybe' }
    for (const payload of [strange, unknown]) {
      profile.store.journal.append({ id: payload.decisionId, kind: 'decision', taskId: 'b', payload })
      profile.store.outbox.hold(payload.decisionId, 'b', later)
    }
    profile.store.tasks.markDecided('b')
    enterTexts(profile.store, ['c'])
    const database = openDatabase(profile.file, profile.keys.database)
    t.after(() => database.close())
    database.exec(`UPDATE task_payload SET payload = '{"id":"c","content":{"kind":"hologram"}}' WHERE task_id = 'c';
      INSERT INTO draft (task_id, payload) VALUES ('c', '{"colour":1}')`)

    const shift = shiftOf(profile.restart())
    const { upcoming, recent } = shift.view()
    assert.deepEqual(
      upcoming.map(({ id, content, problem, draft }) => [id, content.kind, problem?.slice(0, 38), draft]),
      [['c', 'text', 'This task was stored by another versio', undefined]],
    )
    const { decisionId } = strange
    assert.deepEqual(
      recent.map(({ at: _at, ...rest }) => rest),
      [{ ...shown, decisionId, taskId: 'b', undoUntil: later }, shown],
    )
    shift.record(decisionOn('c', { verdict: 'cannot-review', reason: 'media-broken' }))
    assert.equal(shift.undo(randomUUID(), decisionId).shift.upcoming[0]?.draft, undefined)
  })

  test('comes back to the same task with its draft after a restart', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const shift = shiftOf(profile.store)
    shift.view()
    shift.record(decisionOn('a'))
    const draft = { labels: [{ code: 'hate.slur', evidence: [] }], action: 'limit', note: 'look again' }
    shift.saveDraft('b', draft)
    profile.restart()
    enter(profile.store, [taskRow('urgent', { priority: 1000 })])
    const shown = shiftOf(profile.store).view()
    assert.deepEqual(ids(shown), ['b', 'urgent'])
    assert.deepEqual(shown.upcoming[0]?.draft, draft)
  })

  test('forgets an emptied draft, and takes none for a task that is decided or gone', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a', 'b'])
    const shift = shiftOf(store)
    shift.saveDraft('a', { labels: [], note: 'x' })
    shift.saveDraft('a', { labels: [], note: '' })
    assert.equal(shift.view().upcoming[0]?.draft, undefined)
    shift.record(decisionOn('a'))
    assert.throws(() => shift.saveDraft('a', { labels: [], note: 'x' }), failure('stale'))
    assert.throws(() => shift.saveDraft('gone', { labels: [], note: 'x' }), failure('not-found'))
  })
})

describe('recording a decision', () => {
  test('puts it into the journal as it is and moves on', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const shift = shiftOf(profile.store)
    const decision = violation('a')
    const receipt = shift.record(decision)
    assert.deepEqual(ids(receipt.shift), ['b'])
    assert.deepEqual([receipt.sequence, receipt.shift.waiting, receipt.shift.decidedToday], [1, 1, 1])
    const [row] = actsOf(profile)
    assert.deepEqual(decisionSchema.parse(JSON.parse(row?.payload ?? '')), decision)
    assert.equal(row?.at, receipt.at)
    const [last] = receipt.shift.recent
    assert.deepEqual(
      [last?.decisionId, last?.labels, last?.action, last?.undone],
      [decision.decisionId, ['spam.bulk'], 'remove', false],
    )
  })

  test('twice gives the first receipt again, also after a restart and when the task has been undone since', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const decision = violation('a')
    const first = shiftOf(profile.store).record(decision)
    const again = shiftOf(profile.restart()).record(structuredClone(decision))
    assert.deepEqual([again.sequence, again.at], [first.sequence, first.at])
    shiftOf(profile.store).undo(randomUUID())
    const third = shiftOf(profile.store).record(decision)
    assert.equal(third.sequence, first.sequence)
    assert.deepEqual(ids(third.shift), ['a', 'b'], 'a retry is no new decision')
    assert.equal(actsOf(profile).length, 2)
  })

  test('under an id that is taken by another act is refused', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const shift = shiftOf(profile.store)
    const decision = decisionOn('a')
    shift.record(decision)
    assert.throws(() => shift.record({ ...decision, note: 'other' }), failure('conflict'))
    assert.throws(
      () => shift.record(decisionOn('b', { decisionId: decision.decisionId })),
      failure('conflict'),
    )
    assert.throws(() => shift.skip(skipOf('b', { skipId: decision.decisionId })), failure('conflict'))
    assert.throws(() => shift.undo(decision.decisionId), failure('conflict'))
    assert.equal(actsOf(profile).length, 1)
  })

  test('for a task that is decided already, or not there, is refused', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a'])
    const shift = shiftOf(profile.store)
    shift.record(decisionOn('a'))
    assert.throws(() => shift.record(decisionOn('a')), failure('stale'))
    assert.throws(() => shift.record(decisionOn('gone')), failure('not-found'))
    assert.equal(actsOf(profile).length, 1)
  })

  test('that the policy does not allow is refused, and nothing has moved', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const shift = shiftOf(profile.store)
    shift.saveDraft('a', { labels: [], note: 'kept' })
    const refused = [
      decisionOn('a', { verdict: 'violation' }),
      decisionOn('a', { policyVersion: '2' }),
      decisionOn('a', { verdict: 'escalate', reason: 'nowhere' }),
    ]
    for (const decision of refused) assert.throws(() => shift.record(decision), failure('policy-refused'))
    assert.deepEqual(actsOf(profile), [])
    const shown = shift.view()
    assert.deepEqual(ids(shown), ['a', 'b'])
    assert.equal(shown.upcoming[0]?.draft?.note, 'kept')
  })

  test('is checked against the policy in force at that moment', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a'])
    const shift = shiftOf(store)
    store.transact(() => store.packs.putInForce({ ...smallPolicy(), version: '2' }))
    assert.throws(() => shift.record(decisionOn('a')), failure('policy-refused'))
    shift.record(decisionOn('a', { policyVersion: '2' }))
  })

  test('on the task beside the one on screen leaves that one on screen', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a', 'b', 'c', 'd'])
    const shift = shiftOf(store)
    shift.view()
    assert.deepEqual(ids(shift.record(decisionOn('b')).shift), ['a', 'c', 'd'])
  })

  test('to the last one leaves an empty shift, which an undo fills again', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a'])
    const shift = shiftOf(store)
    assert.deepEqual(ids(shift.record(decisionOn('a')).shift), [])
    assert.deepEqual(ids(shift.undo(randomUUID()).shift), ['a'])
  })
})

describe('what the screen has mounted keeps its place', () => {
  test('when something more urgent arrives', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a', 'b', 'c', 'd'])
    const shift = shiftOf(store)
    shift.view()
    enter(store, [taskRow('urgent', { priority: 1000 })])
    assert.deepEqual(ids(shift.view()), ['a', 'b', 'c'])
    assert.deepEqual(ids(shift.record(decisionOn('a')).shift), ['b', 'c', 'urgent'])
  })

  test('when a decision comes back before it', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a', 'b', 'c', 'd'])
    const shift = shiftOf(store)
    shift.record(decisionOn('a'))
    assert.deepEqual(ids(shift.undo(randomUUID()).shift), ['a', 'b', 'c'])
  })
})

describe('a skip', () => {
  test('sends the task to the end, with its draft, and is no decision', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b', 'c', 'd'])
    const shift = shiftOf(profile.store)
    shift.saveDraft('a', { labels: [], note: 'later' })
    const { shift: shown } = shift.skip(skipOf('a', { note: 'why' }))
    assert.deepEqual(ids(shown), ['b', 'c', 'd'])
    assert.deepEqual([shown.waiting, shown.decidedToday, shown.recent], [4, 0, []])
    for (const id of ['b', 'c', 'd']) shift.record(decisionOn(id))
    assert.equal(shiftOf(profile.restart()).view().upcoming[0]?.draft?.note, 'later')
  })

  test('twice with one id happens once', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const shift = shiftOf(profile.store)
    const skip = skipOf('a')
    const first = shift.skip(skip)
    const again = shift.skip({ ...skip })
    assert.equal(again.sequence, first.sequence)
    assert.deepEqual(ids(again.shift), ['b', 'a'])
    assert.equal(actsOf(profile).length, 1)
  })

  test('of the only task leaves it on screen', (t) => {
    const { store } = restartable(t)
    enterTexts(store, ['a'])
    assert.deepEqual(ids(shiftOf(store).skip(skipOf('a')).shift), ['a'])
  })

  test('without a reason of the policy, or of a task that does not wait, is refused', (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const shift = shiftOf(profile.store)
    assert.throws(() => shift.skip(skipOf('a', { reason: 'tired' })), failure('policy-refused'))
    assert.throws(() => shift.skip(skipOf('gone')), failure('not-found'))
    shift.record(decisionOn('a'))
    assert.throws(() => shift.skip(skipOf('a')), failure('stale'))
    assert.equal(actsOf(profile).length, 1)
  })
})

test('today counts what was decided since midnight here and still stands', (t) => {
  let now = new Date(2026, 2, 1, 23, 59).getTime()
  const profile = restartable(t, () => now)
  enterTexts(profile.store, ['a', 'b', 'c', 'd'])
  const shift = shiftOf(profile.store, () => now)
  const late = decisionOn('a')
  assert.equal(shift.record(late).shift.decidedToday, 1)
  now = new Date(2026, 2, 2, 0, 1).getTime()
  assert.equal(shift.view().decidedToday, 0)
  shift.record(decisionOn('b'))
  assert.equal(shift.record(decisionOn('c')).shift.decidedToday, 2)
  assert.equal(shift.undo(randomUUID()).shift.decidedToday, 1)
  assert.equal(shift.undo(randomUUID(), late.decisionId).shift.decidedToday, 1)
  assert.deepEqual(profile.store.decisions.counts(), { decided: 1, undone: 2, skipped: 0 })
})

test('a policy that this version of the program cannot read is said so, and no older one is used in its stead', (t) => {
  const { store, file, keys } = restartable(t)
  enterTexts(store, ['a'])
  const strange = { ...smallPolicy(), version: '2', colour: 1 }
  store.transact(() => store.packs.putInForce(strange))
  const newer = failure('newer-data', /another version of the program.*Update the program/)
  assert.throws(() => shiftOf(store).record(decisionOn('a')), newer)
  assert.equal(store.packs.knowledgeOfPolicy({ ...smallPolicy(), version: '2' }), 'clash')
  const other = openStore(file, keys, Date.now)
  t.after(() => other.close())
  assert.throws(() => other.packs.policyInForce(), newer)
})
