import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { chunksOf, createChunker } from '../../../../src-renderer/review/text/text-chunks.ts'

test('chunks put together are the text, however it arrives', () => {
  const text = fc
    .array(fc.oneof(fc.constant('\n'), fc.string({ maxLength: 400 }), fc.constant('😀 '.repeat(900))), {
      maxLength: 60,
    })
    .map((parts) => parts.join(''))
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 5000 }), (whole, step) => {
      const chunker = createChunker()
      const chunks: string[] = []
      for (let at = 0; at < whole.length; at += step) chunks.push(...chunker.add(whole.slice(at, at + step)))
      chunks.push(...chunker.end())
      assert.equal(chunks.join(''), whole)
      for (const chunk of chunks) assert.ok(chunk.length > 0 && chunk.length <= 2000)
    }),
    { numRuns: 50 },
  )
})

test('a chunk ends after a line where it can, and never inside a character', () => {
  const lines = 'a line of a text\n'.repeat(2000)
  for (const chunk of chunksOf(lines)) assert.ok(chunk.endsWith('\n'))
  for (const chunk of chunksOf('😀'.repeat(10_001))) assert.ok(!/^[\udc00-\udfff]/.test(chunk))
})

test('a line that is too long is cut after a sentence or a word, where there is one', () => {
  const sentences = chunksOf('Twelve words make a sentence that is long enough to be cut, here. '.repeat(200))
  for (const chunk of sentences) assert.ok(chunk.endsWith('. '))
  for (const chunk of chunksOf('words without any end '.repeat(500))) assert.ok(chunk.endsWith(' '))
})

test('a chunk of short lines stays small to lay out', () => {
  for (const chunk of chunksOf('\n'.repeat(1000))) assert.ok(chunk.length <= 40)
})

test('a chunk of hidden characters is smaller still', () => {
  const text = 'a\u200d'.repeat(2000)
  const chunks = chunksOf(text)
  assert.equal(chunks.join(''), text)
  for (const chunk of chunks) assert.ok(chunk.length <= 302)
  assert.equal(chunksOf(`${'\u200b'.repeat(1900)}.`).length, 1)
})
