import type { Bench } from '../../src-shared/desk/bench-views.ts'
import { mayWorkOn } from '../../src-shared/desk/roles.ts'
import type { ShiftView } from '../../src-shared/desk/views.ts'
import type { Role } from '../../src-shared/model/profile.ts'
import type { Shift } from '../shift/shift.ts'
import type { Store } from '../store/store.ts'

/** The review loops of a profile, of which the window works on one at a time. */
export interface Benches {
  /** The one that is worked on now. */
  active(): Shift
  go(to: Bench): ShiftView
}

/**
 * Begins with the one whose task is on screen, so that a lock or a restart comes back to it. Audits are left where somebody's
 * role changes: what they may judge, and settle, is another thing then.
 * @param role of whoever works here, as it is now
 */
export function createBenches(
  { tasks }: Pick<Store, 'tasks'>,
  loops: Readonly<Record<Bench, Shift>>,
  role: () => Role,
): Benches {
  const onScreen = tasks.current()
  const state = onScreen === undefined ? undefined : tasks.stateOf(onScreen)
  let at: Bench = state === 'audit' || state === 'practice' ? state : 'live'
  let as = role()
  if (!mayWorkOn(as, at)) at = 'live'
  return {
    active() {
      if (at === 'audit' && role() !== as) at = 'live'
      return loops[at]
    },
    go(to) {
      at = to
      as = role()
      return loops[to].view()
    },
  }
}
