import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  characterName,
  lookingLike,
  prototypeOf,
  skeletonOf,
} from '../../../../src-shared/rules/text-confusables.ts'
import { confusablesTable } from '../../../../src-shared/rules/text-confusables-data.ts'

test('knows what a character looks like, and both names', () => {
  assert.equal(prototypeOf('а'), 'a')
  assert.equal(characterName('а'), 'CYRILLIC SMALL LETTER A')
  assert.equal(characterName('a'), 'LATIN SMALL LETTER A')
  assert.equal(characterName('𝒘'), 'MATHEMATICAL BOLD ITALIC SMALL W')
  assert.equal(prototypeOf('語'), '語')
  assert.equal(characterName('語'), 'U+8A9E')
})

test('texts that look the same have the same skeleton', () => {
  assert.equal(skeletonOf('рауpal'), skeletonOf('paypal'))
  assert.equal(skeletonOf('rnodern'), skeletonOf('modern'))
  assert.equal(skeletonOf('pay\u200bpal'), skeletonOf('paypal'))
  assert.equal(skeletonOf('Ångström'), skeletonOf('A\u030angstro\u0308m'))
  assert.notEqual(skeletonOf('paypal'), skeletonOf('payball'))
})

test('every prototype is its own, so that a skeleton stays as it is', () => {
  for (const character of ['а', 'I', '0', 'ш', '𝐦', 'ﷺ'])
    assert.equal(skeletonOf(skeletonOf(character)), skeletonOf(character), character)
})

test('finds who else looks like it', () => {
  assert.ok(lookingLike('a').includes('а'))
  assert.ok(lookingLike('a').includes('α'))
  assert.deepEqual(lookingLike('語'), ['語'])
})

test('the table is whole', () => {
  // Unicode 17 has 6565 entries; the rest are characters that are only looked like.
  assert.equal(confusablesTable.split('\n').length, 8809)
})
