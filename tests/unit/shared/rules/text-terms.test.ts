import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { buildTermMatcher } from '../../../../src-shared/rules/text-terms.ts'

const terms = [
  'free money',
  'free',
  'kill',
  'paypal',
  'bank',
  'corn',
  'рак',
  'cop',
  '全部',
  'modern',
  'pool',
  'naïve',
  'shit',
  'ail',
]
/** All steps in one go. */
function matcherOf(terms: readonly { term: string }[]) {
  const steps = buildTermMatcher(terms)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

const matcher = matcherOf(terms.map((term) => ({ term })))
const found = (text: string) =>
  matcher?.find(text).map(({ start, end, term, how }) => [text.slice(start, end), terms[term], how])

test('finds terms as whole words, in any case and style', () => {
  assert.deepEqual(found('FREE freedom carefree free'), [
    ['FREE', 'free', 'plain'],
    ['free', 'free', 'plain'],
  ])
  assert.deepEqual(found('ｆｒｅｅ 𝐟𝐫𝐞𝐞 fŕée f\u0336r\u0336e\u0336e\u0336'), [
    ['ｆｒｅｅ', 'free', 'plain'],
    ['𝐟𝐫𝐞𝐞', 'free', 'plain'],
    ['fŕée', 'free', 'plain'],
    ['f\u0336r\u0336e\u0336e\u0336', 'free', 'plain'],
  ])
  assert.deepEqual(found('naïve NAIVE'), [
    ['naïve', 'naïve', 'plain'],
    ['NAIVE', 'naïve', 'plain'],
  ])
})

test('finds terms of several words over any white space, and the longest of two', () => {
  assert.deepEqual(found('Free\n  money'), [['Free\n  money', 'free money', 'plain']])
})

test('finds terms within a text that has no spaces, and beside one', () => {
  assert.deepEqual(found('我要全部的'), [['全部', '全部', 'plain']])
  assert.deepEqual(found('free日本'), [['free', 'free', 'plain']])
})

test('hidden characters hide nothing', () => {
  assert.deepEqual(found('fr\u200be\u00ade'), [['fr\u200be\u00ade', 'free', 'plain']])
})

test('finds terms that were spelled out', () => {
  assert.deepEqual(found('f.r.e.e'), [['f.r.e.e', 'free', 'spaced']])
  assert.deepEqual(found('so F R E E now'), [['F R E E', 'free', 'spaced']])
  assert.deepEqual(found('f*r*e*e f-r-e-e'), [
    ['f*r*e*e', 'free', 'spaced'],
    ['f-r-e-e', 'free', 'spaced'],
  ])
  assert.deepEqual(found('f-r-e-e-d-o-m, U.S.A., i.e. f.r'), [])
})

test('finds terms in look-alikes', () => {
  for (const [text, term] of [
    ['рaypal', 'paypal'],
    ['раураl', 'paypal'],
    ['PАYРАL', 'paypal'],
    ['bаnк', 'bank'],
    ['rnodern', 'modern'],
    ['kiII', 'kill'],
    ['p00l', 'pool'],
    ['sh1t', 'shit'],
    ['a1l', 'ail'],
    ['ƒree', 'free'],
  ] as const)
    assert.deepEqual(found(text), [[text, term, 'look-alike']])
})

test('takes no honest word for a look-alike', () => {
  for (const text of ['all', 'KIII kiii kiil', 'com pom', '100 1001', 'pak', 'сор из избы', 'Мы все за мир'])
    assert.deepEqual(found(text), [], text)
  // Among Latin letters the same word is one.
  assert.deepEqual(found('buy сор now'), [['сор', 'cop', 'look-alike']])
})

test('finds a term of another script in its own case', () => {
  assert.deepEqual(found('РАК и рак'), [
    ['РАК', 'рак', 'plain'],
    ['рак', 'рак', 'plain'],
  ])
})

test('without terms there is no matcher', () => {
  assert.equal(matcherOf([]), undefined)
  assert.equal(matcherOf([{ term: '\u200b\u200b' }]), undefined)
})

test('what is put between other words is found where it is, in whatever disguise', () => {
  const disguise = fc.constantFrom('free', 'FREE', 'fr\u200bee', 'ｆｒｅｅ', 'f.r.e.e', 'frее', '𝐟𝐫𝐞𝐞')
  const filler = fc.constantFrom('the', 'of', '日本', 'мир', '😀', 'نعم', '...', '\n')
  fc.assert(
    fc.property(fc.array(filler), disguise, fc.array(filler), (before, word, after) => {
      const start = before.map((part) => `${part} | `).join('')
      const text = `${start}${word}${after.map((part) => ` | ${part}`).join('')}`
      const hits = matcher?.find(text) ?? []
      assert.equal(hits.length, 1)
      assert.equal(text.slice(hits[0]?.start, hits[0]?.end), word)
      assert.equal(hits[0]?.start, start.length)
    }),
  )
})

test('hits lie in the text, in their order and apart, whatever it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'freеe. \u200b0lіI全部\ud83d\ude00') }), (text) => {
      let until = 0
      for (const { start, end } of matcher?.find(text) ?? []) {
        assert.ok(start >= until && end > start && end <= text.length)
        until = end
      }
    }),
  )
})
