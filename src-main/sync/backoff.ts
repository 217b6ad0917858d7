/** How long to wait after failures: longer after each, until one success. */
export interface Backoff {
  failed(): void
  /** After a success, or when a person asks to try again. */
  reset(): void
  /** Ms until the next try; 0 if it may be now. */
  waitMs(): number
}

/** @param clock ms that only ever go forward, so that a wall clock that is set cannot lengthen a wait */
export function createBackoff(firstMs: number, longestMs: number, clock: () => number): Backoff {
  let delayMs = 0
  let from = Number.NEGATIVE_INFINITY
  return {
    failed() {
      delayMs = delayMs === 0 ? firstMs : Math.min(delayMs * 2, longestMs)
      from = clock() + delayMs
    },
    reset() {
      delayMs = 0
      from = Number.NEGATIVE_INFINITY
    },
    waitMs: () => Math.max(0, from - clock()),
  }
}
