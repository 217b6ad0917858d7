import { useEffect, useReducer } from 'react'

/**
 * Whole seconds until a moment, drawn anew once a second and not at all once it is past; 0 from then on.
 * @param until ms since the epoch
 */
export function useSecondsLeft(until: number): number {
  const [ticks, tick] = useReducer((count: number) => count + 1, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every tick starts the next second.
  useEffect(() => {
    const leftMs = until - Date.now()
    if (leftMs <= 0) return
    const timer = setTimeout(tick, leftMs % 1000 || 1000)
    return () => clearTimeout(timer)
  }, [until, ticks])
  return Math.max(0, Math.ceil((until - Date.now()) / 1000))
}
