import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  coveredDecorations,
  type Decoration,
  markDecorations,
  segmentsOf,
} from '../../../../src-renderer/review/text/decorations.ts'
import { blocksOfContent } from '../../../../src-renderer/review/text/text-blocks.ts'

const found = (start: number, end: number): Decoration => ({ kind: 'found', start, end, current: false })

test('a line without anything on it is one segment', () => {
  assert.deepEqual(segmentsOf(3, 9, [found(9, 12), found(0, 3)]), [
    { start: 3, end: 9, on: [], opens: [], closes: [] },
  ])
})

test('segments tell what begins and ends at them, once', () => {
  const [outer, inner] = [found(0, 20), found(5, 8)]
  const segments = segmentsOf(2, 20, [inner, outer])
  assert.deepEqual(
    segments.map(({ start, end, on }) => [start, end, on.length]),
    [
      [2, 5, 1],
      [5, 8, 2],
      [8, 20, 1],
    ],
  )
  assert.deepEqual(segments[1]?.opens, [inner])
  assert.deepEqual(segments[1]?.closes, [inner])
  // It began in the line before.
  assert.deepEqual(segments[0]?.opens, [])
  assert.deepEqual(segments[2]?.closes, [outer])
})

test('segments cover the line without gaps, and each has exactly what lies over it', () => {
  const decoration = fc.tuple(fc.nat(40), fc.nat(40)).map(([start, length]) => found(start, start + length))
  fc.assert(
    fc.property(fc.nat(20), fc.integer({ min: 1, max: 20 }), fc.array(decoration), (start, length, list) => {
      const end = start + length
      let at = start
      for (const segment of segmentsOf(start, end, list)) {
        assert.equal(segment.start, at)
        assert.ok(segment.end > segment.start)
        const over = list.filter((one) => one.start < segment.end && one.end > segment.start)
        assert.deepEqual(new Set(segment.on), new Set(over.filter((one) => one.end > one.start)))
        at = segment.end
      }
      assert.equal(at, end)
    }),
  )
})

test('a span lies on the code points that it names, in whatever blocks they are', () => {
  const text = '😀é\ud83d'.repeat(6000)
  const blocks = blocksOfContent({ kind: 'text', text })
  assert.ok(blocks.length > 1)
  const points = [...text]
  fc.assert(
    fc.property(fc.nat(points.length - 1), fc.integer({ min: 1, max: 9000 }), (start, length) => {
      const end = Math.min(points.length, start + length)
      const pieces = blocks.flatMap((block) =>
        coveredDecorations(block, [{ post: 0, start, end }]).map((one) =>
          block.text.slice(one.start, one.end),
        ),
      )
      assert.equal(pieces.join(''), points.slice(start, end).join(''))
    }),
    { numRuns: 30 },
  )
})

test('marks of other posts, of media and beyond the end are not drawn', () => {
  const [block] = blocksOfContent({ kind: 'text', text: 'short' })
  assert.ok(block)
  const mark = (evidence: object) =>
    ({ key: 'k', kind: 'evidence', title: '', current: true, evidence }) as never
  const marks = [
    mark({ type: 'span', post: 1, start: 0, end: 2 }),
    mark({ type: 'span', post: 0, start: 7, end: 9 }),
    mark({ type: 'span', post: 0, start: 2, end: 2 }),
    mark({ type: 'time-range', startSeconds: 0, endSeconds: 1 }),
    mark({ type: 'span', post: 0, start: 3, end: 90 }),
  ]
  assert.deepEqual(
    markDecorations(block, marks).map(({ start, end }) => [start, end]),
    [[3, 5]],
  )
})
