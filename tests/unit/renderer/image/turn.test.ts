import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { partInSight } from '../../../../src-renderer/review/image/in-sight.ts'
import {
  areaInBox,
  nextTurn,
  type Turns,
  turnArea,
  turnedSize,
  turnView,
  uprightArea,
} from '../../../../src-renderer/review/image/turn.ts'

const turns = fc.constantFrom<Turns>(0, 1, 2, 3)
const area = fc
  .record({
    x: fc.double({ min: 0, max: 0.9, noNaN: true }),
    y: fc.double({ min: 0, max: 0.9, noNaN: true }),
  })
  .map(({ x, y }) => ({ x, y, width: (1 - x) / 2, height: (1 - y) / 3 }))

function near(one: number, other: number): boolean {
  return Math.abs(one - other) < 1e-9
}

test('a quarter turn clockwise brings the lower left corner to the upper left', () => {
  const corner = { x: 0, y: 0.75, width: 0.5, height: 0.25 }
  assert.deepEqual(turnArea(corner, 1), { x: 0, y: 0, width: 0.25, height: 0.5 })
})

test('four turns are none, and an area comes back upright from any turn', () => {
  assert.equal(nextTurn(nextTurn(nextTurn(nextTurn(0)))), 0)
  fc.assert(
    fc.property(area, turns, (one, by) => {
      const back = uprightArea(turnArea(one, by), by)
      assert.ok((['x', 'y', 'width', 'height'] as const).every((side) => near(back[side], one[side])))
    }),
  )
})

test('what is in the middle of the box stays there when the picture turns', () => {
  const picture = { width: 4000, height: 3000 }
  const box = { width: 800, height: 600 }
  const view = { x: -1000, y: -700, scale: 1 }
  const before = areaInBox(view, picture, box)
  const after = areaInBox(turnView(view, picture, box), turnedSize(picture, 1), box)
  const upright = uprightArea(after, 1)
  assert.ok(near(before.x + before.width / 2, upright.x + upright.width / 2))
  assert.ok(near(before.y + before.height / 2, upright.y + upright.height / 2))
})

test('the part in sight lies in the picture, holds what the box shows, and is the same after a small movement', () => {
  const picture = { width: 12_000, height: 8_400 }
  const box = { width: 800, height: 600 }
  const part = partInSight(picture, { view: { x: -3010, y: -2010, scale: 1 }, box, turns: 0 })
  assert.deepEqual(part, { x: 3008, y: 1984, width: 832, height: 640 })
  assert.deepEqual(partInSight(picture, { view: { x: -3020, y: -2015, scale: 1 }, box, turns: 0 }), part)
  fc.assert(
    fc.property(turns, fc.integer({ min: -9000, max: 0 }), fc.integer({ min: -9000, max: 0 }), (by, x, y) => {
      const found = partInSight(picture, { view: { x, y, scale: 1 }, box, turns: by })
      if (!found) return
      assert.ok(found.x >= 0 && found.y >= 0 && found.width > 0 && found.height > 0)
      assert.ok(found.x + found.width <= picture.width && found.y + found.height <= picture.height)
    }),
  )
})
