import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  dayBars,
  dayStarts,
  fullest,
  hourBars,
  mixOf,
  nextDay,
  totalOf,
} from '../../../../src-renderer/insights/sums.ts'
import type { WellbeingPage } from '../../../../src-shared/desk/wellbeing-views.ts'

const now = new Date(2026, 4, 20, 15, 30).getTime()

function hour(
  day: number,
  hours: number,
  severity: 1 | 2 | 3 | 4,
  minutes: number,
): WellbeingPage['hours'][number] {
  const at = new Date(2026, 4, day, hours).toISOString()
  return { at, severity, revealedMinutes: minutes, exposureMinutes: minutes * severity }
}

test('the last hours are all there, also those in which nothing was seen', () => {
  const bars = hourBars([hour(20, 15, 3, 5), hour(20, 9, 2, 10), hour(19, 9, 4, 60)], now)
  assert.equal(bars.length, 24)
  assert.deepEqual(bars.at(-1)?.minutes, { 1: 0, 2: 0, 3: 15, 4: 0 })
  assert.deepEqual(bars.at(-7)?.minutes, { 1: 0, 2: 20, 3: 0, 4: 0 })
  assert.equal(
    bars.reduce((sum, { minutes }) => sum + totalOf(minutes), 0),
    35,
  )
})

test('days are those of the calendar here', () => {
  const bars = dayBars([hour(20, 0, 3, 1), hour(19, 23, 3, 2), hour(14, 0, 3, 4), hour(13, 23, 3, 8)], now, 7)
  assert.deepEqual(
    bars.map(({ minutes }) => minutes[3]),
    [12, 0, 0, 0, 0, 6, 3],
  )
})

test('a day in which the clocks change is as long as it is', () => {
  for (const at of dayStarts(now, 400)) {
    const next = new Date(nextDay(at))
    assert.equal(next.getHours(), 0)
    assert.notEqual(next.getDate(), new Date(at).getDate())
  }
})

test('what was seen is summed by severity, unweighted', () => {
  assert.deepEqual(mixOf([hour(20, 1, 4, 3), hour(20, 2, 4, 4), hour(20, 1, 1, 5)]), {
    1: 5,
    2: 0,
    3: 0,
    4: 7,
  })
})

test('the fullest bar is none where all are empty', () => {
  assert.equal(fullest(hourBars([], now)), undefined)
  assert.equal(fullest(hourBars([hour(20, 9, 2, 10), hour(20, 10, 3, 10)], now))?.minutes[3], 30)
})
