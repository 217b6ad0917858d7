import assert from 'node:assert/strict'
import { test } from 'node:test'
import { plotOf } from '../../bench/soak/plot.ts'
import { trendOf } from '../../bench/soak/trend.ts'

const at = (values: readonly number[]) => values.map((value, index) => ({ tasks: index * 500, value }))

test('a trend is the growth per thousand tasks, and a single peak does not bend it', () => {
  assert.equal(trendOf(at([10, 11, 12, 13, 14])).perThousand, 2)
  assert.equal(trendOf(at([10, 10, 90, 10, 10])).perThousand, 0)
  assert.ok(Math.abs(trendOf(at([10, 11, 12, 90, 14, 15])).perThousand - 2) < 0.5)
})

test('a trend needs two samples', () => {
  assert.throws(() => trendOf(at([10])), /two samples/)
})

test('the plot has a panel for each measure that was told, and none for the others', () => {
  const rows = [0, 500, 1000].map((tasks) => ({ tasks, reading: { heap: 10 + tasks / 1000, nodes: 1000 } }))
  const svg = plotOf(rows, 'A <short> shift')
  assert.equal(svg.match(/<polyline/g)?.length, 2)
  assert.match(svg, /\+1 MB per 1,000 tasks/)
  assert.match(svg, /A &lt;short> shift/)
})
