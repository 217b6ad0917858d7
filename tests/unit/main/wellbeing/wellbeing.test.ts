import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import { decisionOn } from '../helpers.ts'
import { asideOf, skipOf } from '../shift/acts.ts'
import { hourMs, minuteMs, secondMs } from './machine.ts'
import { countedShift, roomOf } from './room.ts'

const exposure = (desk: ReturnType<typeof countedShift>) => desk.store.wellbeing.exposureSince(0)
const rests = (desk: ReturnType<typeof countedShift>) => desk.store.wellbeing.restsSince('')
const near = (actual: number | undefined, expected: number, grainMs = 2 * secondMs) =>
  assert.ok(Math.abs((actual ?? Number.NaN) - expected) <= grainMs, `${actual} is not near ${expected}`)

describe('breaks and exposure of a profile', () => {
  it('counts what is revealed of the task on screen by its severity, and nothing of any other', (t) => {
    const desk = countedShift(t, { a: 3, b: 1 })
    desk.look(10 * secondMs)
    desk.room.report({ seen: { taskId: 'b', sound: true, softened: false } })
    desk.wait(30 * secondMs)
    desk.room.save()
    assert.deepEqual(exposure(desk), [
      {
        hour: Date.parse('2026-03-01T09:00:00Z') / hourMs,
        severity: 3,
        revealedMs: 10_000,
        exposureMs: 10_000,
      },
    ])
  })

  it('adds to the hour that it is by the wall clock', (t) => {
    const desk = countedShift(t, { a: 4 })
    desk.wait(59 * minuteMs)
    desk.look(minuteMs)
    desk.look(minuteMs)
    desk.here.setBy(-3 * hourMs)
    desk.look(minuteMs)
    desk.room.save()
    const hours = exposure(desk).map(({ hour }) => hour % 24)
    assert.deepEqual(hours, [7, 9, 10])
    // What was counted in the last ten seconds before the hour may be in the next one.
    for (const { revealedMs } of exposure(desk)) near(revealedMs, minuteMs, 10 * secondMs)
    assert.equal(desk.store.wellbeing.reviewSince(0).length, 3)
  })

  it('calls to a break after the task, and keeps it as a rest when it is over', (t) => {
    const desk = countedShift(t, { a: 2, b: 2 })
    desk.look(25 * minuteMs)
    assert.equal(desk.room.view().rest, undefined, 'never in the middle of a task')
    assert.equal(desk.room.view().coming?.kind, 'micro')
    desk.shift.record(decisionOn('a'))
    assert.equal(desk.room.view().rest?.kind, 'micro')
    desk.wait(2 * minuteMs)
    desk.room.tell({ type: 'break-end' })
    assert.deepEqual(
      rests(desk).map(({ kind, ended, restedMs }) => [kind, ended, restedMs]),
      [['micro', 'complete', 2 * minuteMs]],
    )
  })

  it('goes on with a break after a restart in the middle of it, also one that nobody announced', (t) => {
    for (const orderly of [true, false]) {
      const desk = countedShift(t, { a: 2, b: 2 })
      desk.look(25 * minuteMs)
      desk.shift.record(decisionOn('a'))
      desk.wait(30 * secondMs)
      desk.restart(orderly)
      near(desk.room.view().rest?.restedMs, 30 * secondMs)
      desk.restart(orderly)
      desk.here.pass(60 * secondMs)
      near(desk.room.view().rest?.restedMs, 90 * secondMs, 4 * secondMs)
      assert.equal(desk.room.view().rest?.over, false)
      desk.here.sleep(hourMs)
      assert.equal(desk.room.view().rest?.over, true, 'time asleep counts')
      assert.deepEqual(rests(desk), [])
    }
  })

  it('gives back to nobody who kills it what work elsewhere has cost of a break', (t) => {
    const desk = countedShift(t, { a: 2, b: 2 })
    desk.room.tell({ type: 'break-start' })
    const workElsewhere = () => {
      for (let sign = 0; sign < 10; sign += 1) desk.room.tell({ type: 'activity', where: 'elsewhere' })
    }
    workElsewhere()
    desk.restart(false)
    assert.equal(desk.room.view().rest?.asks, true)
    workElsewhere()
    desk.wait(hourMs)
    desk.restart(false)
    const { rest } = desk.room.view()
    assert.deepEqual([rest?.counting, rest?.restedMs], [false, 0])
  })

  it('loses no more than ten seconds to a kill in the middle of a task, and repeats nothing', (t) => {
    const desk = countedShift(t, { a: 3 })
    desk.look(65 * secondMs)
    desk.restart(false)
    desk.room.save()
    const [first] = exposure(desk)
    assert.ok(first && first.revealedMs >= 55_000 && first.revealedMs <= 65_000, `${first?.revealedMs}`)
    desk.here.pass(30 * secondMs)
    desk.room.tick()
    desk.room.save()
    assert.deepEqual(exposure(desk), [first], 'nothing is seen before it is revealed anew')
    desk.look(5 * secondMs)
    desk.restart()
    near(exposure(desk)[0]?.revealedMs, first.revealedMs + 5000, 1)
  })

  it('writes a decision and what was seen for it in one transaction', (t) => {
    const desk = countedShift(t, { a: 3, b: 3 })
    desk.look(5 * secondMs)
    assert.deepEqual(exposure(desk), [])
    desk.shift.record(decisionOn('a'))
    assert.equal(exposure(desk)[0]?.revealedMs, 5000)
    assert.equal(JSON.parse(desk.store.wellbeing.saved()?.state ?? '').severeInARow, 1)
  })

  it('was told nothing in a transaction that fails', (t) => {
    const desk = countedShift(t, { a: 3, b: 3 })
    desk.look(5 * secondMs)
    const before = desk.room.state()
    assert.throws(() => desk.shift.record(decisionOn('a', { policyVersion: 'another' })))
    const broken = { ...desk.store.journal }
    assert.throws(() =>
      desk.room.attempt(() =>
        desk.store.transact(() => {
          desk.room.taskEnded(3, 'decided')
          broken.append({ id: randomUUID(), kind: 'decision', taskId: 'a', payload: undefined })
          throw new Error('the disk is gone')
        }),
      ),
    )
    assert.equal(desk.room.state(), before)
    assert.deepEqual(exposure(desk), [])
    desk.look(secondMs)
    desk.shift.record(decisionOn('a'))
    near(exposure(desk)[0]?.revealedMs, 6000, 1)
  })

  it('counts a task that is skipped, put aside, taken back or replaced as left', (t) => {
    const desk = countedShift(t, { a: 3, b: 3, c: 3, d: 3 })
    const inARow = () => desk.room.state().severeInARow
    desk.shift.view()
    desk.shift.skip(skipOf('a'))
    desk.shift.putAside(asideOf('b', 'hold'))
    desk.shift.takeUp({ takeUpId: randomUUID(), taskId: 'b' })
    assert.equal(inARow(), 0)
    desk.shift.record(decisionOn('b'))
    assert.equal(inARow(), 1)
    desk.shift.undo(randomUUID())
    assert.equal(desk.room.state().onTask, true)
    assert.equal(desk.room.state().looking, undefined)
  })

  it('counts severe ones that were seen and then put aside or skipped among those in a row', (t) => {
    const desk = countedShift(t, { a: 4, b: 4, c: 4, d: 4, e: 4 })
    desk.shift.putAside(asideOf('a', 'hold'))
    assert.equal(desk.room.state().severeInARow, 0, 'nobody saw it')
    for (const id of ['b', 'c', 'd']) {
      desk.shift.reveal(id)
      desk.look(secondMs)
      if (id === 'c') desk.shift.skip(skipOf(id))
      else desk.shift.putAside(asideOf(id, 'hold'))
    }
    assert.equal(desk.room.state().severeInARow, 3)
    assert.deepEqual(desk.shift.view().upcoming, [])
  })

  it('goes by the higher of the severity that was expected and the one that was found', (t) => {
    const desk = countedShift(t, { a: 1, b: 4 })
    desk.shift.view()
    desk.shift.record(
      decisionOn('a', {
        verdict: 'violation',
        labels: [{ code: 'hate.slur', evidence: [] }],
        action: 'remove',
      }),
    )
    const found = desk.room.state().severeInARow
    desk.shift.record(decisionOn('b'))
    assert.equal(desk.room.state().severeInARow, found + 1, 'no violation, and still seen')
  })

  it('does not move when the clock is set, and says what was with the clock of then', (t) => {
    const desk = countedShift(t, { a: 3 })
    desk.look(10 * minuteMs)
    const before = desk.room.view().next
    for (const byMs of [5 * hourMs, -9 * hourMs]) {
      desk.here.setBy(byMs)
      desk.room.tick()
      assert.deepEqual(desk.room.view().next, before)
    }
  })

  it('tells the window when more has changed than time, and four times a minute in a break', (t) => {
    const desk = countedShift(t, { a: 1 })
    desk.look(10 * secondMs)
    const first = desk.told.length
    desk.wait(20 * secondMs)
    assert.ok(desk.told.length - first <= 2, `${desk.told.length - first} times in 20 s`)
    desk.room.tell({ type: 'break-start' })
    assert.equal(desk.told.at(-1)?.rest?.kind, 'pause')
    const begun = desk.told.length
    desk.wait(minuteMs)
    assert.equal(desk.told.length - begun, 4)
  })

  it('tells the window each minute how long the shift goes on, also while nobody works', (t) => {
    const desk = countedShift(t, { a: 1 })
    desk.look(2 * secondMs)
    desk.wait(10 * minuteMs)
    const before = desk.told.length
    desk.wait(5 * minuteMs)
    assert.equal(desk.told.length - before, 5)
    near(desk.told.at(-1)?.shift?.leftMs, (9 * 60 - 15) * minuteMs, minuteMs)
  })

  it('lowers its limits when a lead does, at once', (t) => {
    const desk = countedShift(t, { a: 3 })
    desk.look(10 * minuteMs)
    assert.equal(desk.room.view().limit.stage, 'fine')
    desk.store.transact(() =>
      desk.store.wellbeing.saveLeadLimits({ severeMinutesADay: 5, minutesADay: 1440 }),
    )
    assert.equal(desk.room.view().limit.stage, 'lighter')
    assert.equal(desk.room.terms().dayMs, 100 * minuteMs, 'none raises the organisation’s figure')
  })

  it('shares nothing with another profile on the same machine', (t) => {
    const [one, other] = [countedShift(t, { a: 3 }), countedShift(t, { a: 3 })]
    one.look(30 * minuteMs)
    one.room.tell({ type: 'break-start' })
    assert.equal(other.room.view().rest, undefined)
    assert.equal(other.room.view().limit.severeDay, 0)
    assert.deepEqual(exposure(other), [])
  })

  it('goes on in memory where the disk takes nothing, and tells of that once', (t) => {
    const { store, here } = countedShift(t, { a: 3 })
    let isFull = true
    const transact: typeof store.transact = (work) => {
      if (isFull) throw new Error('The disk is full.')
      return store.transact(work)
    }
    const room = roomOf({ ...store, transact }, here)
    const faults: unknown[] = []
    room.follow({ changed() {}, fault: (error) => void faults.push(error) })
    room.tell({ type: 'break-start' })
    here.pass(minuteMs)
    room.tell({ type: 'resume' })
    assert.equal(faults.length, 1)
    assert.equal(room.view().rest?.restedMs, minuteMs)
    assert.equal(store.wellbeing.saved(), undefined)
    isFull = false
    room.tell({ type: 'break-end' })
    assert.deepEqual(
      store.wellbeing.restsSince('').map(({ kind, restedMs }) => [kind, restedMs]),
      [['pause', minuteMs]],
    )
  })
})
