/** A stretch of media time in seconds. */
export interface Span {
  start: number
  end: number
}

export function spansOf(ranges: TimeRanges): Span[] {
  return Array.from({ length: ranges.length }, (_, i) => ({ start: ranges.start(i), end: ranges.end(i) }))
}

/** Share of the duration that the spans cover, 0…1; spans must not overlap, as those of TimeRanges do not. */
export function shareOf(spans: readonly Span[], duration: number): number {
  if (!Number.isFinite(duration) || duration <= 0) return 0
  const covered = spans.reduce((sum, { start, end }) => sum + Math.max(0, end - start), 0)
  return Math.min(1, covered / duration)
}
