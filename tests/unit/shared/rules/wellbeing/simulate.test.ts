import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Scenario, simulate } from '../../../../../src-shared/rules/wellbeing/simulate.ts'
import { minute, termsWith } from './desk.ts'

const scenario: Scenario = {
  days: 2,
  mix: { 1: 0.5, 2: 0.2, 3: 0.2, 4: 0.1 },
  taskSeconds: 30,
  revealedShare: 0.7,
  soundShare: 0.3,
  softened: false,
  postponeShare: 0.3,
  cached: 50,
  seed: 7,
}

test('the same seed gives the same days, another gives others', () => {
  const terms = termsWith()
  assert.deepEqual(simulate(terms, scenario), simulate(terms, scenario))
  assert.notDeepEqual(simulate(terms, scenario), simulate(terms, { ...scenario, seed: 8 }))
})

test('a day of a mixed queue keeps every rule', () => {
  for (const day of simulate(termsWith(), scenario)) {
    assert.ok(day.tasks[1] + day.tasks[2] + day.tasks[3] + day.tasks[4] > 500)
    assert.ok(day.longestRow <= 3)
    assert.ok(day.longestStretchMs <= 36 * minute)
    assert.ok(day.rests >= 12)
    assert.ok(day.severeMs > 30 * minute)
  }
})

test('a queue of nothing but the gravest ends the severe day at its limit', () => {
  const terms = termsWith({ limits: { severeMinutesADay: 60, severeMinutesAWeek: 90, minutesADay: 300 } })
  const days = simulate(terms, { ...scenario, mix: { 1: 0, 2: 0, 3: 0, 4: 1 } })
  for (const day of days) {
    assert.ok(day.longestRow <= 3)
    assert.ok(day.severeMs <= 60 * minute + 10 * minute)
    assert.notEqual(day.limitedAt, undefined)
  }
  assert.ok((days[0]?.severeMs ?? 0) + (days[1]?.severeMs ?? 0) <= 90 * minute + 10 * minute)
})
