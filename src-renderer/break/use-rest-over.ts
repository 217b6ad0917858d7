import type { WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'
import { useWellbeing } from '../stores/wellbeing.ts'
import { useMsSince } from './use-ms-since.ts'

/** Main says at once that a break is over; so long after it should have, it no longer says anything. */
const silentMs = 10_000

/** How long a break goes on, in ms, from what main said last. */
export function useRestLeft({
  counting,
  lengthMs,
  restedMs,
  over,
}: NonNullable<WellbeingView['rest']>): number {
  const toldAt = useWellbeing((state) => state.toldAt)
  const since = useMsSince(toldAt, over ? Number.POSITIVE_INFINITY : 1000)
  return lengthMs - restedMs - (counting ? since : 0)
}

/** Whether a break is over: main's word, but a main that has died keeps nobody in it. */
export function useRestOver(rest: NonNullable<WellbeingView['rest']>): boolean {
  return useRestLeft(rest) < -silentMs || rest.over
}
