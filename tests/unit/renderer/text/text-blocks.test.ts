import assert from 'node:assert/strict'
import { test } from 'node:test'
import { blocksOfContent, guessLines } from '../../../../src-renderer/review/text/text-blocks.ts'

test('a thread keeps its own count of posts, in the order of reading', () => {
  const blocks = blocksOfContent({
    kind: 'text',
    thread: [
      { author: 'A', text: 'First' },
      { author: 'B', text: 'Second' },
      { author: 'C', text: 'To the first', replyTo: 0, reported: true },
    ],
  })
  assert.deepEqual(
    blocks.map(({ part, style }) => [part, style.depth, style.head?.reported]),
    [
      [0, 0, false],
      [2, 1, true],
      [1, 0, false],
    ],
  )
})

test('a long post is laid out in pieces that know where they are', () => {
  const text = '😀'.repeat(9000)
  const blocks = blocksOfContent({
    kind: 'text',
    thread: [
      { author: 'A', text },
      { author: 'B', text: '' },
    ],
  })
  const [first, second] = blocks
  assert.ok(first && second)
  assert.deepEqual([first.opens, first.closes, second.opens], [true, false, false])
  assert.equal(second.from, first.text.length)
  assert.equal(second.points, first.length)
  assert.equal(blocks.at(-2)?.closes, true)
  assert.deepEqual(blocks.at(-1), { ...blocks.at(-1), text: '', opens: true, closes: true, part: 1 })
})

test('in a chat the one who was reported stands at the end, else who speaks second', () => {
  const sides = (reported: boolean) =>
    blocksOfContent({
      kind: 'text',
      chat: [
        { from: 'A', text: '1', reported },
        { from: 'B', text: '2' },
        { from: 'A', text: '3' },
      ],
    }).map(({ style }) => style.side)
  assert.deepEqual(sides(true), ['end', 'start', 'end'])
  assert.deepEqual(sides(false), ['start', 'end', 'start'])
})

test('a profile shows what it has, each field by its own number', () => {
  const blocks = blocksOfContent({
    kind: 'text',
    profile: { name: 'Ann', bio: 'About me', links: ['https://a.example', 'https://b.example'] },
  })
  assert.deepEqual(
    blocks.map(({ part, style }) => [part, style.field]),
    [
      [0, 'name'],
      [2, 'bio'],
      [3, 'link'],
      [4, 'link'],
    ],
  )
})

test('lines are guessed by breaks and length', () => {
  const [block] = blocksOfContent({ kind: 'text', text: `a\n\n${'b'.repeat(25)}` })
  assert.ok(block)
  assert.equal(guessLines(block, 10), 5)
})
