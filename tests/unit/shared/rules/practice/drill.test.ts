import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  type DrillItem,
  drillOrder,
  nextDue,
  weaknessOf,
} from '../../../../../src-shared/rules/practice/drill.ts'

const now = 1_000_000

function item(place: number, rest: Partial<DrillItem> = {}): DrillItem {
  return { taskId: `t${place}`, place, labels: [], ...rest }
}

function answered(due: number, learning = false, answeredAt = 0): Pick<DrillItem, 'card'> {
  return { card: { due, learning, answeredAt } }
}

describe('the order of a drill', () => {
  test('has what is due, then what is new, then what was missed just now, and nothing that is not due', () => {
    const items = [
      item(0),
      item(1, answered(now + 1)),
      item(2, answered(now + 9, true)),
      item(3, answered(now)),
    ]
    assert.deepEqual(drillOrder(items, { now, weakness: new Map() }), ['t3', 't0', 't2'])
  })

  test('comes back to weak labels first', () => {
    const items = [
      item(0, { labels: ['known'] }),
      item(1, { labels: ['new'] }),
      item(2, { labels: ['weak'] }),
    ]
    const weakness = new Map([
      ['known', 0.1],
      ['weak', 0.9],
    ])
    assert.deepEqual(drillOrder(items, { now, weakness }), ['t2', 't1', 't0'])
  })

  test('has what is not due only where that is asked for, and each once', () => {
    const items = [item(0, answered(now + 5, false, 10)), item(1, answered(now + 3, false, 30))]
    assert.deepEqual(drillOrder(items, { now, weakness: new Map(), aheadSince: 20 }), ['t0'])
    assert.deepEqual(drillOrder(items, { now, weakness: new Map() }), [])
  })

  test('names no task twice, whatever the cards say', () => {
    const cards = fc.option(
      fc.record({ due: fc.integer({ min: 0, max: 2 * now }), learning: fc.boolean(), answeredAt: fc.nat() }),
      { nil: undefined },
    )
    fc.assert(
      fc.property(fc.array(cards), fc.nat(), (all, aheadSince) => {
        const items = all.map((card, place) => item(place, card ? { card } : {}))
        const order = drillOrder(items, { now, weakness: new Map(), aheadSince })
        assert.equal(new Set(order).size, order.length)
      }),
    )
  })
})

test('says when the next is due once nothing is', () => {
  assert.equal(nextDue([item(0, answered(now + 7)), item(1, answered(now + 4))], now), now + 4)
  assert.equal(nextDue([item(0, answered(now + 7)), item(1)], now), undefined)
  assert.equal(nextDue([item(0, answered(now + 7, true))], now), undefined)
  assert.equal(nextDue([], now), undefined)
})

test('counts a label as weak by what was missed, given wrongly or marked with too little', () => {
  const weakness = weaknessOf([
    { labels: { right: ['a', 'b'], missing: ['c'], surplus: [] }, evidence: [] },
    {
      labels: { right: ['a'], missing: [], surplus: ['c'] },
      evidence: [{ label: 'a', overlap: 0, enough: false }],
    },
  ])
  assert.deepEqual(
    [...weakness],
    [
      ['a', 2 / 4],
      ['b', 1 / 3],
      ['c', 3 / 4],
    ],
  )
})
