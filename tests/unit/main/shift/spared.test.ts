import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { describe, it } from 'node:test'
import type { Severity } from '../../../../src-shared/model/kind.ts'
import type { Willing } from '../../../../src-shared/rules/wellbeing/queue-mix.ts'
import { decisionOn, enter, failure, restartable, shiftOf, taskRow, uncounted } from '../helpers.ts'
import { countedShift } from '../wellbeing/room.ts'
import { ids } from './acts.ts'

const all: readonly Severity[] = [1, 2, 3, 4]
const light: readonly Severity[] = [1, 2]

/** Tasks by id and severity, in this order; what may come is `willing`, which tests change. */
function sparing(t: Parameters<typeof restartable>[0], severities: Record<string, number>) {
  const place = restartable(t)
  enter(
    place.store,
    Object.entries(severities).map(([id, severity]) => taskRow(id, { severity })),
  )
  const now: { willing: Willing } = { willing: { may: all, rather: all } }
  const shift = shiftOf(place.store, Date.now, { ...uncounted, willing: () => now.willing })
  return { shift, now }
}

describe('tasks that may not come now', () => {
  it('are passed over, but the one on screen is not taken away', (t) => {
    const { shift, now } = sparing(t, { a: 3, b: 4, c: 1, d: 3, e: 2 })
    assert.deepEqual(ids(shift.view()), ['a', 'b', 'c'])
    now.willing = { may: light, rather: light, spared: 'in-a-row' }
    assert.deepEqual(ids(shift.view()), ['a', 'c', 'e'], 'what was promised beside it may no longer come')
    assert.deepEqual(ids(shift.record(decisionOn('a')).shift), ['c', 'e'])
  })

  it('leave nothing on screen where no other waits, and come when they may', (t) => {
    const { shift, now } = sparing(t, { a: 3, b: 4 })
    shift.view()
    now.willing = { may: light, rather: light, spared: 'limit' }
    const { shift: after } = shift.record(decisionOn('a'))
    assert.deepEqual([ids(after), after.waiting], [[], 1])
    now.willing = { may: all, rather: all }
    assert.deepEqual(ids(shift.view()), ['b'])
    now.willing = { may: [], rather: [], spared: 'shift' }
    assert.deepEqual(ids(shift.record(decisionOn('b')).shift), [])
  })

  it('cannot be taken up out of turn', (t) => {
    const { shift, now } = sparing(t, { a: 1, b: 4 })
    shift.view()
    const take = (taskId: string) => shift.takeUp({ takeUpId: randomUUID(), taskId })
    for (const spared of ['shift', 'limit', 'calm', 'in-a-row'] as const) {
      now.willing = { may: light, rather: light, spared }
      assert.throws(() => take('b'), failure('policy-refused'))
    }
    now.willing = { may: all, rather: light }
    assert.deepEqual(ids(take('b').shift).slice(0, 2), ['b', 'a'])
  })
})

describe('tasks that come rather than others', () => {
  it('come first, then the others in their order', (t) => {
    const { shift, now } = sparing(t, { a: 3, b: 4, c: 3, d: 1, e: 2 })
    assert.deepEqual(ids(shift.view()), ['a', 'b', 'c'])
    now.willing = { may: all, rather: light }
    assert.deepEqual(ids(shift.view()), ['a', 'd', 'e'])
    assert.deepEqual(ids(shift.record(decisionOn('a')).shift), ['d', 'e', 'b'])
    now.willing = { may: all, rather: all }
    assert.deepEqual(ids(shift.record(decisionOn('d')).shift), ['e', 'b', 'c'])
  })
})

describe('the mix of a queue', () => {
  it('is at most three severe ones in a row, then a lighter one, though severe ones come first', (t) => {
    const desk = countedShift(t, { a: 3, b: 4, c: 3, d: 3, e: 3, f: 1, g: 2 })
    const order = ids(desk.shift.view()).slice(0, 1)
    for (let next = order[0]; next !== undefined && order.length < 7; ) {
      next = ids(desk.shift.record(decisionOn(next)).shift)[0]
      if (next !== undefined) order.push(next)
    }
    assert.deepEqual(order, ['a', 'b', 'c', 'f', 'd', 'e', 'g'])
  })

  it('ends where only severe ones are left, until there was a pause', (t) => {
    const desk = countedShift(t, { a: 3, b: 3, c: 3, d: 3 })
    desk.shift.view()
    for (const id of ['a', 'b', 'c']) desk.shift.record(decisionOn(id))
    assert.deepEqual([ids(desk.shift.view()), desk.room.view().spared], [[], 'in-a-row'])
    desk.room.tell({ type: 'break-start' })
    desk.wait(2 * 60_000)
    desk.room.tell({ type: 'break-end' })
    assert.deepEqual(ids(desk.shift.view()), ['d'])
  })

  it('puts a lighter one behind the break screen', (t) => {
    const desk = countedShift(t, { a: 1, b: 4, c: 4, d: 2 })
    desk.look(25 * 60_000)
    assert.deepEqual(ids(desk.shift.record(decisionOn('a')).shift), ['d', 'b', 'c'])
    assert.equal(desk.room.view().rest?.kind, 'micro')
  })
})
