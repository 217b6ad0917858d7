import { type ProblemName, problemOf } from '../media/problems.ts'

/** What is there of one picture of an album: nothing yet, the picture, or what is wrong with it. */
export interface Slot<T> {
  picture?: T
  problem?: ProblemName
}

export interface Album<T> {
  /** Position of the picture on screen, from 0. */
  index: () => number
  slot: (index: number) => Slot<T>
  /** Goes to a picture, not beyond either end. */
  go: (index: number) => void
  dispose: () => void
}

/**
 * Holds the picture on screen and its two neighbours decoded, so that the next is there at once, and lets all others go:
 * of 500 pictures no more than three take memory. They are loaded one after the other, the one on screen first.
 * @param load throws a ContentProblem; undefined when its signal was aborted
 * @param onChange whenever the position or a slot's content is another
 */
export function createAlbum<T extends { dispose: () => void }>(
  count: number,
  load: (index: number, signal: AbortSignal) => Promise<T | undefined>,
  onChange: () => void,
): Album<T> {
  const slots = new Map<number, Slot<T> & { life: AbortController; started: boolean }>()
  let index = 0
  let disposed = false

  function wanted(): number[] {
    return [index, index + 1, index - 1].filter((one) => one >= 0 && one < count)
  }

  function tidy(): void {
    const keep = disposed ? [] : wanted()
    for (const [at, slot] of slots) {
      if (keep.includes(at)) continue
      slots.delete(at)
      slot.life.abort()
      slot.picture?.dispose()
    }
    for (const at of keep) {
      if (!slots.has(at)) slots.set(at, { life: new AbortController(), started: false })
    }
  }

  async function fetchNext(): Promise<void> {
    const isBusy = [...slots.values()].some(
      ({ started, picture, problem }) => started && !picture && !problem,
    )
    const current = slots.get(index)
    // The one on screen waits for none of its neighbours.
    const at = current?.started === false ? index : wanted().find((one) => slots.get(one)?.started === false)
    const slot = at === undefined ? undefined : slots.get(at)
    if (!slot || at === undefined || (isBusy && slot !== current)) return
    slot.started = true
    try {
      const picture = await load(at, slot.life.signal)
      if (slot.life.signal.aborted) picture?.dispose()
      else if (picture) slot.picture = picture
    } catch (error) {
      slot.problem = problemOf(error, 'damaged')
    }
    if (disposed) return
    if (!slot.life.signal.aborted) onChange()
    void fetchNext()
  }

  function go(to: number): void {
    const next = Math.max(0, Math.min(count - 1, to))
    if (next === index && slots.size > 0) return
    index = next
    tidy()
    onChange()
    void fetchNext()
  }

  tidy()
  void fetchNext()
  return {
    index: () => index,
    slot: (at) => slots.get(at) ?? {},
    go,
    dispose() {
      disposed = true
      tidy()
    },
  }
}
