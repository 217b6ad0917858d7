import type { WellbeingView } from '../../../../../src-shared/desk/wellbeing-views.ts'
import type { Severity } from '../../../../../src-shared/model/kind.ts'
import { wellbeingPolicySchema } from '../../../../../src-shared/model/wellbeing.ts'
import type { WellbeingState } from '../../../../../src-shared/model/wellbeing-state.ts'
import { advanceWellbeing, type WellbeingEvent } from '../../../../../src-shared/rules/wellbeing/engine.ts'
import { startWellbeing } from '../../../../../src-shared/rules/wellbeing/start.ts'
import { termsOf, type WellbeingTerms } from '../../../../../src-shared/rules/wellbeing/terms.ts'
import { viewWellbeing } from '../../../../../src-shared/rules/wellbeing/view.ts'

export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute

/** The defaults, without the breaks that a test does not speak of. */
export function termsWith(policy: object = {}): WellbeingTerms {
  return termsOf(wellbeingPolicySchema.parse(policy))
}

/** Somebody at a desk: what they do moves the engine and the clock. */
export function openDesk(terms: WellbeingTerms = termsWith(), startedAt = Date.UTC(2026, 2, 2, 8)) {
  let state: WellbeingState = startWellbeing(startedAt)
  let now = startedAt

  function tell(event: WellbeingEvent): void {
    state = advanceWellbeing(state, event, now, terms)
  }

  const desk = {
    state: () => state,
    now: () => now,
    view: (): WellbeingView => viewWellbeing(state, terms),
    tell,
    /** Time passes, with a tick each few seconds, as while the machine is awake. */
    pass(ms: number): void {
      const until = now + ms
      while (now < until) {
        now = Math.min(until, now + 5 * second)
        tell({ type: 'tick' })
      }
    },
    /** Time passes of which the program hears nothing: the machine sleeps, or the program is closed. */
    jump(ms: number): void {
      now += ms
    },
    /** Reviews, with a hand on the keys, what is veiled. */
    work(ms: number): void {
      if (!state.onTask) tell({ type: 'task-start' })
      tell({ type: 'activity', where: 'task' })
      const until = now + ms
      while (now < until && !state.rest) {
        desk.pass(Math.min(20 * second, until - now))
        tell({ type: 'activity', where: 'task' })
      }
    },
    /** Looks at revealed content for so long, and decides. */
    review(severity: Severity, ms = 30 * second, how: 'decided' | 'escalated' = 'decided'): void {
      tell({ type: 'task-start' })
      tell({ type: 'look', severity, sound: false, softened: false })
      desk.work(ms)
      tell({ type: 'veil' })
      tell({ type: 'task-end', severity, how })
    },
    decide(): void {
      tell({ type: 'task-end', severity: 1, how: 'decided' })
    },
    /** Goes away and comes back: nothing is touched meanwhile. */
    leave(ms: number): void {
      desk.pass(ms)
      tell({ type: 'activity', where: 'task' })
    },
    /** Sleep of the machine, with the events of a system that tells. */
    sleep(ms: number): void {
      tell({ type: 'suspend' })
      desk.jump(ms)
      tell({ type: 'resume' })
    },
    /** The program ends and starts again; what it knows goes over the disk. */
    restart(ms: number): void {
      state = JSON.parse(JSON.stringify(state)) as WellbeingState
      desk.jump(ms)
      tell({ type: 'restart' })
    },
  }
  return desk
}
