import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createFrameClock } from '../../../../src-renderer/review/media/frame-clock.ts'

const frame = 0.1

/** A still video of ten frames a second that tells of a frame, and of the end of a seek, when the test says so. */
class StillVideo extends EventTarget {
  seeking = false
  paused = true
  playbackRate = 1
  duration = 8
  videoWidth = 320
  asked: number[] = []
  #at = 0
  #count = 0
  #told: VideoFrameRequestCallback | undefined

  get currentTime(): number {
    return this.#at
  }

  set currentTime(seconds: number) {
    this.#at = seconds
    this.asked.push(seconds)
    this.seeking = true
    this.dispatchEvent(new Event('seeking'))
  }

  requestVideoFrameCallback(callback: VideoFrameRequestCallback): number {
    this.#told = callback
    return 1
  }

  cancelVideoFrameCallback(): void {
    this.#told = undefined
  }

  arrive(): void {
    this.seeking = false
    this.dispatchEvent(new Event('seeked'))
  }

  tell(): void {
    this.#count += 1
    const mediaTime = Math.floor(this.#at / frame + 1e-9) * frame
    this.#told?.(0, { mediaTime, presentedFrames: this.#count } as VideoFrameCallbackMetadata)
  }
}

function atFrame(number: number) {
  const video = new StillVideo()
  const clock = createFrameClock()
  clock.learn(frame)
  clock.attach(video as unknown as HTMLVideoElement)
  video.currentTime = number * frame + frame / 2
  video.arrive()
  video.tell()
  video.asked.length = 0
  return { video, clock }
}

const frameOf = (seconds: number | undefined) => Math.floor((seconds ?? Number.NaN) / frame + 1e-9)

for (const order of ['before', 'after'] as const)
  test(`two steps back in one breath are two frames back where a frame is told of ${order} the seek has ended`, () => {
    const { video, clock } = atFrame(2)
    clock.step(-1, false)
    clock.step(-1, false)
    for (let step = 0; step < 2; step += 1) {
      if (order === 'before') video.tell()
      video.arrive()
      if (order === 'after') video.tell()
    }
    assert.deepEqual(video.asked.map(frameOf), [1, 0])
  })

test('each press counts, however many come while a frame is sought, and back and forth is nowhere', () => {
  const { video, clock } = atFrame(5)
  for (const direction of [-1, -1, -1, 1, -1] as const) clock.step(direction, false)
  for (let seek = 0; seek < 10 && video.seeking; seek += 1) {
    video.arrive()
    video.tell()
  }
  assert.deepEqual(video.asked.map(frameOf), [4, 3, 2])
})

test('a key that is held runs on one frame after it is let go', () => {
  const { video, clock } = atFrame(5)
  clock.step(-1, false)
  for (let repeat = 0; repeat < 20; repeat += 1) clock.step(-1, true)
  for (let seek = 0; seek < 10 && video.seeking; seek += 1) {
    video.arrive()
    video.tell()
  }
  assert.deepEqual(video.asked.map(frameOf), [4, 3])
})

test('a step waits for word of the frame that was sought, however late it comes', () => {
  const { video, clock } = atFrame(2)
  clock.step(-1, false)
  video.arrive()
  clock.step(-1, false)
  assert.equal(video.asked.length, 1)
  video.tell()
  assert.deepEqual(video.asked.map(frameOf), [1, 0])
})

test('a seek to where the media is already holds up no later step', (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const { video, clock } = atFrame(2)
  const there = video.currentTime
  video.currentTime = there
  video.arrive()
  clock.step(1, false)
  assert.equal(video.asked.length, 1)
  t.mock.timers.tick(1000)
  assert.equal(frameOf(video.asked[1]), 3)
})

test('a step goes on where a frame lasts longer than was known', () => {
  const { video, clock } = atFrame(2)
  clock.learn(frame / 4)
  clock.step(1, false)
  for (let seek = 0; seek < 10 && video.seeking; seek += 1) {
    video.arrive()
    video.tell()
  }
  assert.equal(frameOf(video.currentTime), 3)
})
