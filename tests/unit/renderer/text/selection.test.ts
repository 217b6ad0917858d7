import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { evidenceOf, lineEdge, stepped, withinPart } from '../../../../src-renderer/review/text/selection.ts'
import { blocksOfContent } from '../../../../src-renderer/review/text/text-blocks.ts'

const thread = blocksOfContent({
  kind: 'text',
  thread: [
    { author: 'A', text: 'One two.' },
    { author: 'B', text: '' },
    { author: 'C', text: 'Tree 👩‍👩‍👧!' },
  ],
})

test('steps go by what a reader takes for one character, and by words', () => {
  const at = (from: number, by: 1 | -1, unit: 'character' | 'word') =>
    stepped(thread, { block: 2, at: from }, by, unit, false).at
  assert.equal(at(5, 1, 'character'), 13)
  assert.equal(at(13, -1, 'character'), 5)
  assert.equal(at(0, 1, 'word'), 4)
  assert.equal(at(5, -1, 'word'), 0)
})

test('a caret may leave a post, a selection may not', () => {
  const end = { block: 0, at: 8 }
  assert.deepEqual(stepped(thread, end, 1, 'character', true), { block: 1, at: 0 })
  assert.deepEqual(stepped(thread, end, 1, 'character', false), end)
  assert.deepEqual(stepped(thread, { block: 1, at: 0 }, -1, 'character', true), end)
  assert.deepEqual(stepped(thread, { block: 0, at: 0 }, -1, 'word', true), { block: 0, at: 0 })
  assert.deepEqual(withinPart(thread, { block: 2, at: 3 }, { block: 0, at: 4 }), end)
  assert.deepEqual(withinPart(thread, { block: 0, at: 3 }, { block: 2, at: 4 }), { block: 2, at: 0 })
})

test('steps through a long text in blocks come to its end, and back', () => {
  const long = blocksOfContent({ kind: 'text', text: 'wörd'.repeat(5000) })
  assert.ok(long.length > 1)
  let spot = { block: 0, at: 1990 }
  for (let times = 0; times < 20; times++) spot = stepped(long, spot, 1, 'character', false)
  assert.deepEqual(spot, { block: 1, at: 10 })
  for (let times = 0; times < 20; times++) spot = stepped(long, spot, -1, 'character', false)
  assert.deepEqual(spot, { block: 0, at: 1990 })
})

test('the edges of a line', () => {
  const lines = blocksOfContent({ kind: 'text', text: 'ab\ncd' })
  assert.equal(lineEdge(lines, { block: 0, at: 4 }, -1).at, 3)
  assert.equal(lineEdge(lines, { block: 0, at: 1 }, 1).at, 2)
  assert.equal(lineEdge(lines, { block: 0, at: 0 }, -1).at, 0)
  assert.equal(lineEdge(lines, { block: 0, at: 4 }, 1).at, 5)
})

test('what is selected is evidence in code points, in either direction; nothing is none', () => {
  const [anchor, caret] = [
    { block: 2, at: 5 },
    { block: 2, at: 14 },
  ]
  const span = { type: 'span', post: 2, start: 5, end: 11 }
  assert.deepEqual(evidenceOf(thread, { anchor, caret }), span)
  assert.deepEqual(evidenceOf(thread, { anchor: caret, caret: anchor }), span)
  assert.equal(evidenceOf(thread, { anchor, caret: anchor }), undefined)
  assert.equal(evidenceOf(thread, { anchor, caret: { block: 0, at: 1 } }), undefined)
})

test('evidence names what lies between the two ends, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.nat(), fc.nat(), (text, one, other) => {
      const blocks = blocksOfContent({ kind: 'text', text })
      const units = [0]
      for (const point of text) units.push((units.at(-1) ?? 0) + point.length)
      const ends = [one, other].map((nat) => units[nat % units.length] ?? 0).sort((a, b) => a - b)
      const [first = 0, last = 0] = ends
      const evidence = evidenceOf(blocks, { anchor: { block: 0, at: last }, caret: { block: 0, at: first } })
      if (evidence?.type !== 'span') return assert.equal(first, last)
      assert.equal([...text].slice(evidence.start, evidence.end).join(''), text.slice(first, last))
    }),
  )
})
