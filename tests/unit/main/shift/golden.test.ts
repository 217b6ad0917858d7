import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, type TestContext, test } from 'node:test'
import { enterPack, practiceTaskId } from '../../../../src-main/practice/enter-pack.ts'
import { openDatabase } from '../../../../src-main/store/open.ts'
import { verify } from '../../../../src-main/store/verify.ts'
import { settleOverdue } from '../../../../src-main/sync/settle.ts'
import type { ShiftView } from '../../../../src-shared/desk/views.ts'
import { type Policy, policySchema } from '../../../../src-shared/model/policy.ts'
import { practicePackSchema } from '../../../../src-shared/model/practice.ts'
import { smallPolicy } from '../../shared/policies.ts'
import { decisionOn, enter, enterTexts, restartable, shiftOf, taskRow } from '../helpers.ts'
import { asideOf, ids, type Restartable, skipOf, violation } from './acts.ts'

const clean = { verdict: 'no-violation', labels: [] }
const spam = { verdict: 'violation', labels: [{ code: 'spam.bulk', evidence: [] }] }
const many = (count: number) => Array.from({ length: count }, (_, place) => `task-${place}`)

/** Tasks of production, and golden ones at a share of them. */
function mixed(t: TestContext, terms: { tasks?: number; share?: number; golds?: object[] } = {}) {
  const {
    tasks = 60,
    share = 0.5,
    golds = Array.from({ length: 40 }, (_, place) => (place % 3 ? spam : clean)),
  } = terms
  const clock = { now: Date.parse('2026-03-02T09:00:00Z') }
  const profile = restartable(t, () => clock.now)
  const { store } = profile
  store.transact(() => {
    store.packs.putInForce(policySchema.parse({ ...smallPolicy(), golden: { share } }))
    store.saveProfile({
      id: '6dd0b9cb-4a63-4e4e-9b6b-4d5a3d2e6f01',
      name: 'Ada',
      role: 'moderator',
      languages: [],
      demo: false,
    })
  })
  enterTexts(store, many(tasks))
  const golden = golds.length > 0 ? enterGolden(store, smallPolicy(), golds) : []
  return { profile, store, clock, golden, shift: shiftOf(store, () => clock.now) }
}

/** Ids of the tasks. */
function enterGolden(
  store: Restartable['store'],
  { id: policyId, version: policyVersion }: Pick<Policy, 'id' | 'version'>,
  golds: readonly object[],
  id = 'gold',
): string[] {
  const pack = practicePackSchema.parse({
    format: 'evenhand-practice/1',
    id,
    version: 1,
    title: 'Settled in autumn',
    policyId,
    policyVersion,
    madeAt: '2026-03-01T00:00:00Z',
    golden: true,
    items: golds.map((answer, place) => ({
      task: { id: `item-${place}`, content: { kind: 'text', text: `Gold ${place}.` } },
      gold: { answer },
      rationale: 'Settled.',
      difficulty: 2,
    })),
  })
  const ids = golds.map((_, place) => practiceTaskId(pack, place))
  const rows = ids.map((id, place) => taskRow(id, { content: { kind: 'text', text: `Gold ${place}.` } }))
  store.transact(() => enterPack({ store }, pack, rows, '2026-03-01T00:00:00Z'))
  return ids
}

/** Decides tasks as they come; their ids in order. */
function work(shift: ReturnType<typeof shiftOf>, count: number): string[] {
  const done: string[] = []
  for (let view = shift.view(); done.length < count && view.upcoming.length > 0; view = shift.view()) {
    const [id = ''] = ids(view)
    shift.record(decisionOn(id))
    done.push(id)
  }
  return done
}

/** Decides until a golden task is on screen. */
function untilGolden({ shift, store }: ReturnType<typeof mixed>): { taskId: string; view: ShiftView } {
  for (let view = shift.view(); ; view = shift.view()) {
    const [taskId] = ids(view)
    assert.ok(taskId)
    if (store.golden.is(taskId)) return { taskId, view }
    shift.record(decisionOn(taskId))
  }
}

