import type { TimeRange } from '../../../src-shared/model/evidence.ts'

/** A range that plays again and again; without an end while only its start has been set. Media seconds. */
export interface Loop {
  startSeconds: number
  endSeconds?: number
}

/** Shorter than this, in seconds, a loop would only stutter. */
export const shortestLoop = 0.2

/** The loop as a range, once both its ends are set. */
export function wholeLoop(loop: Loop | undefined): TimeRange | undefined {
  return loop?.endSeconds === undefined
    ? undefined
    : { startSeconds: loop.startSeconds, endSeconds: loop.endSeconds }
}

/**
 * The loop after its key was pressed at `seconds`: a whole one ends; one that has begun gets its end; else what is marked
 * just now is looped (`marked`: a whole range, or the start of a mark), and without that a loop begins here.
 * `too-short` where there would be next to nothing to hear or see.
 */
export function pressLoop(
  loop: Loop | undefined,
  seconds: number,
  marked: Loop | undefined,
): Loop | undefined | 'too-short' {
  if (loop?.endSeconds !== undefined) return undefined
  const begun = loop ?? marked
  if (!begun) return { startSeconds: seconds }
  const endSeconds = begun.endSeconds ?? seconds
  if (endSeconds - begun.startSeconds >= shortestLoop) return { startSeconds: begun.startSeconds, endSeconds }
  // A mark that was set this very moment: the loop begins with it.
  return loop ? 'too-short' : { startSeconds: begun.startSeconds }
}
