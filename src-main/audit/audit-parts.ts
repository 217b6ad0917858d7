import type { TaskView } from '../../src-shared/desk/views.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import type { Profile } from '../../src-shared/model/profile.ts'
import type { isSignedBy } from '../keys/signature.ts'
import type { Screen } from '../shift/screen.ts'
import type { Upcoming } from '../shift/upcoming.ts'
import type { Store } from '../store/store.ts'
import type { ShiftWellbeing } from '../wellbeing/wellbeing.ts'
import type { SignRecord } from './signing.ts'

/** What all of the audit room works with. */
export interface AuditParts {
  store: Store
  /** Who works here, as they are called now. */
  me: () => Profile
  sign: SignRecord
  /** The public key that one's own records are signed with, base64. */
  key: string
  isSignedBy: typeof isSignedBy
  /** The policy in force at the moment of the call. */
  policy: () => Policy
  /** The wall clock, ms since the epoch. */
  now: () => number
  screen: Screen
  /** Over the tasks that are to be audited or settled. */
  upcoming: Upcoming
  wellbeing: ShiftWellbeing
  /** A task as its reviewer may see it. */
  viewTask: (taskId: string) => TaskView
}
