import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  assumedFrameSeconds,
  createFrameEstimate,
  neighbourFrame,
} from '../../../../src-renderer/review/media/frame-steps.ts'

/** The frame that a video of constant rate shows at a time. */
const frameAt = (seconds: number, rate: number) => Math.floor(seconds * rate + 1e-9)

for (const rate of [15, 24, 25, 30, 50, 60]) {
  test(`at ${rate} frames a second, each step moves by one frame once the rate is known`, () => {
    const estimate = createFrameEstimate()
    for (let frame = 0; frame < 10; frame++) estimate.learn(1 / rate)
    let at = 0
    const seen: number[] = []
    for (const step of [1, 1, 1, -1, -1, 1] as const) {
      at = neighbourFrame(step, frameAt(at, rate) / rate, at, estimate.seconds())
      seen.push(frameAt(at, rate))
    }
    assert.deepEqual(seen, [1, 2, 3, 2, 1, 2])
  })
}

test('a dropped frame does not mislead the estimate, and nothing known means thirty a second', () => {
  const estimate = createFrameEstimate()
  assert.equal(estimate.seconds(), assumedFrameSeconds)
  for (const seconds of [0.04, 0.04, 0.08, 0.04, 0, 7]) estimate.learn(seconds)
  assert.equal(estimate.seconds(), 0.04)
})

test('frames of different lengths are stepped through by the shortest, so that none is passed over', () => {
  const estimate = createFrameEstimate()
  for (const seconds of [0.5, 0.1, 0.5, 0.5]) estimate.learn(seconds)
  assert.equal(estimate.seconds(), 0.1)
})

test('with frames far longer than assumed, repeated steps still get on', () => {
  const rate = 5
  let at = 0
  for (let press = 0; press < 8; press++)
    at = neighbourFrame(1, frameAt(at, rate) / rate, at, assumedFrameSeconds)
  assert.ok(frameAt(at, rate) >= 1)
})