describe('golden tasks', () => {
  test('come at the set share, one by one, and not alike in a row', (t) => {
    const golds = Array.from({ length: 120 }, (_, place) => (place < 60 ? clean : spam))
    const { shift, store } = mixed(t, { tasks: 400, share: 0.2, golds })
    const done = work(shift, 1000)
    const isGolden = done.map(store.golden.is)
    const drawn = isGolden.filter(Boolean).length
    // 400 draws at 0.2: four standard deviations to both sides.
    assert.ok(Math.abs(drawn - 80) <= 32, String(drawn))
    assert.equal(done.length, 400 + drawn)
    assert.ok(isGolden.every((is, place) => !(is && isGolden[place + 1])))
    const answers = done.filter(store.golden.is).map((id) => store.practice.item(id)?.gold.answer.verdict)
    const last = answers.findLastIndex((verdict, place) => verdict !== answers[place - 1])
    assert.ok(answers.slice(0, last).every((verdict, place) => place === 0 || verdict !== answers[place - 1]))
  })

  test('come in the same places whenever one asks, also after a restart', (t) => {
    const { profile, shift, clock } = mixed(t)
    const expected = ids(shift.view())
    for (let times = 0; times < 5; times += 1) assert.deepEqual(ids(shift.view()), expected)
    work(shift, 7)
    const before = ids(shift.view()).map(profile.store.golden.is)
    profile.restart()
    const after = ids(shiftOf(profile.store, () => clock.now).view())
    assert.deepEqual(after.map(profile.store.golden.is), before)
  })

  test('come neither at a share of 0, nor under another policy than the one of their answers', (t) => {
    const none = mixed(t, { share: 0 })
    assert.equal(work(none.shift, 100).length, 60)
    const changed = mixed(t)
    changed.store.transact(() =>
      changed.store.packs.putInForce(
        policySchema.parse({ ...smallPolicy(), version: '2', golden: { share: 0.5 } }),
      ),
    )
    let count = 0
    for (let view = changed.shift.view(); view.upcoming[0]; view = changed.shift.view(), count += 1)
      changed.shift.record(decisionOn(view.upcoming[0].id, { policyVersion: '2' }))
    assert.equal(count, 60)
  })

  test('of another policy keep none of this one from coming, however many there are', (t) => {
    const { shift, store } = mixed(t, { golds: [] })
    enterGolden(store, { id: 'small', version: '0' }, Array(150).fill(spam), 'outdated')
    const golden = enterGolden(store, smallPolicy(), Array(5).fill(clean), 'newer')
    assert.deepEqual(work(shift, 100).filter(store.golden.is), golden)
  })

  test('look like any other: on screen, in the counts, in the list, in what was decided, and to an undo', (t) => {
    const room = mixed(t)
    const { shift } = room
    const { taskId, view } = untilGolden(room)
    assert.equal(view.upcoming[0]?.packTitle, 'Trial')
    assert.doesNotMatch(JSON.stringify(view), /gold"|practice|Settled in autumn|"golden/)
    assert.doesNotMatch(taskId, /gold|practice/)
    assert.equal(view.waiting, shift.list(0, 1000).total)
    assert.equal(shift.list(0, 1000).rows.length, view.waiting)
    assert.equal(shift.list(0, 10).rows[0]?.taskId, taskId)
    shift.record(violation(taskId))
    const after = shift.view()
    assert.equal(after.decidedToday, view.decidedToday + 1)
    assert.equal(after.recent[0]?.taskId, taskId)
    assert.equal(after.undoable?.kind, 'decision')
    assert.equal(shift.search({ text: 'bulk', limit: 10 }).decisions[0]?.taskId, taskId)
    shift.undo(randomUUID())
    const again = shift.view()
    assert.equal(again.upcoming[0]?.id, taskId)
    assert.equal(again.upcoming[0]?.draft?.note, 'bulk')
    assert.equal(again.decidedToday, view.decidedToday)
  })

  test('are told by no count: it falls by one with each task, and ends at none', (t) => {
    const { shift, store } = mixed(t, { share: 0.2 })
    let golden = 0
    for (let view = shift.view(), left = view.waiting; view.upcoming[0]; view = shift.view(), left -= 1) {
      assert.equal(view.waiting, left)
      assert.equal(shift.list(0, 1000).total, left)
      if (store.golden.is(view.upcoming[0].id)) golden += 1
      shift.record(decisionOn(view.upcoming[0].id))
    }
    assert.equal(shift.view().waiting, 0)
    assert.ok(golden > 3, String(golden))
  })

  test('stand in the list where they come, and say what those beside them say', (t) => {
    const room = mixed(t, { tasks: 0 })
    const { shift, store } = room
    const facts = { priority: 700, deadline: '2026-03-02T12:00:00.000Z' }
    enter(
      store,
      many(30).map((id) => taskRow(id, facts)),
    )
    const looks = new Set<string>()
    for (let view = shift.view(); view.upcoming.length > 0; view = shift.view()) {
      const list = shift.list(0, 1000)
      const pages = [shift.list(0, 2), shift.list(2, 3), shift.list(5, 1000)]
      const rowIds = list.rows.map(({ taskId }) => taskId)
      assert.deepEqual(rowIds.slice(0, 3), ids(view))
      assert.deepEqual(
        pages.flatMap(({ rows }) => rows.map(({ taskId }) => taskId)),
        rowIds,
      )
      assert.equal(new Set(rowIds).size, list.total)
      for (const { priority, deadline, arrivedAt, queue } of list.rows)
        looks.add(JSON.stringify({ priority, deadline, arrivedAt, queue }))
      for (const { priority, deadline, packTitle } of view.upcoming)
        looks.add(JSON.stringify({ priority, deadline, packTitle }))
      shift.record(decisionOn(rowIds[0] ?? ''))
    }
    assert.equal(looks.size, 2, [...looks].join('\n'))
  })

  test('that are the last in line say nothing else than those before them, nor when they are held and come again', (t) => {
    const { shift, store } = mixed(t, { tasks: 0 })
    const last = () => ids(shift.view())[0]
    for (let place = 0; last() === undefined; place += 1) {
      enterTexts(store, [`task-${place}`])
      shift.record(decisionOn(last() ?? ''))
    }
    const taskId = last() ?? ''
    assert.ok(store.golden.is(taskId))
    assert.equal(shift.view().upcoming[0]?.packTitle, 'Trial')
    shift.putAside(asideOf(taskId, 'hold'))
    assert.equal(shift.view().waiting, 0)
    shift.takeUp({ takeUpId: randomUUID(), taskId })
    assert.deepEqual([last(), shift.view().upcoming[0]?.packTitle], [taskId, 'Trial'])
  })

  test('that were skipped come again when those do that were skipped', (t) => {
    const room = mixed(t, { tasks: 20, golds: [clean] })
    const { shift } = room
    shift.skip(skipOf(ids(shift.view())[0] ?? ''))
    const skippedFirst = 'task-0'
    const { taskId } = untilGolden(room)
    const { waiting } = shift.view()
    shift.skip(skipOf(taskId))
    assert.equal(shift.view().waiting, waiting)
    assert.deepEqual(work(shift, 100).slice(-2), [skippedFirst, taskId])
  })

  test('are skipped, held and taken up again, given back and sent on like any other', (t) => {
    const room = mixed(t)
    const { shift, store, clock } = room
    const { taskId } = untilGolden(room)
    shift.skip(skipOf(taskId))
    assert.notEqual(ids(shift.view())[0], taskId)
    assert.equal(shift.view().undoable?.kind, 'skip')
    shift.undo(randomUUID())
    assert.equal(ids(shift.view())[0], taskId)
    shift.putAside(asideOf(taskId, 'hold'))
    assert.equal(shift.view().held, 1)
    assert.equal(shift.list(0, 5).rows[0]?.taskId, taskId)
    shift.takeUp({ takeUpId: randomUUID(), taskId })
    assert.equal(ids(shift.view())[0], taskId)
    shift.putAside(asideOf(taskId, 'return'))
    assert.notEqual(ids(shift.view())[0], taskId)
    clock.now += 60_000
    settle(room)
    assert.equal(store.tasks.stateOf(taskId), 'returned')
    assert.equal(
      store.outbox.ready(1000).some((row) => row.taskId === taskId),
      false,
    )
  })

  test('that were taken back come again, also when they have left the screen since', (t) => {
    const room = mixed(t)
    const { shift } = room
    const { taskId } = untilGolden(room)
    shift.record(decisionOn(taskId))
    shift.undo(randomUUID())
    const other = ids(shift.view()).find((id) => id !== taskId) ?? ''
    shift.takeUp({ takeUpId: randomUUID(), taskId: other })
    assert.deepEqual(ids(shift.view()).slice(0, 2), [other, taskId])
  })

  test('are never alike to others, and none is decided along with them', (t) => {
    const { shift, store, golden } = mixed(t)
    enter(store, [taskRow('same', { content: { kind: 'text', text: 'Gold 0.' } })])
    assert.deepEqual(shift.alikeTo('same'), [])
    assert.deepEqual(shift.alikeTo(golden[0] ?? ''), [])
  })
})

