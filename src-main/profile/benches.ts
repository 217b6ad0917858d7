import type { Bench } from '../../src-shared/desk/bench-views.ts'
import type { ShiftView } from '../../src-shared/desk/views.ts'
import type { Shift } from '../shift/shift.ts'
import type { Store } from '../store/store.ts'

/** The review loops of a profile, of which the window works on one at a time. */
export interface Benches {
  /** The one that is worked on now. */
  active(): Shift
  go(to: Bench): ShiftView
}

/** Begins with the one whose task is on screen, so that a lock or a restart comes back to it. */
export function createBenches(
  { tasks }: Pick<Store, 'tasks'>,
  loops: Readonly<Record<Bench, Shift>>,
): Benches {
  const onScreen = tasks.current()
  const state = onScreen === undefined ? undefined : tasks.stateOf(onScreen)
  let at: Bench = state === 'audit' || state === 'practice' ? state : 'live'
  return {
    active: () => loops[at],
    go(to) {
      at = to
      return loops[to].view()
    },
  }
}
