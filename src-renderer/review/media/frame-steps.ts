/** When nothing is known yet about how long a frame lasts. */
export const assumedFrameSeconds = 1 / 30

const kept = 15

/**
 * Learns how long a frame lasts from the times of frames shown one after the other at normal speed or slower, or from
 * the file. The shortest counts: a step that is too long would pass over a frame, one that is too short goes on.
 */
export function createFrameEstimate() {
  const deltas: number[] = []
  return {
    learn(seconds: number): void {
      if (!(seconds >= 1 / 250) || seconds > 1) return
      deltas.push(seconds)
      if (deltas.length > kept) deltas.shift()
    },
    seconds(): number {
      return deltas.length === 0 ? assumedFrameSeconds : Math.min(...deltas)
    },
    /** The longest that was seen; undefined while none was. */
    longest(): number | undefined {
      return deltas.length === 0 ? undefined : Math.max(...deltas)
    },
  }
}

/**
 * Where to seek so that the neighbouring frame is shown: the middle of it, so that rounding cannot land on its edge.
 * `shown` is the start of the frame on screen, `at` the media's current time, all in seconds.
 */
export function neighbourFrame(step: -1 | 1, shown: number, at: number, frame: number): number {
  if (step === -1) return Math.max(0, shown - frame / 2)
  const target = shown + frame * 1.5
  // Frames longer than assumed: we sought here before and still see the same one, so go on from where we are.
  return at >= target - frame / 4 ? at + frame : target
}
