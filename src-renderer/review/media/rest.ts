/*
 * Keys go first. Threads that decode in the background take the cores that an act, its receipt and the paint of the next
 * task need. So a key gives them a rest, in which they begin nothing new.
 */

/** What a thread is told. */
export interface RestRequest {
  type: 'rest'
  id: 0
}

/** Milliseconds: an act is on disk and the next task painted by then. */
const restMs = 150

/** In the page: has a thread rest at each key. One that is held repeats itself, and would have it rest all the time. */
export function restAtKeys(tell: (request: RestRequest) => void): void {
  addEventListener('keydown', ({ repeat }) => !repeat && tell({ type: 'rest', id: 0 }), { capture: true })
}

let until = 0

/** In a thread: it was told to rest. */
export function beginRest(): void {
  until = performance.now() + restMs
}

/** In a thread: to be waited for before something new is begun. */
export async function rested(): Promise<void> {
  for (let left = until - performance.now(); left > 0; left = until - performance.now())
    await new Promise<void>((resolve) => setTimeout(resolve, left))
}
