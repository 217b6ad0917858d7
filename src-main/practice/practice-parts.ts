import type { TaskView } from '../../src-shared/desk/views.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import type { Screen } from '../shift/screen.ts'
import type { Upcoming } from '../shift/upcoming.ts'
import type { Store } from '../store/store.ts'
import type { ShiftWellbeing } from '../wellbeing/wellbeing.ts'

/** What all of the practice room works with. */
export interface PracticeParts {
  store: Store
  /** The policy in force at the moment of the call. */
  policy: () => Policy
  /** The wall clock, ms since the epoch. */
  now: () => number
  /** The clock that is never set, ms. */
  steady: () => number
  screen: Screen
  /** Over the tasks that are practised. */
  upcoming: Upcoming
  wellbeing: ShiftWellbeing
  /** A task as its reviewer may see it. */
  viewTask: (taskId: string) => TaskView
}
