import { deferred } from '../deferred.ts'

// Electron's error box stops the whole process until somebody has answered it. Here the process goes on, and only its end
// waits: otherwise what the app says before it gives up would be gone before it is read.

const boxes = new Set<Promise<unknown>>()
const signalled = deferred<void>()

/** Holds up the end of the process, unless it is run where nobody could answer. */
export function holdEnd(answered: Promise<unknown>): void {
  if ((process.env.EVENHAND_UNATTENDED ?? process.env.EVENHAND_HEADLESS) === '1') return
  boxes.add(answered)
}

/** Resolves when every error box has been answered. */
export async function mayEnd(): Promise<void> {
  await Promise.race([Promise.all(boxes), signalled.promise])
}

/** Whoever ends the process by a signal does not wait for an answer. */
export function endAtOnce(): void {
  signalled.resolve()
}
