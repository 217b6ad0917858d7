import assert from 'node:assert/strict'
import { test } from 'node:test'
import { pressLoop, wholeLoop } from '../../../../src-renderer/review/media/loop.ts'

test('the first press sets the start, the second the end, the third ends the loop', () => {
  const begun = pressLoop(undefined, 3, undefined)
  assert.deepEqual(begun, { startSeconds: 3 })
  assert.equal(wholeLoop(begun), undefined)
  const whole = pressLoop(begun, 5, undefined)
  assert.deepEqual(whole, { startSeconds: 3, endSeconds: 5 })
  assert.equal(pressLoop(whole, 4, undefined), undefined)
})

test('a marked range is looped at once', () => {
  assert.deepEqual(pressLoop(undefined, 9, { startSeconds: 1, endSeconds: 2 }), {
    startSeconds: 1,
    endSeconds: 2,
  })
})

test('a mark that has only begun is looped up to here', () => {
  assert.deepEqual(pressLoop(undefined, 4, { startSeconds: 1 }), { startSeconds: 1, endSeconds: 4 })
  assert.deepEqual(pressLoop(undefined, 1, { startSeconds: 1 }), { startSeconds: 1 })
})

test('a loop of next to nothing, or backwards, is refused', () => {
  assert.equal(pressLoop({ startSeconds: 3 }, 3.1, undefined), 'too-short')
  assert.equal(pressLoop({ startSeconds: 3 }, 1, undefined), 'too-short')
})
