import { useEffect, useState } from 'react'

/** What waits for the next frame's paint, in the order in which it came. */
let waiting = new Set<() => void>()

/**
 * Calls when the next frame has been painted; returns what ends the wait. All that wait for the same frame are called in
 * one go, so that what they change is drawn once.
 */
export function afterPaint(listener: () => void): () => void {
  const call = () => listener()
  if (waiting.size === 0) requestAnimationFrame(callWhenPainted)
  waiting.add(call)
  const own = waiting
  return () => own.delete(call)
}

/** A message from inside a frame arrives behind its layout and paint. */
function callWhenPainted(): void {
  const { port1, port2 } = new MessageChannel()
  const painted = waiting
  waiting = new Set()
  port2.onmessage = () => {
    port2.close()
    for (const call of painted) callSafely(call)
  }
  port1.postMessage(undefined)
}

/** One that fails keeps no other from being called. */
function callSafely(call: () => void): void {
  try {
    call()
  } catch (error) {
    reportError(error)
  }
}

/**
 * A value that follows one frame late, for what must not delay the frame in which the next task appears.
 * @param first what stands for it in the very first frame
 */
export function useAfterPaint<T>(value: T, first: T = value): T {
  const [followed, setFollowed] = useState(first)
  useEffect(() => afterPaint(() => setFollowed(() => value)), [value])
  return followed
}
