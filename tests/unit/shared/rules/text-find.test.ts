import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { findIn } from '../../../../src-shared/rules/text-find.ts'
import { foldText } from '../../../../src-shared/rules/text-fold.ts'

const found = (text: string, sought: string) =>
  findIn(text, sought).map(({ start, end }) => text.slice(start, end))

test('case, accents, width and hidden characters make no difference', () => {
  assert.deepEqual(found('Straße STRASSE strasse', 'straße'), ['Straße', 'STRASSE', 'strasse'])
  assert.deepEqual(found('e\u0301te\u0301 été ETE', 'ete'), ['e\u0301te\u0301', 'été', 'ETE'])
  assert.deepEqual(found('ﬁne', 'fine'), ['ﬁne'])
  assert.deepEqual(found('pay\u200bpal', 'paypal'), ['pay\u200bpal'])
  assert.deepEqual(found('ΣΊΣΥΦΟΣ Σίσυφος', 'σισυφοσ'), ['ΣΊΣΥΦΟΣ', 'Σίσυφος'])
  assert.deepEqual(found('مُحَمَّد محمد', 'محمد'), ['مُحَمَّد', 'محمد'])
  assert.deepEqual(found('two\n  words', 'two words'), ['two\n  words'])
})

test('other letters stay other letters', () => {
  assert.deepEqual(found('がか', 'か'), ['か'])
  assert.deepEqual(found('각가', '가'), ['가'])
  assert.deepEqual(found('कि का', 'का'), ['का'])
})

test('finds nothing for nothing', () => {
  assert.deepEqual(found('a b', ''), [])
  assert.deepEqual(found('a b', '  '), [])
})

test('stops at the most', () => {
  assert.equal(findIn('a'.repeat(100), 'a', 7).length, 7)
})

test('a hit folds to what was sought, and every part of a text is found in it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: 'grapheme', minLength: 1 }),
      fc.string(),
      (before, part, after) => {
        const text = before + part + after
        for (const { start, end } of findIn(text, part))
          assert.ok(foldText(text.slice(start, end)).text.includes(foldText(part).text.trim()))
        if (foldText(part).text.trim() !== '') assert.ok(findIn(text, part).length > 0)
      },
    ),
  )
})
