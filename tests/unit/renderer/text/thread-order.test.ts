import assert from 'node:assert/strict'
import { test } from 'node:test'
import { threadOrder } from '../../../../src-renderer/review/text/thread-order.ts'

test('answers follow what they answer, oldest first', () => {
  const posts = [{}, { replyTo: 0 }, {}, { replyTo: 1 }, { replyTo: 0 }]
  assert.deepEqual(
    threadOrder(posts).map(({ index, depth }) => [index, depth]),
    [
      [0, 0],
      [1, 1],
      [3, 2],
      [4, 1],
      [2, 0],
    ],
  )
})

test('an answer to itself, to a later or to a missing post is a beginning; none is lost', () => {
  const posts = [{ replyTo: 0 }, { replyTo: 2 }, { replyTo: 99 }]
  assert.deepEqual(
    threadOrder(posts).map(({ index, depth }) => [index, depth]),
    [
      [0, 0],
      [1, 0],
      [2, 0],
    ],
  )
})

test('ten thousand answers to answers are ordered', () => {
  const posts = Array.from({ length: 10_000 }, (_, index) => (index === 0 ? {} : { replyTo: index - 1 }))
  assert.equal(threadOrder(posts).at(-1)?.depth, 9999)
})
