import { useSyncExternalStore } from 'react'
import { canReduce, onReducing } from './softener.ts'

/**
 * How a picture is to be shown when detail shall be reduced: `reduced` by a canvas over it while it is itself hidden, or,
 * where that cannot be drawn, `blurred` instead.
 */
export type Reduced = 'off' | 'reduced' | 'blurred'

export function useReduced(wished: boolean): Reduced {
  const possible = useSyncExternalStore(onReducing, () => !wished || canReduce())
  if (!wished) return 'off'
  return possible ? 'reduced' : 'blurred'
}
