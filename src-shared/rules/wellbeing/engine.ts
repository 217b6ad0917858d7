import type { Severity } from '../../model/kind.ts'
import { type BreakKind, breakKinds } from '../../model/wellbeing.ts'
import type { RestRecord, WellbeingState } from '../../model/wellbeing-state.ts'
import { idleAfterMs } from '../timing.ts'
import { comingBreaks, dueBreaks, emptyAccount, lengthNow, payRest, untilDueMs } from './accounts.ts'
import { exposureOf, type Look } from './exposure.ts'
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
  /** `severity`: the higher of what was expected and what was found. `left`: without a verdict. */
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

/** A rest this long ends the day and its shift, whatever the calendar says: none is as long within one. */
export const nightMs = 6 * 60 * 60_000
/** Longer than this between two events, and the machine stood still: nobody saw anything, and nobody worked. */
const standstillMs = 90_000
/** Signs of work elsewhere in a break, one a second at most, until it is asked about, and then until it no longer counts. */
const elsewhereSigns = 10
/** A break that has just begun can still be put off. */
const graceAtStartMs = 30_000
/** Length of a pause that nobody had to take, where there is no rule for micro-breaks. */
const pauseMs = 2 * 60_000
const keptDays = 14

/** Where somebody begins who was never here. */
export function startWellbeing(now: number): WellbeingState {
  const none = { 1: 0, 2: 0, 3: 0, 4: 0 }
  return {
    at: now,
    lastInputAt: now - idleAfterMs,
    lastPresentAt: now,
    onTask: false,
    accounts: { micro: emptyAccount, break: emptyAccount, severe: emptyAccount, meal: emptyAccount },
    severeInARow: 0,
    lighterLeft: 0,
    pauseOffered: false,
    day: { startedAt: now, severeMs: 0, exposureMs: 0, reviewMs: 0 },
    week: [],
    totals: { reviewMs: 0, revealedMs: none, exposureMs: none, rests: 0 },
  }
}

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
  // While the program was closed nobody worked and nothing was seen.
  const known = event.type === 'restart' ? halted(before) : before
  const state = elapse(known, Math.max(before.at, now), terms)
  return force(handle(state, event, terms), terms)
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
    case 'suspend':
    case 'lock':
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
      return state.rest ? { ...state, rest: { ...state.rest, counting: true, elsewhere: 0 } } : state
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

/** Counts the time since the last event for what it was: rest, review, exposure, or nothing. */
function elapse(state: WellbeingState, now: number, terms: WellbeingTerms): WellbeingState {
  const passed = now - state.at
  if (passed === 0) return state
  if (state.rest) {
    const { rest } = state
    return { ...state, at: now, rest: rest.counting ? { ...rest, restedMs: rest.restedMs + passed } : rest }
  }
  const activeMs = Math.max(0, Math.min(now, state.lastInputAt + idleAfterMs) - state.at)
  const reviewed = addReview({ ...state, at: now }, activeMs)
  if (!state.looking) return reviewed
  if (passed > standstillMs) return veiled(reviewed)
  return { ...addExposure(reviewed, state.looking, passed, terms), lastPresentAt: now }
}

function addReview(state: WellbeingState, activeMs: number): WellbeingState {
  if (activeMs === 0) return state
  const { accounts, day, totals } = state
  const worked = (kind: BreakKind) => ({ ...accounts[kind], workedMs: accounts[kind].workedMs + activeMs })
  return {
    ...state,
    accounts: { ...accounts, micro: worked('micro'), break: worked('break'), meal: worked('meal') },
    day: { ...day, reviewMs: day.reviewMs + activeMs },
    totals: { ...totals, reviewMs: totals.reviewMs + activeMs },
  }
}

function addExposure(
  state: WellbeingState,
  look: Look,
  passed: number,
  terms: WellbeingTerms,
): WellbeingState {
  const { accounts, day, totals } = state
  const { severity } = look
  const exposureMs = exposureOf(look, passed, terms)
  const severeMs = isSevere(severity) ? exposureMs : 0
  return {
    ...state,
    accounts: { ...accounts, severe: { ...accounts.severe, workedMs: accounts.severe.workedMs + severeMs } },
    day: { ...day, severeMs: day.severeMs + severeMs, exposureMs: day.exposureMs + exposureMs },
    totals: {
      ...totals,
      revealedMs: { ...totals.revealedMs, [severity]: totals.revealedMs[severity] + passed },
      exposureMs: { ...totals.exposureMs, [severity]: totals.exposureMs[severity] + exposureMs },
    },
  }
}

