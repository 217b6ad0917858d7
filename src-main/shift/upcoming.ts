import type { Store } from '../store/store.ts'

/** Which tasks come next, in an order that does not move under the eyes of whoever reviews. */
export interface Upcoming {
  /** The task on screen and those to prepare beside it. */
  ids(): string[]
  /** What follows on tasks that leave, the one on screen among them; none if nothing else waits. */
  after(taskIds: readonly string[]): string | undefined
}

/** The task on screen and those that the renderer prepares beside it. */
const count = 3

export function createUpcoming({ tasks }: Pick<Store, 'tasks'>): Upcoming {
  // What the renderer has mounted keeps its place: a task that arrives meanwhile waits behind it, whatever its priority.
  let promised: string[] = []

  return {
    ids() {
      const current = tasks.current()
      // A task that came back by undo goes first, and so does the one that was on screen.
      const kept = [...(current ? [current] : []), ...promised].filter(
        (id, index, ids) => ids.indexOf(id) === index && tasks.stateOf(id) === 'waiting',
      )
      const more = tasks.waitingIds(count + kept.length).filter((id) => !kept.includes(id))
      promised = [...kept, ...more].slice(0, count)
      return promised
    },
    after(taskIds) {
      const leaving = new Set(taskIds)
      promised = promised.filter((id) => !leaving.has(id))
      return promised[0] ?? tasks.waitingIds(leaving.size + 1).find((id) => !leaving.has(id))
    },
  }
}
