import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { randomFrom } from '../../../../../src-shared/rules/random.ts'
import { bootstrapInterval } from '../../../../../src-shared/rules/statistics/bootstrap.ts'
import { cohenKappa } from '../../../../../src-shared/rules/statistics/kappa.ts'
import { stratifiedShare, wilsonInterval } from '../../../../../src-shared/rules/statistics/proportion.ts'

describe('Wilson’s interval', () => {
  // Newcombe (1998), table I, method 3.
  for (const [hits, n, low, high] of [
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ] as const) {
    test(`of ${hits} in ${n} is ${low} to ${high}`, () => {
      const interval = wilsonInterval(hits, n)
      assert.equal(interval?.low.toFixed(4), low.toFixed(4))
      assert.equal(interval?.high.toFixed(4), high.toFixed(4))
    })
  }
  test('of nothing is nothing', () => assert.equal(wilsonInterval(0, 0), undefined))
})

describe('a share from strata', () => {
  test('weighs each stratum by its size, not by what was drawn of it', () => {
    const share = stratifiedShare([
      { population: 900, drawn: 90, hits: 9 },
      { population: 100, drawn: 90, hits: 45 },
    ])
    assert.equal(share?.value.toFixed(4), '0.1400')
    assert.equal(share?.n, 180)
  })

  test('of one stratum drawn from many is Wilson’s', () => {
    const one = stratifiedShare([{ population: 1e9, drawn: 263, hits: 81 }])
    const wilson = wilsonInterval(81, 263)
    assert.ok(
      one && wilson && Math.abs(one.low - wilson.low) < 0.001 && Math.abs(one.high - wilson.high) < 0.001,
    )
  })

  test('of what was drawn wholly has no doubt left', () => {
    const all = stratifiedShare([{ population: 50, drawn: 50, hits: 20 }])
    assert.equal(all?.value, 0.4)
  })

  test('holds the true share in about 95 of 100 samples', () => {
    const random = randomFrom(5)
    const truth = (9000 * 0.05 + 1000 * 0.3) / 10_000
    let held = 0
    for (let round = 0; round < 2000; round += 1) {
      const hits = (n: number, p: number) =>
        Array.from({ length: n }, () => random() < p).filter(Boolean).length
      const share = stratifiedShare([
        { population: 9000, drawn: 120, hits: hits(120, 0.05) },
        { population: 1000, drawn: 120, hits: hits(120, 0.3) },
      ])
      if (share && share.low <= truth && truth <= share.high) held += 1
    }
    assert.ok(held > 1860 && held < 1980, `${held} of 2000`)
  })
})

describe('a share in strata that is 0 or 1, or near it', () => {
  test('stands for about as many observations as there are', () => {
    const all = stratifiedShare([
      { population: 15, drawn: 3, hits: 3 },
      { population: 400, drawn: 20, hits: 20 },
    ])
    assert.ok(all && all.low > 0.75 && all.high > 0.999, `${all?.low} to ${all?.high}`)
    const none = stratifiedShare([
      { population: 1000, drawn: 50, hits: 0 },
      { population: 1000, drawn: 50, hits: 0 },
    ])
    assert.ok(none && none.low < 1e-9 && none.high < 0.07, `${none?.low} to ${none?.high}`)
  })

  test('is held by about 95 of 100 intervals, or more', () => {
    const random = randomFrom(11)
    const truth = (9000 * 0.01 + 1000 * 0.03) / 10_000
    let held = 0
    for (let round = 0; round < 2000; round += 1) {
      const hits = (n: number, p: number) =>
        Array.from({ length: n }, () => random() < p).filter(Boolean).length
      const share = stratifiedShare([
        { population: 9000, drawn: 150, hits: hits(150, 0.01) },
        { population: 1000, drawn: 60, hits: hits(60, 0.03) },
      ])
      if (share && share.low <= truth && truth <= share.high) held += 1
    }
    assert.ok(held > 1860, `${held} of 2000`)
  })
})

describe('a bootstrap interval', () => {
  const table = [20, 5, 10, 15]
  const kappa = ([counts = []]: readonly (readonly number[])[]) =>
    cohenKappa([counts.slice(0, 2), counts.slice(2, 4)])

  test('is the same for the same seed', () => {
    assert.deepEqual(
      bootstrapInterval([table], kappa, { seed: 3 }),
      bootstrapInterval([table], kappa, { seed: 3 }),
    )
  })

  test('of kappa is near the one by its standard error', () => {
    // Cohen (1960): √(p₀(1 − p₀) / (n (1 − pₑ)²)) = √(0.7·0.3 / (50·0.25)) = 0.1296.
    const interval = bootstrapInterval([table], kappa, { seed: 3, resamples: 4000 })
    assert.equal(interval?.value.toFixed(3), '0.400')
    assert.ok(interval && Math.abs(interval.low - (0.4 - 1.96 * 0.1296)) < 0.05, `${interval.low}`)
    assert.ok(Math.abs(interval.high - (0.4 + 1.96 * 0.1296)) < 0.05, `${interval.high}`)
  })

  test('draws within each stratum as many as there are, also many of them', () => {
    const sizes = new Set<number>()
    bootstrapInterval(
      [
        [100_000, 300],
        [7, 3],
      ],
      (strata) => {
        sizes.add(
          strata.map((counts) => counts.reduce((sum, count) => sum + count, 0)).join() === '100300,10'
            ? 1
            : 0,
        )
        return strata[0]?.[1]
      },
      { seed: 1, resamples: 200 },
    )
    assert.deepEqual([...sizes], [1])
  })

  test('is none where the figure cannot be told', () => {
    assert.equal(bootstrapInterval([[9, 0, 0, 0]], kappa, { seed: 1 }), undefined)
  })
})