function veiled({ looking: _looking, ...state }: WellbeingState): WellbeingState {
  return state
}

/** From here on nobody works, until somebody does. */
function halted(state: WellbeingState): WellbeingState {
  return { ...veiled(state), lastInputAt: Math.min(state.lastInputAt, state.at - idleAfterMs) }
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

/** An absence of at least a break's length is a break; a shorter one is only a pause in what is counted. */
function creditAbsence(state: WellbeingState, terms: WellbeingTerms): WellbeingState {
  const { at, lastPresentAt } = state
  const restedMs = at - lastPresentAt
  if (restedMs >= nightMs) return startDay(state)
  if (restedMs < shortestRest(terms)) return state
  const record = {
    kind: 'natural',
    startedAt: lastPresentAt,
    endedAt: at,
    lengthMs: restedMs,
    restedMs,
  } as const
  return noteRest(payAll(state, restedMs, terms), { ...record, ended: 'complete' })
}

/** Every break that the rest was long enough for. */
function payAll(state: WellbeingState, restedMs: number, terms: WellbeingTerms): WellbeingState {
  const accounts = { ...state.accounts }
  for (const kind of breakKinds) {
    const rule = terms.breaks[kind]
    if (rule && restedMs >= rule.lengthMs) accounts[kind] = payRest(accounts[kind], rule, restedMs)
  }
  return { ...state, accounts, severeInARow: 0, pauseOffered: false }
}

function startDay({ shift: _shift, ...state }: WellbeingState): WellbeingState {
  const { startedAt, severeMs } = state.day
  return {
    ...startWellbeing(state.at),
    onTask: state.onTask,
    week: [...state.week, { startedAt, severeMs }].slice(-keptDays),
    totals: state.totals,
    ...(state.lastRest && { lastRest: state.lastRest }),
  }
}

function endTask(
  before: WellbeingState,
  { severity, how }: Extract<WellbeingEvent, { type: 'task-end' }>,
  terms: WellbeingTerms,
): WellbeingState {
  const state = { ...veiled(before), onTask: false }
  if (how === 'left') return rest(state)
  return rest({
    ...state,
    severeInARow: isSevere(severity) ? state.severeInARow + 1 : 0,
    lighterLeft: Math.max(0, state.lighterLeft - 1),
    // An offer that was there during a whole task has been seen.
    pauseOffered: how === 'escalated',
  })

  function rest(ended: WellbeingState): WellbeingState {
    const [due] = dueBreaks(ended, terms)
    return due && !ended.rest ? startRest(ended, due, true, terms) : ended
  }
}

/** A break that is due waits for the end of a task, but not for ever; and not at all where no task is. */
function force(state: WellbeingState, terms: WellbeingTerms): WellbeingState {
  const [due] = dueBreaks(state, terms)
  const rule = due && terms.breaks[due]
  // Nobody is called to rest who is not here.
  if (!rule || state.rest || state.at - state.lastInputAt >= idleAfterMs) return state
  const overdueMs = -untilDueMs(state.accounts[due], rule)
  return overdueMs >= terms.graceMs || !state.onTask ? startRest(state, due, true, terms) : state
}

function startRest(
  state: WellbeingState,
  kind: BreakKind | undefined,
  due: boolean,
  terms: WellbeingTerms,
): WellbeingState {
  const rule = kind && terms.breaks[kind]
  const lengthMs = rule ? lengthNow(state.accounts[kind], rule) : (terms.breaks.micro?.lengthMs ?? pauseMs)
  const fresh = { startedAt: state.at, restedMs: 0, counting: true, elsewhere: 0, asked: false }
  return { ...veiled(state), rest: { kind: kind ?? 'pause', due, lengthMs, ...fresh } }
}

/** Work in another program: asked about once, and if it goes on the rest no longer counts. */
function disturb(state: WellbeingState, where: 'task' | 'rest' | 'elsewhere'): WellbeingState {
  const { rest } = state
  if (!rest || where !== 'elsewhere' || rest.restedMs >= rest.lengthMs) return state
  const elsewhere = rest.elsewhere + 1
  if (elsewhere < elsewhereSigns) return { ...state, rest: { ...rest, elsewhere } }
  return rest.asked
    ? { ...state, rest: { ...rest, counting: false } }
    : { ...state, rest: { ...rest, asked: true, elsewhere: 0 } }
}

function endRest(state: WellbeingState, terms: WellbeingTerms): WellbeingState {
  const { rest, at } = state
  if (!rest) return state
  const { kind, startedAt, lengthMs, restedMs } = rest
  const isComplete = restedMs >= lengthMs
  const rule = kind === 'pause' ? undefined : terms.breaks[kind]
  if (!isComplete && rule?.strict) return state
  const back = { ...withoutRest(state), lastPresentAt: at, lastInputAt: at }
  if (restedMs >= nightMs) return { ...startDay(back), lastInputAt: at }
  const record = {
    kind,
    startedAt,
    endedAt: at,
    lengthMs,
    restedMs,
    ended: isComplete ? 'complete' : 'early',
  } as const
  const settled = noteRest(restedMs >= shortestRest(terms) ? payAll(back, restedMs, terms) : back, record)
  const paid =
    kind !== 'pause' && rule && restedMs < rule.lengthMs ? payOne(settled, kind, restedMs, terms) : settled
  return isComplete ? { ...paid, lighterLeft: terms.lighterAfterBreak } : { ...paid, pauseOffered: false }
}

/** A break that was cut short pays what it was. */
function payOne(
  state: WellbeingState,
  kind: BreakKind,
  restedMs: number,
  { breaks }: WellbeingTerms,
): WellbeingState {
  const rule = breaks[kind]
  if (!rule) return state
  return { ...state, accounts: { ...state.accounts, [kind]: payRest(state.accounts[kind], rule, restedMs) } }
}

/** Puts off the break that comes, or has only just begun, where that is allowed. */
function postpone(state: WellbeingState, terms: WellbeingTerms): WellbeingState {
  const kind = postponable(state, terms)
  const rule = kind && terms.breaks[kind]
  if (!rule) return state
  const account = state.accounts[kind]
  const overrunMs = Math.max(0, account.workedMs - rule.everyMs)
  const postponedMs = Math.max(account.postponedMs, overrunMs) + rule.postponeMs
  const put = { ...account, postponed: account.postponed + 1, postponedMs }
  const back = state.rest ? { ...withoutRest(state), lastInputAt: state.at, lastPresentAt: state.at } : state
  return { ...back, accounts: { ...state.accounts, [kind]: put } }
}

/** The break that could be put off now. */
export function postponable(state: WellbeingState, terms: WellbeingTerms): BreakKind | undefined {
  const { rest } = state
  if (rest && (!rest.due || rest.kind === 'pause' || rest.restedMs >= graceAtStartMs)) return undefined
  const kind = rest ? (rest.kind as BreakKind) : comingBreaks(state, terms)[0]
  const rule = kind && terms.breaks[kind]
  return rule && state.accounts[kind].postponed < rule.postponements ? kind : undefined
}

/** A break that is due and not strict is left out; it stays owed. */
function skip(state: WellbeingState, terms: WellbeingTerms): WellbeingState {
  const [kind] = state.rest ? [] : dueBreaks(state, terms)
  const rule = kind && terms.breaks[kind]
  if (!rule || rule.strict) return state
  const record = {
    kind,
    startedAt: state.at,
    endedAt: state.at,
    lengthMs: rule.lengthMs,
    restedMs: 0,
  } as const
  return noteRest(payOne(state, kind, 0, terms), { ...record, ended: 'skipped' })
}

function withoutRest({ rest: _rest, ...state }: WellbeingState): WellbeingState {
  return state
}

function noteRest(state: WellbeingState, lastRest: RestRecord): WellbeingState {
  return { ...state, lastRest, totals: { ...state.totals, rests: state.totals.rests + 1 } }
}

/** From when on an absence counts as rest. */
export function shortestRest({ breaks }: WellbeingTerms): number {
  const lengths = breakKinds.flatMap((kind) => breaks[kind]?.lengthMs ?? [])
  return lengths.length === 0 ? pauseMs : Math.min(...lengths)
}
