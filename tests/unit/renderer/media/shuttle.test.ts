import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  rateOf,
  respeeded,
  shuttled,
  started,
  still,
  stopped,
} from '../../../../src-renderer/review/media/shuttle.ts'

test('L plays, then doubles up to four times; K stops; J goes back', () => {
  let shuttle = shuttled(still, 1)
  const rates = [rateOf(shuttle)]
  for (let press = 0; press < 3; press++) {
    shuttle = shuttled(shuttle, 1)
    rates.push(rateOf(shuttle))
  }
  assert.deepEqual(rates, [1, 2, 4, 4])
  shuttle = shuttled(shuttle, -1)
  assert.equal(shuttle.direction, -1)
  assert.equal(rateOf(shuttle), 1)
  assert.equal(rateOf(shuttled(shuttle, -1)), 2)
  assert.equal(stopped(shuttle).direction, 0)
})

test('speed goes in steps from a quarter to four times, and is kept while stopped', () => {
  let shuttle = still
  for (let press = 0; press < 20; press++) shuttle = respeeded(shuttle, -1)
  assert.equal(shuttle.speed, 0.25)
  for (let press = 0; press < 20; press++) shuttle = respeeded(shuttle, 1)
  assert.equal(shuttle.speed, 4)
  assert.equal(started(stopped(shuttle)).speed, 4)
})

test('doubling a chosen speed never exceeds four times', () => {
  const fast = { direction: 1, speed: 3, boost: 4 } as const
  assert.equal(rateOf(fast), 4)
})
