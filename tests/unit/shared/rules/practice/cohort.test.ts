import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { answerGroups } from '../../../../../src-shared/rules/practice/answer-groups.ts'
import {
  cohortPeople,
  hardestItems,
  leastTries,
  personProgress,
} from '../../../../../src-shared/rules/practice/cohort.ts'
import { firstTries } from '../../../../../src-shared/rules/practice/first-tries.ts'
import { answered, right } from './tries.ts'

const items = (count: number) => Array.from({ length: count }, (_, place) => `item ${place}`)

describe('the progress of a cohort', () => {
  test('goes by first answers: no retry, and nothing that was answered as work', () => {
    const answers = [
      answered('mary', 'one', right, { purpose: 'golden' }),
      answered('mary', 'one', ['b']),
      answered('mary', 'one', right, { isRetry: true }),
      answered('mary', 'one', right),
      answered('mary', 'two', right, { purpose: 'exam', examId: 'x' }),
    ]
    const [mary] = cohortPeople(answers, [])
    assert.deepEqual(
      [mary?.practised, mary?.first.n, mary?.golden.n, mary?.examsTried, mary?.examsPassed],
      [2, 2, 1, 1, 0],
    )
    assert.equal(mary?.lastAt, answers.at(-1)?.at)
  })

  test('is no share below so many, and has Wilson’s interval from there on', () => {
    const few = items(leastTries - 1).map((item) => answered('mary', item, right))
    assert.deepEqual(cohortPeople(few, [])[0]?.first, { n: 4 })
    const enough = [...few, answered('mary', 'last', 'no-violation')]
    const share = cohortPeople(enough, [])[0]?.first.share
    assert.equal(share?.value, 0.8)
    // (4 + z²/2) / (5 + z²) ± z / (5 + z²) · √(4 · 1 / 5 + z² / 4), with z = 1.96.
    assert.deepEqual([share?.low.toFixed(4), share?.high.toFixed(4)], ['0.3755', '0.9638'])
  })

  test('keeps golden tasks apart, with a share of their own', () => {
    const golden = items(5).map((item) => answered('mary', item, 'no-violation', { purpose: 'golden' }))
    const practice = items(5).map((item) => answered('mary', item, right))
    const [mary] = cohortPeople([...golden, ...practice], [])
    assert.deepEqual([mary?.golden.share?.value, mary?.first.share?.value], [0, 1])
  })

  test('knows exams that were passed, and of each skill the one that lasts longest', () => {
    const certificate = (examId: string, until: string) => ({
      person: 'mary',
      examId,
      skill: 'spam',
      at: until,
      until,
    })
    const tried = [answered('mary', 'one', ['b'], { purpose: 'exam', examId: 'x' })]
    const [mary] = cohortPeople(tried, [
      certificate('y', '2027-01-01T00:00:00.000Z'),
      certificate('z', '2026-01-01T00:00:00.000Z'),
    ])
    assert.deepEqual([mary?.examsTried, mary?.examsPassed], [3, 2])
    assert.deepEqual(mary?.skills, [{ skill: 'spam', until: '2027-01-01T00:00:00.000Z' }])
  })

  test('has the hardest cases in front, with what is answered instead; none of too few', () => {
    const people = ['a', 'b', 'c', 'd', 'e']
    const answers = people.flatMap((person, place) => [
      answered(person, 'easy', right),
      answered(person, 'hard', place === 0 ? right : place === 1 ? 'escalate' : ['b']),
      ...(place < 4 ? [answered(person, 'new', ['b'])] : []),
    ])
    const hardest = hardestItems(firstTries(answers))
    assert.deepEqual(
      hardest.map(({ item, first }) => [item, first.share?.value]),
      [
        ['hard', 0.2],
        ['easy', 1],
      ],
    )
    assert.deepEqual(
      hardest[0]?.instead.map(({ answer, n }) => [answer.verdict, answer.labels.map(({ code }) => code), n]),
      [
        ['violation', ['b'], 3],
        ['escalate', [], 1],
      ],
    )
  })

  test('tells of one person each item with its tries, and the weakest labels', () => {
    const own = [
      answered('mary', 'one', ['a', 'b']),
      answered('mary', 'one', right, { isRetry: true }),
      answered('mary', 'two', right),
    ]
    const { items: told, weak } = personProgress(own)
    assert.deepEqual(
      told.map(({ item, tries, firstRight, lastRight }) => [item, tries, firstRight, lastRight]),
      [
        ['one', 2, false, true],
        ['two', 1, true, true],
      ],
    )
    assert.deepEqual(weak, [{ label: 'b', wrong: 1, of: 1 }])
  })
})

describe('answers side by side', () => {
  test('are one where they say the same, in whichever order, and have their evidence in the mean', () => {
    const evidence = (overlap: number) => [{ label: 'a', overlap, enough: overlap >= 0.5 }]
    const whole = answered('mary', 'one', right)
    const part = answered('ada', 'one', right)
    const groups = answerGroups([
      { ...whole, score: { ...whole.score, evidence: evidence(1) } },
      { ...part, score: { ...part.score, right: false, evidence: evidence(0.2) } },
      answered('edsger', 'one', ['b', 'a']),
      answered('grace', 'one', ['a', 'b']),
      answered('barbara', 'one', ['b', 'a']),
    ])
    assert.deepEqual(
      groups.map(({ n, isGold, right: wholly }) => [n, isGold, wholly]),
      [
        [3, false, 0],
        [2, true, 1],
      ],
    )
    assert.deepEqual(groups[1]?.evidence, [{ label: 'a', overlap: 0.6, n: 2 }])
  })
})
