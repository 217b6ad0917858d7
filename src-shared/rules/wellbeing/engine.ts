import type { Severity } from '../../model/kind.ts'
import type { WellbeingState } from '../../model/wellbeing-state.ts'
import { idleAfterMs } from '../timing.ts'
import { comingBreaks, dueBreaks, untilAnyForcedMs } from './accounts.ts'
import { elapse, halted, idled, veiled } from './elapse.ts'
import type { Look } from './exposure.ts'
import { shiftPhase } from './queue-mix.ts'
import { creditAbsence, disturb, endRest, isOver, postpone, skip, startRest, undisturbed } from './rests.ts'
import { nightMs } from './start.ts'
import { isSevere, type WellbeingTerms } from './terms.ts'

/** What main tells the engine. Each comes with the moment at which it happened, by a clock that is never set. */
export type WellbeingEvent =
  /** Time passes. */
  | { type: 'tick' }
  /** Somebody uses this machine: at a task (also while it plays), on the break screen, or in another program. */
  | { type: 'activity'; where: 'task' | 'rest' | 'elsewhere' }
  /** Nobody has used the machine for a while. */
  | { type: 'idle' }
  | ({ type: 'look' } & Look)
  | { type: 'veil' }
  | { type: 'task-start' }
  /** `severity`: the higher of what was expected and what was found; 1 for what nobody saw. `left`: without a verdict. */
  | { type: 'task-end'; severity: Severity; how: 'decided' | 'escalated' | 'left' }
  | { type: 'suspend' | 'resume' | 'lock' | 'unlock' }
  /** The program goes on from what it kept, after whatever time. */
  | { type: 'restart' }
  /** The wall clock was set, by so much. The engine's own goes on: nothing moves. */
  | { type: 'clock-change'; byMs: number }
  /** What is due or announced, or else a pause. */
  | { type: 'break-start' }
  /** Back to work: after the break, or early where it is not strict. */
  | { type: 'break-end' }
  | { type: 'break-postpone' }
  | { type: 'break-skip' }
  /** Work elsewhere is over, and the rest goes on. */
  | { type: 'break-resume' }
  | { type: 'pause-declined' }
  | { type: 'shift-start' | 'shift-end' | 'shift-go-on' }

/**
 * What follows from an event. Pure; the same for whoever replays it. A moment before the last one counts as that one, so
 * that no order of events makes anything run backwards.
 * @param now ms by the clock that is never set
 */
export function advanceWellbeing(
  before: WellbeingState,
  event: WellbeingEvent,
  now: number,
  terms: WellbeingTerms,
): WellbeingState {
  const known = event.type === 'restart' ? closed(before, now) : before
  const state = elapse(known, Math.max(before.at, now), terms)
  return force(handle(state, event, terms), terms)
}

/**
 * While the program was closed nobody worked in it and nothing was seen. Where a kill found work elsewhere, nobody knows for
 * how long that went on, but no longer than the night.
 */
function closed(before: WellbeingState, now: number): WellbeingState {
  return halted(now - before.at >= nightMs ? undisturbed(before) : before)
}

function handle(state: WellbeingState, event: WellbeingEvent, terms: WellbeingTerms): WellbeingState {
  switch (event.type) {
    case 'tick':
    case 'resume':
    case 'unlock':
    case 'clock-change':
      return state
    case 'activity':
      return state.rest ? disturb(state, event.where) : work(state, event.where, terms)
    case 'look': {
      if (state.rest) return state
      const { severity, sound, softened } = event
      return { ...work(state, 'task', terms), looking: { severity, sound, softened } }
    }
    case 'veil':
      return veiled(state)
    case 'task-start':
      return { ...state, onTask: true }
    case 'task-end':
      return endTask(state, event, terms)
    case 'idle':
      // Before its end the person is asked to go on with it.
      return idled(state.rest && isOver(state.rest) ? undisturbed(state) : state)
    case 'suspend':
    case 'lock':
      return halted(undisturbed(state))
    case 'restart':
      return halted(state)
    case 'break-start':
      return state.rest ? state : startRest(state, comingBreaks(state, terms)[0], false, terms)
    case 'break-end':
      return endRest(state, terms)
    case 'break-postpone':
      return postpone(state, terms)
    case 'break-skip':
      return skip(state, terms)
    case 'break-resume':
      return undisturbed(state)
    case 'pause-declined':
      return { ...state, pauseOffered: false }
    case 'shift-start':
      return withShift(state, { ended: false })
    case 'shift-end':
      return withShift(veiled(state), { ended: true })
    case 'shift-go-on':
      return withShift(state, { goneOn: true, ended: false })
  }
}

/** Somebody is here. What went before may have been a rest. */
function work(
  state: WellbeingState,
  where: 'task' | 'rest' | 'elsewhere',
  terms: WellbeingTerms,
): WellbeingState {
  const { at } = state
  const rested = { ...creditAbsence(state, terms), lastPresentAt: at }
  if (where !== 'task') return rested
  return withShift({ ...rested, lastInputAt: at })
}

/** The first work of a day begins its shift. Nothing begins it anew: who has ended it goes on with the same one. */
function withShift(
  state: WellbeingState,
  change: Partial<NonNullable<WellbeingState['shift']>> = {},
): WellbeingState {
  if (state.shift && Object.keys(change).length === 0) return state
  const shift = state.shift ?? { startedAt: state.at, goneOn: false, ended: false }
  return { ...state, shift: { ...shift, ...change } }
}

/** A key has ended it, so somebody is here. What is due has waited for this. */
function endTask(
  state: WellbeingState,
  { severity, how }: Extract<WellbeingEvent, { type: 'task-end' }>,
  terms: WellbeingTerms,
): WellbeingState {
  const ended = { ...veiled(state.rest ? state : work(state, 'task', terms)), onTask: false }
  if (how === 'left') return isSevere(severity) ? { ...ended, severeInARow: state.severeInARow + 1 } : ended
  return {
    ...ended,
    severeInARow: isSevere(severity) ? state.severeInARow + 1 : 0,
    lighterLeft: Math.max(0, state.lighterLeft - 1),
    // An offer that was there during a whole task has been seen.
    pauseOffered: how === 'escalated',
  }
}

/** A break that is due waits for the end of a task, but not for ever; and not at all where no task is. */
function force(state: WellbeingState, terms: WellbeingTerms): WellbeingState {
  const [due] = dueBreaks(state, terms)
  // Nobody is called to rest who is not here.
  if (!due || state.rest || state.at - state.lastInputAt >= idleAfterMs) return state
  // Who is given nothing more to review needs no rest from it.
  const phase = shiftPhase(state, terms)
  if (!state.onTask && (phase === 'over' || phase === 'ended')) return state
  return !state.onTask || untilAnyForcedMs(state, terms) <= 0 ? startRest(state, due, true, terms) : state
}
