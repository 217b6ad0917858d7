/** Pauses longer than this count as idle from here on, so that handle time is time at work. */
export const idleAfterMs = 60_000

/** How the time on one task was spent so far. All instants and durations in ms. */
export interface Timing {
  shownAt: number
  firstRevealAt: number | undefined
  revealed: boolean
  revealedMs: number
  /** Active time since the first reveal. */
  activeMs: number
  lastActivityAt: number
}

export type TimingEvent = 'reveal' | 'veil' | 'activity'

export function startTiming(now: number): Timing {
  return {
    shownAt: now,
    firstRevealAt: undefined,
    revealed: false,
    revealedMs: 0,
    activeMs: 0,
    lastActivityAt: now,
  }
}

/**
 * Every event is an activity; time is counted from the first reveal, or from showing for what is never revealed. It is
 * added up from event to event, so that a clock that is set back costs one gap and not the whole task.
 */
export function advanceTiming(timing: Timing, event: TimingEvent, now: number): Timing {
  const gap = Math.max(0, now - timing.lastActivityAt)
  const next = {
    ...timing,
    lastActivityAt: now,
    revealed: event === 'activity' ? timing.revealed : event === 'reveal',
    revealedMs: timing.revealedMs + (timing.revealed ? gap : 0),
    activeMs: timing.activeMs + Math.min(gap, idleAfterMs),
  }
  const isFirstReveal = event === 'reveal' && timing.firstRevealAt === undefined
  return isFirstReveal ? { ...next, firstRevealAt: now, activeMs: 0 } : next
}
