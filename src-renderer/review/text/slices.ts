/** Longest time, in milliseconds, that background work keeps a key waiting. */
const longest = 6

/**
 * Does `work` step by step, for a few milliseconds at a time, until it is done or `signal` is aborted. With `idle` only
 * when nothing else wants the processor. `paused` hears after each slice.
 */
export async function inSlices(
  work: Iterator<unknown>,
  signal: AbortSignal,
  { idle = false, paused }: { idle?: boolean; paused?: (() => void) | undefined } = {},
): Promise<void> {
  for (;;) {
    await (idle ? whenIdle() : afterOthers())
    if (signal.aborted) return
    const until = performance.now() + longest
    do {
      if (work.next().done === true) {
        paused?.()
        return
      }
    } while (performance.now() < until)
    paused?.()
  }
}

function whenIdle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 100 }))
}

/** Input and painting come in between. */
function afterOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
