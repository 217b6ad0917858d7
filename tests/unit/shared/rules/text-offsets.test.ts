import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countCodePoints, unitsAt } from '../../../../src-shared/rules/text-offsets.ts'

/** Any text, halves of pairs that stand alone included. */
const anyText = fc.string({
  unit: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.integer({ min: 0xd800, max: 0xdfff }).map((code) => String.fromCharCode(code)),
  ),
})

test('counts code points as walking through the text does', () => {
  fc.assert(fc.property(anyText, (text) => assert.equal(countCodePoints(text), [...text].length)))
})

test('code points become UTF-16 offsets and code points again', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const characters = [...text]
      for (let position = 0; position <= characters.length; position++) {
        const at = unitsAt(text, position)
        assert.equal(text.slice(0, at), characters.slice(0, position).join(''))
        assert.equal(countCodePoints(text, 0, at), position)
      }
    }),
  )
})

test('a position beyond the end is the end', () => {
  assert.equal(unitsAt('a😀', 9), 3)
})
