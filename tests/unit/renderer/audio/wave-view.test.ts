import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  followed,
  placeIn,
  turned,
  wholeView,
  zoomed,
} from '../../../../src-renderer/review/audio/wave-view.ts'

const duration = 1800

test('one step nearer halves what is in view and keeps the playhead where it is', () => {
  const view = zoomed(wholeView(duration), 'in', 600, duration)
  assert.deepEqual(view, { start: 300, span: 900 })
  assert.equal(placeIn(view, 600), 600 / duration)
})

test('it goes no nearer than two seconds, no farther than the whole, and never beyond the ends', () => {
  let view = wholeView(duration)
  for (let step = 0; step < 30; step++) view = zoomed(view, 'in', duration, duration)
  assert.deepEqual(view, { start: duration - 2, span: 2 })
  for (let step = 0; step < 30; step++) view = zoomed(view, 'out', 0, duration)
  assert.deepEqual(view, wholeView(duration))
  assert.deepEqual(zoomed(wholeView(1), 'in', 0.5, 1), wholeView(1))
})

test('Z goes near and back', () => {
  const near = turned(wholeView(duration), 900, duration)
  assert.deepEqual(near, { start: 890, span: 20 })
  assert.deepEqual(turned(near, 900, duration), wholeView(duration))
})

test('the page turns when the playhead leaves it, and rests until then', () => {
  const view = { start: 100, span: 20 }
  assert.equal(followed(view, 119.9, duration), view)
  assert.deepEqual(followed(view, 120.1, duration), { start: 118.1, span: 20 })
  assert.deepEqual(followed(view, 5, duration), { start: 3, span: 20 })
  assert.deepEqual(followed(view, duration, duration), { start: duration - 20, span: 20 })
})
