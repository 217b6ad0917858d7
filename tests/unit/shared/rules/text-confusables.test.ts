import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { characterName, lookingLike, prototypeOf } from '../../../../src-shared/rules/text-confusables.ts'
import { confusablesTable } from '../../../../src-shared/rules/text-confusables-data.ts'

test('knows what a character looks like, and both names', () => {
  assert.equal(prototypeOf('а'), 'a')
  assert.equal(characterName('а'), 'CYRILLIC SMALL LETTER A')
  assert.equal(characterName('a'), 'LATIN SMALL LETTER A')
  assert.equal(characterName('𝒘'), 'MATHEMATICAL BOLD ITALIC SMALL W')
  assert.equal(prototypeOf('語'), '語')
  assert.equal(characterName('語'), 'U+8A9E')
})

test('every prototype is its own, letter by letter', () => {
  for (const character of ['а', 'I', '0', 'ш', '𝐦', 'ﷺ'])
    for (const letter of prototypeOf(character)) assert.equal(prototypeOf(letter), letter, character)
})

test('finds who else looks like it', () => {
  assert.ok(lookingLike('a').includes('а'))
  assert.ok(lookingLike('a').includes('α'))
  assert.deepEqual(lookingLike('語'), ['語'])
})

test('the table is whole', () => {
  // Unicode 17 has 6565 entries; the rest are characters that are only looked like.
  assert.equal(confusablesTable.split(';').length, 8809)
})

test('what is read from the table is what Unicode 17 says, to the last character and name', () => {
  const read = createHash('sha256')
  for (let code = 0; code <= 0x10ffff; code++) {
    const character = String.fromCodePoint(code)
    const [like, name] = [prototypeOf(character), characterName(character)]
    if (like !== character || !name.startsWith('U+')) read.update(`${code} ${like} ${name}\n`)
  }
  assert.equal(read.digest('hex'), '1eaa2c8b0b3653dbceea76fa8ac6241da64c35ae51d6fa1bfe18df697e8e091e')
})
