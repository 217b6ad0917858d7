import { useEffect, useReducer } from 'react'

/**
 * Ms since a moment of `performance.now()`, drawn anew at each whole step of it, or never if that is infinite. That clock
 * is never set; how long the machine slept main tells anew.
 */
export function useMsSince(moment: number, stepMs = 1000): number {
  const [ticks, tick] = useReducer((count: number) => count + 1, 0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: every tick starts the next step.
  useEffect(() => {
    if (!Number.isFinite(stepMs)) return
    const timer = setTimeout(tick, stepMs - ((performance.now() - moment) % stepMs))
    return () => clearTimeout(timer)
  }, [moment, stepMs, ticks])
  return Math.max(0, performance.now() - moment)
}
