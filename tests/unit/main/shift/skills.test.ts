import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, type TestContext, test } from 'node:test'
import { openDatabase } from '../../../../src-main/store/open.ts'
import { verify } from '../../../../src-main/store/verify.ts'
import { decisionOn, enter, failure, restartable, shiftOf, taskRow } from '../helpers.ts'
import { asideOf, ids, type Restartable } from './acts.ts'

const day = 24 * 60 * 60_000
const start = Date.parse('2026-03-02T09:00:00Z')
const until = (ms: number) => new Date(ms).toISOString()

/** One task that needs nothing, and two that need skills. */
function queue(t: TestContext) {
  const clock = { now: start }
  const profile = restartable(t, () => clock.now)
  enter(profile.store, [
    taskRow('first', { skills: ['minors'], priority: 900 }),
    taskRow('plain'),
    taskRow('both', { skills: ['minors', 'german'] }),
  ])
  return { profile, clock, store: profile.store, shift: shiftOf(profile.store, () => clock.now) }
}

/** As an exam would that was passed just now. */
function grant({ store, file, keys }: Restartable, code: string, untilMs: number, atMs = start): void {
  const pack = { id: `pack-${code}`, version: 1 }
  const database = openDatabase(file, keys.database)
  database.prepare(`INSERT INTO practice_pack VALUES (?, 1, '{}', x'00', '2026-03-01')`).run(pack.id)
  database.close()
  const examId = randomUUID()
  store.transact(() => {
    store.practice.beginExam({ id: examId, pack, beganAt: until(start) })
    store.practice.endExam(examId, until(start), true, '{}')
    store.practice.grantSkill({ code, at: until(atMs), until: until(untilMs), examId })
  })
}

describe('a task that needs a skill', () => {
  test('is not given out to whoever lacks it, who is told', async (t) => {
    const { profile, shift } = queue(t)
    const view = shift.view()
    assert.deepEqual(ids(view), ['plain'])
    assert.equal(view.waiting, 1)
    assert.equal(view.lacking, undefined)
    const list = shift.list(0, 10)
    assert.deepEqual(
      list.rows.map(({ taskId }) => taskId),
      ['plain'],
    )
    assert.deepEqual(list.lacking, [
      { skill: 'minors', count: 2 },
      { skill: 'german', count: 1 },
    ])
    const asked = { takeUpId: randomUUID(), taskId: 'first' }
    assert.throws(() => shift.takeUp(asked), failure('policy-refused', /needs a skill/))
    const { shift: after } = shift.record(decisionOn('plain'))
    assert.deepEqual(after.upcoming, [])
    assert.deepEqual(after.lacking, list.lacking)
    assert.deepEqual((await verify(profile.file, profile.keys)).faults, [])
  })

  test('comes in its place once an exam has granted all that it needs', (t) => {
    const { profile, shift } = queue(t)
    shift.view()
    grant(profile, 'minors', start + 30 * day)
    // What is on screen stays there.
    assert.deepEqual(ids(shift.view()), ['plain', 'first'])
    grant(profile, 'german', start + 30 * day)
    assert.deepEqual(ids(shift.view()).toSorted(), ['both', 'first', 'plain'])
    assert.equal(shift.list(0, 10).lacking, undefined)
  })

  test('is no longer given out when the skill has ended, but stays while it is on screen', async (t) => {
    const { profile, shift, clock } = queue(t)
    grant(profile, 'minors', start + day)
    assert.equal(ids(shift.view())[0], 'first')
    clock.now += 2 * day
    assert.equal(ids(shift.view())[0], 'first')
    shift.putAside(asideOf('first', 'hold'))
    assert.deepEqual(ids(shift.view()), ['plain'])
    const asked = { takeUpId: randomUUID(), taskId: 'first' }
    assert.throws(() => shift.takeUp(asked), failure('policy-refused', /or no longer/))
    assert.deepEqual((await verify(profile.file, profile.keys)).faults, [])
  })

  test('is not given out by a skill that the clock says was granted in days to come', (t) => {
    const { profile, shift, clock, store } = queue(t)
    const year = 365 * day
    grant(profile, 'minors', start + 2 * year, start + year)
    assert.deepEqual(ids(shift.view()), ['plain'])
    enter(store, [taskRow('new', { skills: ['minors'] })], until(start))
    assert.deepEqual(ids(shift.view()), ['plain'])
    clock.now += year
    assert.deepEqual(ids(shift.view()).toSorted(), ['first', 'new', 'plain'])
  })

  test('that comes in later is let in at once where the skill is there', (t) => {
    const { profile, shift, store } = queue(t)
    grant(profile, 'minors', start + 30 * day)
    shift.view()
    enter(store, [taskRow('new', { skills: ['minors'], priority: 1000 })], until(start))
    assert.ok(store.tasks.waitingIds(10).includes('new'))
    enter(store, [taskRow('newer', { skills: ['german'] })], until(start))
    assert.equal(store.tasks.waitingIds(10).includes('newer'), false)
  })
})
