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

/** Tasks in the order in which they should come. */
export interface Line {
  /** Their ids, the first in front. @param wanted only of these severities; left out, all */
  first(limit: number, wanted?: readonly Severity[]): string[]
  has(taskId: string): boolean
  /**
   * One that comes out of line, where the next place is filled; none as a rule.
   * @param before the task after which it would come
   */
  mixIn?(
    before: string | undefined,
    wanted: readonly Severity[],
    leaveOut: ReadonlySet<string>,
  ): string | undefined
}

/** @param willing which severities may come, and which of them come first, once tasks of these severities are done */
export function createUpcoming(
  { tasks }: Pick<Store, 'tasks'>,
  willing: ShiftWellbeing['willing'],
  line: Line,
): Upcoming {
  // What the renderer has mounted keeps its place: a task that arrives meanwhile waits behind it, whatever its priority.
  let promised: string[] = []

  /** What comes after tasks of these severities, the last of which is named, but none of those to leave out. */
  function next(
    ahead: readonly Severity[],
    before: string | undefined,
    leaveOut: ReadonlySet<string>,
  ): string | undefined {
    const { may, rather } = willing(ahead)
    const kept = promised.filter((id) => !leaveOut.has(id) && line.has(id))
    const first = (wanted: readonly Severity[]) =>
      kept.find((id) => isOf(id, wanted)) ??
      line.mixIn?.(before, wanted, leaveOut) ??
      firstWaiting(wanted, leaveOut)
    return first(rather) ?? (rather.length < may.length ? first(may) : undefined)
  }

  function isOf(id: string, wanted: readonly Severity[]): boolean {
    const severity = tasks.severityOf(id)
    return severity !== undefined && wanted.includes(severity)
  }

  function firstWaiting(wanted: readonly Severity[], leaveOut: ReadonlySet<string>): string | undefined {
    if (wanted.length === 0) return undefined
    const limit = leaveOut.size + 1
    const found = wanted.length === severities.length ? line.first(limit) : line.first(limit, wanted)
    return found.find((id) => !leaveOut.has(id))
  }

  return {
    ids() {
      // A task that came back by undo goes first, and so does the one that was on screen, whatever may come now.
      const current = tasks.current()
      const ids = current !== undefined && line.has(current) ? [current] : []
      while (ids.length < count) {
        const ahead = ids.map((id) => tasks.severityOf(id) ?? 1)
        const following = next(ahead, ids.at(-1), new Set(ids))
        if (following === undefined) break
        ids.push(following)
      }
      promised = ids
      return ids
    },
    after(taskIds) {
      const leaving = new Set(taskIds)
      promised = promised.filter((id) => !leaving.has(id))
      return next([], taskIds.at(-1), leaving)
    },
  }
}
