import type { Coverage } from '../model/coverage.ts'
import type { Made } from '../model/decision.ts'
import { fastestPlay, joinCoverage, shareCovered } from './coverage.ts'

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
  /** A break is on: until it is over no time counts, and nothing is revealed. */
  resting: boolean
}

export type TimingEvent = 'reveal' | 'veil' | 'activity' | 'rest' | 'rest-over'

export function startTiming(now: number): Timing {
  return {
    shownAt: now,
    firstRevealAt: undefined,
    revealed: false,
    revealedMs: 0,
    activeMs: 0,
    lastActivityAt: now,
    resting: false,
  }
}

/**
 * Every event is an activity; time is counted from the first reveal, or from showing for what is never revealed. It is
 * added up from event to event, so that a clock that is set back costs one gap and not the whole task.
 */
export function advanceTiming(timing: Timing, event: TimingEvent, now: number): Timing {
  if (timing.resting) return { ...timing, lastActivityAt: now, resting: event !== 'rest-over' }
  const gap = Math.max(0, now - timing.lastActivityAt)
  const next = {
    ...timing,
    lastActivityAt: now,
    resting: event === 'rest',
    revealed: event === 'activity' ? timing.revealed : event === 'reveal',
    revealedMs: timing.revealedMs + (timing.revealed ? gap : 0),
    activeMs: timing.activeMs + Math.min(gap, idleAfterMs),
  }
  const isFirstReveal = event === 'reveal' && timing.firstRevealAt === undefined
  return isFirstReveal ? { ...next, firstRevealAt: now, activeMs: 0 } : next
}

/**
 * Goes on from what a draft says of the task, as after a lock, a crash or an undo; without that it starts. The time in
 * between counts for nothing, and nothing comes back revealed.
 */
export function resumeTiming(made: Made | undefined, now: number): Timing {
  if (!made) return startTiming(now)
  return {
    shownAt: Date.parse(made.shownAt),
    firstRevealAt: made.firstRevealAt === undefined ? undefined : Date.parse(made.firstRevealAt),
    revealed: false,
    revealedMs: made.revealedSeconds * 1000,
    activeMs: made.activeSeconds * 1000,
    lastActivityAt: now,
    resting: false,
  }
}

/** What a decision at this moment says of how it was made. `before`: what was known of it when the task came on screen. */
export function describeMade(
  timing: Timing,
  now: number,
  seen: Pick<Made, 'watchedShare' | 'signalsShown' | 'signalsShownAt' | 'firstJudgement'> & {
    coverage: Coverage
    /** Length of the media in seconds, where it is known. */
    durationSeconds?: number | undefined
  },
  before: Made | undefined,
): Made {
  const spent = advanceTiming(timing, 'activity', now)
  const { firstRevealAt } = spent
  const signalsShownAt = before?.signalsShownAt ?? seen.signalsShownAt
  const coverage = joinCoverage(before?.coverage, seen.coverage)
  const firstJudgement = before?.firstJudgement ?? seen.firstJudgement
  return {
    shownAt: new Date(spent.shownAt).toISOString(),
    ...(firstRevealAt !== undefined && { firstRevealAt: new Date(firstRevealAt).toISOString() }),
    activeSeconds: spent.activeMs / 1000,
    revealedSeconds: spent.revealedMs / 1000,
    // Before its parts were kept, only a share was known: the larger may say less than was watched in all, and never more.
    watchedShare:
      firstRevealAt === undefined
        ? 0
        : Math.max(seen.watchedShare, before?.watchedShare ?? 0, shareIn(coverage, seen.durationSeconds)),
    coverage,
    ...(seen.durationSeconds !== undefined && { durationSeconds: seen.durationSeconds }),
    signalsShown: seen.signalsShown || before?.signalsShown === true,
    ...(signalsShownAt !== undefined && { signalsShownAt }),
    ...(firstJudgement !== undefined && { firstJudgement }),
  }
}

function shareIn(coverage: Coverage, durationSeconds: number | undefined): number {
  if (coverage.type === 'places') return coverage.of === 0 ? 0 : Math.min(1, coverage.seen / coverage.of)
  return durationSeconds === undefined
    ? 0
    : shareCovered(coverage.stretches, durationSeconds, { revealed: true, maxSpeed: fastestPlay })
}
