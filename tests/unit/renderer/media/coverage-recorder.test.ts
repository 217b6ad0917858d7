import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createCoverageRecorder } from '../../../../src-renderer/review/media/coverage-recorder.ts'

const seen = { speed: 1, revealed: true, heard: false }

function play(recorder: ReturnType<typeof createCoverageRecorder>, from: number, to: number, way = seen) {
  const step = Math.sign(to - from) * 0.1
  const ticks = Math.round((to - from) / step)
  for (let tick = 0; tick <= ticks; tick++) recorder.tick(from + tick * step, way)
}

test('what plays on is one stretch, from the first tick to the last', () => {
  const recorder = createCoverageRecorder()
  play(recorder, 1, 4)
  const [stretch, ...others] = recorder.stretches()
  assert.equal(others.length, 0)
  assert.ok(stretch && Math.abs(stretch.startSeconds - 1) < 1e-9 && Math.abs(stretch.endSeconds - 4) < 1e-9)
})

test('a jump begins another stretch, and what lies between was not seen', () => {
  const recorder = createCoverageRecorder()
  play(recorder, 0, 1)
  play(recorder, 30, 31)
  assert.equal(recorder.stretches().length, 2)
})

test('a jump of less than a tick is told by closing', () => {
  const recorder = createCoverageRecorder()
  play(recorder, 0, 1)
  recorder.close()
  play(recorder, 2, 3)
  assert.equal(recorder.stretches().length, 2)
})

test('backwards counts like forwards, and sound and speed are kept apart', () => {
  const recorder = createCoverageRecorder()
  play(recorder, 4, 3)
  recorder.close()
  play(recorder, 4, 5, { speed: 4, revealed: true, heard: true })
  const [back, fast] = recorder.stretches()
  assert.ok(back && Math.abs(back.startSeconds - 3) < 1e-9 && back.endSeconds === 4)
  assert.deepEqual([fast?.speed, fast?.heard], [4, true])
})

test('a change of way while playing leaves no gap', () => {
  const recorder = createCoverageRecorder()
  play(recorder, 0, 1)
  recorder.tick(1.1, { ...seen, heard: true })
  recorder.tick(1.2, { ...seen, heard: true })
  const [quiet, loud] = recorder.stretches()
  assert.ok(quiet && loud && loud.startSeconds - quiet.endSeconds < 0.11)
})
