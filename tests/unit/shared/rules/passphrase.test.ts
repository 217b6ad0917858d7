import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findPassphraseFaults } from '../../../../src-shared/rules/passphrase.ts'

describe('a new passphrase', () => {
  for (const good of [
    'correct horse battery staple',
    'mi gato duerme en la cocina',
    'زقاق هادئ تحت المطر',
    'Tz9#fLq2!vRw8$xK',
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
  ] as const) {
    it(`is refused as ${fault}: “${weak}”`, () => {
      assert.ok(findPassphraseFaults(weak).includes(fault), findPassphraseFaults(weak).join())
    })
  }

  it('may not be made of the person’s name', () => {
    for (const weak of ['Ana Souza Ana Souza 1', 'souza, souza, souza 12'])
      assert.deepEqual(findPassphraseFaults(weak, ['Ana Souza']), ['guessable'])
  })

  it('counts what a reader takes for one character once, also when it is written in parts', () => {
    assert.ok(findPassphraseFaults('e\u0301'.repeat(9)).includes('short'))
  })
})
