import type { Evidence, TimeRange } from '../../../src-shared/model/evidence.ts'
import type { Mark } from '../pane.ts'

/** The ranges of media time among what is pointed at. */
export function timeRanges(evidence: readonly Evidence[]): TimeRange[] {
  return evidence.filter((one) => one.type === 'time-range')
}

/** Whether a moment lies in one of the ranges; with `aheadSeconds` also whether it soon will. */
export function isWithin(ranges: readonly TimeRange[], seconds: number, aheadSeconds = 0): boolean {
  return ranges.some(
    ({ startSeconds, endSeconds }) => seconds + aheadSeconds >= startSeconds && seconds < endSeconds,
  )
}

/** Whether the stretch from `start` to `end` touches one of the ranges. */
export function touches(ranges: readonly TimeRange[], start: number, end: number): boolean {
  return ranges.some(({ startSeconds, endSeconds }) => startSeconds < end && endSeconds > start)
}

/** The ranges in their order, those that overlap as one: machines may point at a moment a thousand times. */
export function joined(ranges: readonly TimeRange[]): TimeRange[] {
  const whole: TimeRange[] = []
  for (const range of ranges.toSorted((one, other) => one.startSeconds - other.startSeconds)) {
    const last = whole.at(-1)
    if (last && range.startSeconds <= last.endSeconds)
      last.endSeconds = Math.max(last.endSeconds, range.endSeconds)
    else whole.push({ startSeconds: range.startSeconds, endSeconds: range.endSeconds })
  }
  return whole
}

/** The newest range of the label that evidence goes to just now. */
export function currentRange(marks: readonly Mark[]): TimeRange | undefined {
  const newest = marks.findLast(({ current, evidence }) => current && evidence.type === 'time-range')
  return newest?.evidence.type === 'time-range' ? newest.evidence : undefined
}
