import { setImmediate } from 'node:timers/promises'

/** The window, in the same process, must get its turn while long files are read and checked. */
const pauseEveryMs = 10

/** Returns a function to be called between small pieces of a long work: it waits a turn once enough was worked without one. */
export function createTurns(): { isDue: () => boolean; take: () => Promise<void> } {
  let since = performance.now()
  const isDue = () => performance.now() - since >= pauseEveryMs
  return {
    isDue,
    async take() {
      if (!isDue()) return
      await setImmediate()
      since = performance.now()
    },
  }
}
