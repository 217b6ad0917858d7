import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import {
  krippendorffAlpha,
  masiDistance,
  nominalDistance,
} from '../../../../../src-shared/rules/statistics/alpha.ts'
import { cohenKappa, fleissKappa } from '../../../../../src-shared/rules/statistics/kappa.ts'

const near = (actual: number | undefined, expected: number, within = 0.0005) =>
  assert.ok(actual !== undefined && Math.abs(actual - expected) <= within, `${actual} is not ${expected}`)

describe('Cohen’s kappa', () => {
  test('of the worked examples that textbooks share', () => {
    near(
      cohenKappa([
        [20, 5],
        [10, 15],
      ]),
      0.4,
    )
    near(
      cohenKappa([
        [45, 15],
        [25, 15],
      ]),
      0.1304,
    )
    near(
      cohenKappa([
        [25, 35],
        [5, 35],
      ]),
      0.2593,
    )
  })

  test('is 1 for full agreement, 0 for chance, and nothing where nothing can be told', () => {
    near(
      cohenKappa([
        [10, 0],
        [0, 5],
      ]),
      1,
    )
    near(
      cohenKappa([
        [25, 25],
        [25, 25],
      ]),
      0,
    )
    assert.equal(
      cohenKappa([
        [0, 0],
        [0, 0],
      ]),
      undefined,
    )
    assert.equal(
      cohenKappa([
        [9, 0],
        [0, 0],
      ]),
      undefined,
    )
  })

  test('takes weights as well as counts', () => {
    near(
      cohenKappa([
        [2, 0.5],
        [1, 1.5],
      ]),
      0.4,
    )
  })
})

test('Fleiss’ kappa of fourteen raters, ten subjects, five categories (the example in common use)', () => {
  const table = [
    [0, 0, 0, 0, 14],
    [0, 2, 6, 4, 2],
    [0, 0, 3, 5, 6],
    [0, 3, 9, 2, 0],
    [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0],
    [3, 2, 6, 3, 0],
    [2, 5, 3, 2, 2],
    [6, 5, 2, 1, 0],
    [0, 2, 2, 3, 7],
  ]
  near(fleissKappa(table), 0.21, 0.001)
  assert.throws(
    () =>
      fleissKappa([
        [1, 1],
        [2, 1],
      ]),
    RangeError,
  )
})

describe('Krippendorff’s alpha', () => {
  const units = (...raters: string[]) => {
    const rows = raters.map((row) => row.split(' '))
    return (rows[0] ?? []).map((_, unit) =>
      rows.flatMap((row) => (row[unit] === '.' ? [] : [row[unit] ?? ''])),
    )
  }

  // Krippendorff (2011), sections A, B and C.
  test('of two raters and two values is 0.095', () => {
    near(krippendorffAlpha(units('0 1 0 0 0 0 0 0 1 0', '1 1 1 0 0 1 0 0 0 0'), nominalDistance), 0.095)
  })
  test('of two raters and five values is 0.692', () => {
    near(
      krippendorffAlpha(units('a a b b d c c c e d d a', 'b a b b b c c c e d d d'), nominalDistance),
      0.692,
    )
  })
  test('of four raters with gaps is 0.743', () => {
    const given = units(
      '1 2 3 3 2 1 4 1 2 . . .',
      '1 2 3 3 2 2 4 1 2 5 . 3',
      '. 3 3 3 2 3 4 2 2 5 1 .',
      '1 2 3 3 2 4 4 1 2 5 1 .',
    )
    near(krippendorffAlpha(given, nominalDistance), 0.743)
  })

  test('for sets of labels lies between that of equal sets and none shared', () => {
    const set = (...labels: string[]) => new Set(labels)
    assert.equal(masiDistance(set('a'), set('a')), 0)
    assert.equal(masiDistance(set(), set()), 0)
    assert.equal(masiDistance(set('a'), set('b')), 1)
    // Passonneau (2006): Jaccard 1/2, one holds the other 2/3; Jaccard 1/3, they share some 1/3.
    near(masiDistance(set('a', 'b'), set('a')), 2 / 3)
    near(masiDistance(set('a', 'b'), set('b', 'c')), 8 / 9)
    // By hand: observed (2/3)·2/… of three units, all pairs of values by chance.
    const given = [
      [set('a'), set('a')],
      [set('a', 'b'), set('a')],
      [set('b'), set('b')],
    ]
    const key = (value: ReadonlySet<string>) => [...value].sort().join()
    // Three a, two b, one a+b: 2 (3·2·1 + 3·1·⅔ + 2·1·⅔) / 5 = 56/15 by chance, 4/3 observed.
    near(krippendorffAlpha(given, masiDistance, key), 1 - 4 / 3 / (56 / 15))
  })

  test('is 1 for full agreement, and nothing where all said the same or nobody was compared', () => {
    near(
      krippendorffAlpha(
        [
          ['a', 'a'],
          ['b', 'b'],
        ],
        nominalDistance,
      ),
      1,
    )
    assert.equal(
      krippendorffAlpha(
        [
          ['a', 'a'],
          ['a', 'a'],
        ],
        nominalDistance,
      ),
      undefined,
    )
    assert.equal(krippendorffAlpha([['a'], ['b']], nominalDistance), undefined)
  })

  test('for two raters without gaps is near Cohen’s kappa where there are many units', () => {
    const answer = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c')), {
      minLength: 400,
      maxLength: 500,
    })
    fc.assert(
      fc.property(answer, (pairs) => {
        const values = ['a', 'b', 'c']
        const table = values.map((row) =>
          values.map((column) => pairs.filter(([a, b]) => a === row && b === column).length),
        )
        const [alpha, kappa] = [krippendorffAlpha(pairs, nominalDistance), cohenKappa(table)]
        if (alpha === undefined || kappa === undefined) return
        assert.ok(Math.abs(alpha - kappa) < 0.2)
      }),
      { numRuns: 20 },
    )
  })
})
