import { useEffect, useState } from 'react'
import { afterPaint } from '../../ui/after-paint.ts'

/** Positions that were on screen and revealed for at least one frame. */
export function useSeen(index: number, inSight: boolean): ReadonlySet<number> {
  const [seen, setSeen] = useState<ReadonlySet<number>>(() => new Set())
  useEffect(() => {
    if (!inSight) return
    return afterPaint(() => setSeen((now) => (now.has(index) ? now : new Set([...now, index]))))
  }, [index, inSight])
  return seen
}
