import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { Verdict } from '../../../../../src-shared/model/decision.ts'
import type { HandedAnswer } from '../../../../../src-shared/rules/practice/first-tries.ts'
import { goldInDoubt } from '../../../../../src-shared/rules/practice/gold-doubt.ts'
import { answered, right } from './tries.ts'

let people = 0

/** Somebody's answers to ten other items, so many of them right, and to the item that is asked about. No two slip alike. */
function somebody(
  person: string,
  of: { right: number; others?: number },
  said: Verdict | readonly string[],
): HandedAnswer[] {
  people += 1
  const shift = people
  const others = Array.from({ length: of.others ?? 10 }, (_, place) =>
    answered(person, `other ${(place + shift) % 10}`, place < of.right ? right : [`slip of ${person}`]),
  )
  return [...others, answered(person, 'asked', said)]
}

function crew(count: number, ...terms: [{ right: number; others?: number }, Verdict | readonly string[]]) {
  return Array.from({ length: count }, (_, place) => somebody(`${JSON.stringify(terms)} ${place}`, ...terms))
}

const good = { right: 9 }

function asked(...people: HandedAnswer[][][]) {
  return goldInDoubt(people.flat(2)).find(({ item }) => item === 'asked')
}

describe('gold in doubt', () => {
  test('is what most good reviewers see otherwise: the lower end of Wilson’s interval is above one half', () => {
    // Of 4 of 4 it is 0.5101; of 3 of 3, 0.4385 (R. G. Newcombe's method 3).
    const slips: (readonly string[])[] = [['b'], ['c'], ['d'], ['e']]
    const four = slips.map((slip) => crew(1, good, slip))
    const doubted = asked(...four)
    assert.deepEqual([doubted?.reviewers, doubted?.disagree, doubted?.instead], [4, 4, undefined])
    assert.equal(doubted?.low.toFixed(4), '0.5101')
    assert.equal(asked(...four.slice(0, 3)), undefined)
    // 8 of 10: 0.4902, so none; 9 of 10: 0.5958.
    const many = (...labels: string[]) => labels.map((label) => crew(1, good, [label]))
    assert.equal(asked(...many('b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'), crew(2, good, right)), undefined)
    assert.ok(asked(...many('b', 'c', 'd', 'e', 'f', 'g', 'h', 'i', 'j'), crew(1, good, right)))
  })

  test('is what good reviewers give one other answer to: three of them, and more than half', () => {
    const three = asked(crew(3, good, ['b']), crew(2, good, right))
    assert.deepEqual(
      three?.instead?.answer.labels.map(({ code }) => code),
      ['b'],
    )
    assert.deepEqual([three?.instead?.n, three?.reviewers], [3, 5])
    assert.equal(asked(crew(2, good, ['b']), crew(1, good, right)), undefined, 'two are too few')
    assert.equal(asked(crew(3, good, ['b']), crew(3, good, right)), undefined, 'half is not most')
  })

  test('asks only those who are good elsewhere: four in five of at least ten others', () => {
    assert.equal(asked(crew(6, { right: 7 }, ['b'])), undefined, 'seven of ten is not good')
    assert.equal(asked(crew(6, { right: 9, others: 9 }, ['b'])), undefined, 'nine are too few to know')
    assert.ok(asked(crew(6, { right: 8 }, ['b'])), 'eight of ten is good')
  })

  test('leaves the item out of what its own reviewers are measured by', () => {
    // With the item itself it would be eight of eleven, which is not good.
    assert.ok(asked(crew(5, { right: 8 }, 'no-violation')))
    // And who is right on it is not good by that alone.
    assert.equal(asked(crew(1, { right: 7 }, right), crew(4, good, ['b']))?.reviewers, 4)
  })

  test('is no item that is only hard, and none that others miss in their own way', () => {
    const doubted = goldInDoubt([...crew(5, good, right), ...crew(5, good, ['b'])].flat())
    assert.deepEqual(doubted, [])
  })

  test('has the most doubtful in front', () => {
    const six = crew(6, good, ['b'])
    const also = six.flatMap((answers, place) =>
      answered(answers[0]?.person ?? '', 'less', place < 4 ? ['b'] : right),
    )
    assert.deepEqual(
      goldInDoubt([...six.flat(), ...also]).map(({ item }) => item),
      ['asked', 'less'],
    )
  })
})
