import type { Severity } from '../../src-shared/model/kind.ts'
import { severities } from '../../src-shared/rules/wellbeing/terms.ts'
import type { Store } from '../store/store.ts'
import type { ShiftWellbeing } from '../wellbeing/wellbeing.ts'

/** Which tasks come next, in an order that does not move under the eyes of whoever reviews. */
export interface Upcoming {
  /** The task on screen and those to prepare beside it; none while none of those that wait may come. */
  ids(): string[]
  /** What follows on tasks that leave, the one on screen among them; none if nothing else waits that may come. */
  after(taskIds: readonly string[]): string | undefined
}

/** The task on screen and those that the renderer prepares beside it. */
const count = 3

/** @param willing which severities may come now, and which of them come first */
export function createUpcoming(
  { tasks }: Pick<Store, 'tasks'>,
  willing: ShiftWellbeing['willing'],
): Upcoming {
  // What the renderer has mounted keeps its place: a task that arrives meanwhile waits behind it, whatever its priority.
  let promised: string[] = []

  /** The first ones that are not among those to leave out. */
  function following(leaveOut: ReadonlySet<string>, limit: number): string[] {
    const { may, rather } = willing()
    const isOf = (id: string, wanted: readonly Severity[]) => {
      const severity = tasks.severityOf(id)
      return severity !== undefined && wanted.includes(severity)
    }
    const kept = promised.filter(
      (id) => !leaveOut.has(id) && tasks.stateOf(id) === 'waiting' && isOf(id, may),
    )
    const most = limit + leaveOut.size + kept.length
    const found = kept.filter((id) => isOf(id, rather))
    const take = (ids: readonly string[]) => {
      for (const id of ids) if (!leaveOut.has(id) && !found.includes(id)) found.push(id)
    }
    if (found.length < limit) take(waitingOf(rather, most))
    if (found.length < limit) take(kept)
    if (found.length < limit && rather.length < may.length) take(waitingOf(may, most))
    return found.slice(0, limit)
  }

  function waitingOf(wanted: readonly Severity[], limit: number): string[] {
    if (wanted.length === 0) return []
    return wanted.length === severities.length ? tasks.waitingIds(limit) : tasks.waitingIds(limit, wanted)
  }

  return {
    ids() {
      // A task that came back by undo goes first, and so does the one that was on screen, whatever may come now.
      const current = tasks.current()
      const onScreen = current !== undefined && tasks.stateOf(current) === 'waiting' ? [current] : []
      promised = [...onScreen, ...following(new Set(onScreen), count - onScreen.length)]
      return promised
    },
    after(taskIds) {
      const leaving = new Set(taskIds)
      promised = promised.filter((id) => !leaving.has(id))
      return following(leaving, 1)[0]
    },
  }
}
