import { fastestPlay } from '../../../src-shared/rules/coverage.ts'

/** How the media moves: backwards, not at all or forwards; at the chosen speed times what J and L have doubled. */
export interface Shuttle {
  direction: -1 | 0 | 1
  /** Set by slower and faster, and kept while paused. */
  speed: number
  /** 1, 2 or 4: L and J double it, everything else sets it back. */
  boost: 1 | 2 | 4
}

export const speeds = [0.25, 0.5, 0.75, 1, 1.25, 1.5, 2, 3, 4] as const

export const still: Shuttle = { direction: 0, speed: 1, boost: 1 }

/** Media seconds per second, without sign; never beyond what browsers play. */
export function rateOf(shuttle: Shuttle): number {
  return Math.min(fastestPlay, shuttle.speed * shuttle.boost)
}

/** J or L: the first press sets the direction, each further one doubles, up to 4 times. */
export function shuttled(shuttle: Shuttle, direction: -1 | 1): Shuttle {
  if (shuttle.direction !== direction) return { ...shuttle, direction, boost: 1 }
  return { ...shuttle, boost: shuttle.boost === 1 ? 2 : 4 }
}

export function stopped(shuttle: Shuttle): Shuttle {
  return { ...shuttle, direction: 0, boost: 1 }
}

export function started(shuttle: Shuttle): Shuttle {
  return { ...shuttle, direction: 1, boost: 1 }
}

/** The neighbouring speed; stays at the ends. */
export function respeeded(shuttle: Shuttle, step: -1 | 1): Shuttle {
  const at = speeds.findIndex((speed) => speed >= shuttle.speed)
  const speed = speeds[Math.max(0, Math.min(speeds.length - 1, at + step))] ?? 1
  return { ...shuttle, speed }
}
