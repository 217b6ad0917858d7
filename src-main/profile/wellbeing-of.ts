import type { OwnWellbeing, WellbeingPolicy } from '../../src-shared/model/wellbeing.ts'
import { readSettings } from '../settings/read-settings.ts'
import type { Store } from '../store/store.ts'
import type { ClockReadings } from '../wellbeing/clock.ts'
import { createWellbeing, type WellbeingRoom } from '../wellbeing/wellbeing.ts'

/** For whoever does not keep the settings: read when they are asked for, and once. */
export function ownAtOpening(folder: string): () => OwnWellbeing {
  let own: OwnWellbeing | undefined
  return () => {
    own ??= readSettings(folder).wellbeing
    return own
  }
}

/** Breaks and exposure of whoever works in a profile. */
export function wellbeingOf(
  { wellbeing: rows, transact, tasks }: Store,
  policy: () => WellbeingPolicy,
  own: () => OwnWellbeing,
  clock: ClockReadings,
): WellbeingRoom {
  const isOnScreen = (taskId: string) => {
    const state = tasks.current() === taskId ? tasks.stateOf(taskId) : undefined
    return state === 'waiting' || state === 'audit' || state === 'practice'
  }
  return createWellbeing({
    rows,
    transact,
    severityOnScreen: (taskId) => (isOnScreen(taskId) ? tasks.severityOf(taskId) : undefined),
    policy,
    own,
    lead: rows.leadLimits,
    clock,
  })
}
