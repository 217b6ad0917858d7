import { DeskError } from '../../src-shared/desk/result.ts'
import type { Receipt } from '../../src-shared/desk/views.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import type { Store } from '../store/store.ts'
import type { ShiftWellbeing } from '../wellbeing/wellbeing.ts'
import { isHeldBack } from './task-view.ts'

/** Which task is on screen, with a row of the journal for each that comes and for the first time that it is unveiled. */
export interface Screen {
  shows(taskId: string): boolean
  /** Puts a task on screen, in the caller's transaction; nothing happens if it is there. */
  show(taskId: string): void
  /** The same for a person who has just come, to whom also the task that was there is new. */
  showAnew(taskId: string): void
  /** Whether it has been unveiled since it came on screen, also before a restart. */
  isRevealed(taskId: string): boolean
  /** In the caller's transaction. @throws DeskError `stale` for a task that is not on screen */
  reveal(taskId: string): void
  /** What is told of a row of the journal, once it is on disk. */
  receiptOf(row: Pick<Receipt, 'sequence' | 'at'>): Receipt
}

/**
 * @param policy the one in force at the moment of the call
 * @param now the wall clock, ms since the epoch
 */
export function createScreen(
  { tasks, journal, golden }: Store,
  policy: () => Policy,
  now: () => number,
  wellbeing: Pick<ShiftWellbeing, 'taskShown'>,
): Screen {
  function append(kind: 'shown' | 'reveal', taskId: string, payload: object = {}): void {
    journal.append({ id: newId(now()), kind, taskId, payload })
  }

  /** Whether what machines say of it comes on screen with it. */
  function signalsOf(taskId: string): { signals?: 'shown' | 'held-back' } {
    const cached = tasks.find(taskId)
    if (!cached || cached.task.signals.length === 0) return {}
    return { signals: isHeldBack(cached, policy()) ? 'held-back' : 'shown' }
  }

  const screen: Screen = {
    shows: (taskId) => tasks.current() === taskId,
    show(taskId) {
      if (!screen.shows(taskId)) screen.showAnew(taskId)
    },
    showAnew(taskId) {
      golden.takePlace(taskId)
      tasks.setCurrent(taskId)
      append('shown', taskId, signalsOf(taskId))
      wellbeing.taskShown()
    },
    isRevealed(taskId) {
      // Between a showing and now, hardly anything is written but its reveal.
      for (const row of journal.backwards()) {
        if (row.kind === 'shown') return false
        if (row.kind === 'reveal' && row.taskId === taskId) return true
      }
      return false
    },
    reveal(taskId) {
      if (!screen.shows(taskId)) throw new DeskError('stale', `The task ${taskId} is no longer on screen.`)
      if (!screen.isRevealed(taskId)) append('reveal', taskId)
    },
    receiptOf({ sequence, at }) {
      const onScreen = tasks.current()
      return { sequence, at, ...(onScreen !== undefined && { onScreen }) }
    },
  }
  return screen
}
