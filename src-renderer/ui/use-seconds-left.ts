import { useEffect, useReducer } from 'react'

/** Who counts seconds. All go by one beat, so that ten that count draw the window anew once a second, as one does. */
const counting = new Set<() => void>()
let beat: ReturnType<typeof setTimeout> | undefined

function strike(): void {
  beat = setTimeout(strike, 1000 - (Date.now() % 1000))
  for (const tick of counting) tick()
}

function onBeat(tick: () => void): () => void {
  if (counting.size === 0) beat = setTimeout(strike, 1000 - (Date.now() % 1000))
  counting.add(tick)
  return () => {
    counting.delete(tick)
    if (counting.size === 0) clearTimeout(beat)
  }
}

/**
 * Whole seconds until a moment, drawn anew once a second until it is past; 0 from then on, which is told up to a second late
 * and never early.
 * @param until ms since the epoch
 */
export function useSecondsLeft(until: number): number {
  const [, tick] = useReducer((count: number) => count + 1, 0)
  const seconds = Math.max(0, Math.ceil((until - Date.now()) / 1000))
  const counts = seconds > 0
  useEffect(() => (counts ? onBeat(tick) : undefined), [counts])
  return seconds
}