function settle({ store, clock }: Pick<ReturnType<typeof mixed>, 'store' | 'clock'>): void {
  const { outbox, transact, tasks } = store
  settleOverdue({ outbox, transact, forget: tasks.forget, now: () => clock.now })
}

describe('what is decided of golden tasks', () => {
  test('reaches no production: not sent, not handed over, not counted; but it is there to be scored', (t) => {
    const room = mixed(t)
    const { shift, store, clock } = room
    const done = work(shift, 30)
    const golden = done.filter(store.golden.is)
    assert.ok(golden.length > 2)
    clock.now += 60_000
    for (let rest = 0; rest < 5; rest += 1) settle(room)
    const ready = store.outbox.ready(1000).map(({ taskId }) => taskId)
    assert.deepEqual(
      ready,
      done.filter((id) => !store.golden.is(id)),
    )
    const settled = store.decisions.settled({ since: '2000-01-01T00:00:00Z' })
    assert.deepEqual(
      settled.map(({ decision }) => decision.taskId),
      ready,
    )
    assert.equal(store.decisions.counts().decided, ready.length)
    assert.equal(
      store.tasks.countBy().reduce((sum, { count }) => sum + count, 0),
      60,
    )
    assert.deepEqual(
      store.golden.decisions().map(({ taskId }) => taskId),
      golden,
    )
    // What they are about is forgotten like that of all others.
    assert.doesNotMatch(JSON.stringify(store.tasks.find(golden[0] ?? '')?.task), /Gold/)
  })

  test('is kept out of production by the schema, whatever asks', async (t) => {
    const room = mixed(t)
    const { profile, shift, store } = room
    const { taskId } = untilGolden(room)
    const decision = decisionOn(taskId)
    shift.record(decision)
    const database = openDatabase(profile.file, profile.keys.database)
    t.after(() => database.close())
    const append = (kind: string, about: string) =>
      database
        .prepare(
          `INSERT INTO journal (sequence, id, kind, at, task_id, payload, previous_hash, hash)
           VALUES ((SELECT max(sequence) + 1 FROM journal), ?, ?, '2026', ?, '{}', x'00', x'00')`,
        )
        .run(randomUUID(), kind, about)
    assert.throws(() => append('decision', taskId), /never decided in production/)
    assert.throws(() => append('golden-decision', 'task-59'), /only such a one/)
    const sequence = database.prepare('SELECT sequence FROM journal WHERE id = ?').pluck()
    const move = (id: string, state: string) =>
      database.prepare('UPDATE outbox SET state = ? WHERE sequence = ?').run(state, sequence.get(id))
    for (const state of ['ready', 'sent', 'attention'])
      assert.throws(() => move(decision.decisionId, state), /sent to nobody/)
    const other = [...store.journal.rows()].find(({ kind }) => kind === 'decision')
    assert.throws(() => move(other?.id ?? '', 'kept'), /all else is/)
    assert.throws(() => database.exec(`UPDATE task SET golden = 1 - golden`), /stays one/)
    assert.throws(
      () => database.prepare(`INSERT INTO practice_item VALUES ('task-59', 'gold', 1, 99, '{}')`).run(),
      /or golden ones/,
    )
  })

  test('leaves the journal sound, also when it was taken back', async (t) => {
    const room = mixed(t)
    const { profile, shift, clock } = room
    work(shift, 20)
    shift.record(decisionOn(untilGolden(room).taskId))
    shift.undo(randomUUID())
    clock.now += 60_000
    settle(room)
    const found = await verify(profile.file, profile.keys)
    assert.deepEqual(found.faults, [])
  })
})
