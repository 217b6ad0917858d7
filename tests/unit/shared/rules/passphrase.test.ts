import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findPassphraseFaults } from '../../../../src-shared/rules/passphrase.ts'

describe('a new passphrase', () => {
  for (const good of [
    'copper lantern orchard violin',
    'the river bends twice before the mill',
    'vier stille Lampen am Fluss',
    'um barco azul dorme no cais',
    'le vieux chat boit du lait tiède',
    'summer rain on 1987 tin roofs',
    'welcome rain over quiet gardens',
    'mi gato duerme en la cocina',
    'زقاق هادئ تحت المطر',
    'Tz9#fLq2!vRw8$xK',
    '#$kd!&%9(@x^P-_Z',
    '雨の日は図書館で静かに本を読みます',
  ]) {
    it(`may be ${good}`, () => assert.deepEqual(findPassphraseFaults(good), []))
  }

  for (const [weak, fault] of [
    ['', 'short'],
    ['Tr0ub4dor&3', 'short'],
    ['aaaaaaaaaaaaaaaaaaaa', 'monotonous'],
    ['ababababababababab', 'monotonous'],
    ['passwordpassword123', 'guessable'],
    ['PASSWORD password 1!', 'guessable'],
    ['abcdefghijklmnopqrst', 'guessable'],
    ['1234567890987654321', 'guessable'],
    ['qwertyuiopasdfghjkl', 'guessable'],
    ['evenhand evenhand evenhand', 'guessable'],
    ['Sommer2026!Sommer', 'guessable'],
    ['Sommer!2025 & Sommer!2026', 'guessable'],
    ['Lissabon-Lissabon-Lissabon', 'guessable'],
    ['xk7!xk7!xk7!xk7!xk7!', 'monotonous'],
    ['1987 1991 2004 2011 2026', 'guessable'],
    ['correcthorsebatterystaple', 'guessable'],
    ['Correct Horse Battery Staple 1', 'guessable'],
    ['To be, or not to be: that', 'guessable'],
    ['The quick brown fox 2024', 'guessable'],
    ['Je pense, donc je suis!', 'guessable'],
    ['passwortpasswortpasswort', 'guessable'],
  ] as const) {
    it(`is refused as ${fault}: “${weak}”`, () => {
      assert.ok(findPassphraseFaults(weak).includes(fault), findPassphraseFaults(weak).join())
    })
  }

  it('may not be made of the person’s name', () => {
    for (const weak of ['Ana Souza Ana Souza 1', 'souza, souza, souza 12'])
      assert.deepEqual(findPassphraseFaults(weak, ['Ana Souza']), ['guessable'])
    for (const weak of ['o’brien-smith 1984!', 'SMITH+smith+brien+77', 'maeve_obrien_2001'])
      assert.deepEqual(findPassphraseFaults(weak, ['Maeve O’Brien-Smith']), ['guessable'])
    assert.deepEqual(findPassphraseFaults('nine smiths mend a gate', ['Maeve O’Brien-Smith']), [])
  })

  it('counts what a reader takes for one character once, also when it is written in parts', () => {
    assert.ok(findPassphraseFaults('e\u0301'.repeat(9)).includes('short'))
  })

  it('is judged at once, however long it is', () => {
    const long = Array.from({ length: 1000 }, (_, at) => String.fromCodePoint(97 + ((at * at) % 23))).join('')
    const before = performance.now()
    findPassphraseFaults(long)
    assert.ok(performance.now() - before < 200)
  })
})
