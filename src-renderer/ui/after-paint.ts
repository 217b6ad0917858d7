import { useEffect, useState } from 'react'

/** Calls when the next frame has been painted; returns what ends the wait. */
export function afterPaint(listener: () => void): () => void {
  const { port1, port2 } = new MessageChannel()
  port2.onmessage = listener
  // A message from inside a frame arrives behind its layout and paint.
  const frame = requestAnimationFrame(() => port1.postMessage(undefined))
  return () => {
    cancelAnimationFrame(frame)
    port1.close()
    port2.close()
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
