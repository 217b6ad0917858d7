import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  fitted,
  panned,
  type Size,
  type View,
  zoomed,
} from '../../../../src-renderer/review/image/image-view.ts'

const box = { width: 800, height: 600 }

test('a large picture fits whole and in the middle; a small one is enlarged no more than twice', () => {
  assert.deepEqual(fitted({ width: 1600, height: 600 }, box, 1), { scale: 0.5, x: 0, y: 150 })
  assert.deepEqual(fitted({ width: 100, height: 100 }, box, 1), { scale: 2, x: 300, y: 200 })
})

test('zooming keeps the point under the pointer where it is', () => {
  const picture = { width: 4000, height: 3000 }
  const view = zoomed(fitted(picture, box, 1), 1, { x: 400, y: 300 }, picture, box, 1)
  assert.deepEqual(view, { scale: 1, x: -1600, y: -1200 })
})

test('zoom ends at thirty-two times, and at the smaller of fit and real size', () => {
  const picture = { width: 4000, height: 3000 }
  const at = { x: 0, y: 0 }
  assert.equal(zoomed(fitted(picture, box, 1), 1000, at, picture, box, 1).scale, 32)
  assert.equal(zoomed(fitted(picture, box, 1), 0.001, at, picture, box, 1).scale, 0.2)
  const small = { width: 100, height: 100 }
  assert.equal(zoomed(fitted(small, box, 1), 0.001, at, small, box, 1).scale, 1)
})

const size = fc.record({
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
})
const isInside = (view: View, picture: Size) =>
  (['x', 'y'] as const).every((axis) => {
    const room = axis === 'x' ? box.width : box.height
    const length = (axis === 'x' ? picture.width : picture.height) * view.scale
    const offset = view[axis]
    const slack = 1e-6 * Math.max(1, length)
    return length <= room
      ? Math.abs(offset - (room - length) / 2) <= slack
      : offset <= slack && offset >= room - length - slack
  })

test('whatever is done, the picture never leaves a gap at an edge that it could fill', () => {
  const move = fc.record({
    by: fc.double({ min: 0.1, max: 10, noNaN: true }),
    dx: fc.integer({ min: -5000, max: 5000 }),
    dy: fc.integer({ min: -5000, max: 5000 }),
  })
  fc.assert(
    fc.property(size, fc.array(move, { maxLength: 20 }), (picture, moves) => {
      let view = fitted(picture, box, 1)
      for (const { by, dx, dy } of moves) {
        view = zoomed(view, view.scale * by, { x: 100, y: 500 }, picture, box, 1)
        view = panned(view, dx, dy, picture, box)
        assert.ok(isInside(view, picture))
      }
    }),
  )
})
