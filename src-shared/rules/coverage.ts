import { type Coverage, mostStretches, type Stretch } from '../model/coverage.ts'

/** Two stretches this close, in seconds, are one: a player tells its time a few times a second. */
const joinWithinSeconds = 0.35

/** Adds what was just played; what continues or repeats a stretch in the same way lengthens it. */
export function addStretch(stretches: readonly Stretch[], added: Stretch): Stretch[] {
  if (added.endSeconds <= added.startSeconds) return [...stretches]
  let joined = added
  const apart: Stretch[] = []
  for (const stretch of stretches) {
    if (isSameWay(stretch, joined) && touches(stretch, joined)) {
      joined = {
        ...joined,
        startSeconds: Math.min(stretch.startSeconds, joined.startSeconds),
        endSeconds: Math.max(stretch.endSeconds, joined.endSeconds),
      }
    } else apart.push(stretch)
  }
  return fewer([...apart, joined])
}

/** A decision says so much and no more: the shortest stretch goes first, so that it never says more than was seen. */
function fewer(stretches: Stretch[]): Stretch[] {
  if (stretches.length <= mostStretches) return stretches
  const length = ({ startSeconds, endSeconds }: Stretch) => endSeconds - startSeconds
  const shortest = stretches.reduce((least, one) => (length(one) < length(least) ? one : least))
  return stretches.filter((stretch) => stretch !== shortest)
}

function isSameWay(one: Stretch, other: Stretch): boolean {
  return one.speed === other.speed && one.revealed === other.revealed && one.heard === other.heard
}

function touches(one: Stretch, other: Stretch): boolean {
  return (
    one.startSeconds <= other.endSeconds + joinWithinSeconds &&
    other.startSeconds <= one.endSeconds + joinWithinSeconds
  )
}

/** Times the normal speed: browsers play no faster, and what goes by faster has not been watched. */
export const fastestPlay = 4

/** What counts as covered. */
export interface CoverageWish {
  /** Only what was to be seen. */
  revealed?: boolean
  /** Only what was played no faster than this. */
  maxSpeed?: number
}

/** Share of the media that the stretches cover, 0…1; 0 while its duration (seconds) is unknown. */
export function shareCovered(
  stretches: readonly Stretch[],
  durationSeconds: number,
  { revealed = false, maxSpeed = Number.POSITIVE_INFINITY }: CoverageWish = {},
): number {
  if (!Number.isFinite(durationSeconds) || durationSeconds <= 0) return 0
  const counted = stretches
    .filter((stretch) => (stretch.revealed || !revealed) && stretch.speed <= maxSpeed)
    .sort((one, other) => one.startSeconds - other.startSeconds)
  let covered = 0
  let until = 0
  for (const { startSeconds, endSeconds } of counted) {
    const start = Math.max(startSeconds, until)
    const end = Math.min(endSeconds, durationSeconds)
    if (end > start) covered += end - start
    until = Math.max(until, end)
  }
  return Math.min(1, covered / durationSeconds)
}

/** What was perceived before (as before a lock or an undo) and since, together. Of places, the one that saw more. */
export function joinCoverage(before: Coverage | undefined, since: Coverage): Coverage {
  if (before === undefined || before.type !== since.type) return since
  if (since.type === 'places') return before.type === 'places' && before.seen > since.seen ? before : since
  return before.type === 'time'
    ? { type: 'time', stretches: before.stretches.reduce(addStretch, since.stretches) }
    : since
}
