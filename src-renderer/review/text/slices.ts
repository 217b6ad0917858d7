/** Longest time, in milliseconds, that background work keeps a key waiting. */
const longest = 6
/** So often, in milliseconds, what has been done so far is told: drawing it costs more than a slice. */
const tellEvery = 200

/**
 * Does `work` step by step, for a few milliseconds at a time, until it is done or `signal` is aborted. With `idle` only
 * when nothing else wants the processor. `told` is called now and then, and at the end.
 */
export async function inSlices(
  work: Iterator<unknown>,
  signal: AbortSignal,
  { idle = false, told }: { idle?: boolean; told?: (() => void) | undefined } = {},
): Promise<void> {
  let toldAt = performance.now()
  for (;;) {
    await (idle ? whenIdle() : afterOthers())
    if (signal.aborted) return
    const until = performance.now() + longest
    do {
      if (work.next().done === true) {
        told?.()
        return
      }
    } while (performance.now() < until)
    if (performance.now() - toldAt < tellEvery) continue
    told?.()
    toldAt = performance.now()
  }
}

/** For work that goes on from await to await: a pause whenever it has taken a few milliseconds since the last. */
export function createPauses(): () => Promise<void> {
  let until = performance.now() + longest
  return async () => {
    if (performance.now() < until) return
    await afterOthers()
    until = performance.now() + longest
  }
}

function whenIdle(): Promise<void> {
  return new Promise((resolve) => requestIdleCallback(() => resolve(), { timeout: 100 }))
}

/** Input and painting come in between. */
function afterOthers(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve))
}
