import { type BreakKind, breakKinds } from '../../model/wellbeing.ts'
import type { RestRecord, WellbeingState } from '../../model/wellbeing-state.ts'
import { comingBreaks, dueBreaks, lengthNow, payRest } from './accounts.ts'
import { veiled } from './elapse.ts'
import { nightMs, startDay } from './start.ts'
import { pauseMs, type WellbeingTerms } from './terms.ts'

/** Signs of work elsewhere in a break, one a second at most, until it is asked about, and then until it no longer counts. */
const elsewhereSigns = 10
/** A break that has just begun can still be put off. */
const graceAtStartMs = 30_000

/** An absence of at least a break's length is a break; a shorter one is only a pause in what is counted. */
export function creditAbsence(state: WellbeingState, terms: WellbeingTerms): WellbeingState {
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

export function startRest(
  state: WellbeingState,
  kind: BreakKind | undefined,
  due: boolean,
  terms: WellbeingTerms,
): WellbeingState {
  const rule = kind && terms.breaks[kind]
  const lengthMs = rule ? lengthNow(state.accounts[kind], rule) : pauseLength(terms.breaks)
  const fresh = { startedAt: state.at, restedMs: 0, counting: true, elsewhere: 0, asked: false }
  return { ...veiled(state), rest: { kind: kind ?? 'pause', due, lengthMs, ...fresh } }
}

/**
 * Work in another program: asked about once, and if it goes on the rest no longer counts. Once it is over nobody is asked,
 * but what is worked then is no rest for a longer break either.
 */
export function disturb(state: WellbeingState, where: 'task' | 'rest' | 'elsewhere'): WellbeingState {
  const { rest } = state
  if (!rest || where !== 'elsewhere') return state
  const elsewhere = rest.elsewhere + 1
  if (elsewhere < elsewhereSigns) return { ...state, rest: { ...rest, elsewhere } }
  return rest.asked || isOver(rest)
    ? { ...state, rest: { ...rest, counting: false } }
    : { ...state, rest: { ...rest, asked: true, elsewhere: 0 } }
}

/** Nobody works elsewhere any longer, and the rest goes on. */
export function undisturbed(state: WellbeingState): WellbeingState {
  const { rest } = state
  return rest ? { ...state, rest: { ...rest, counting: true, elsewhere: 0 } } : state
}

export function isOver({ restedMs, lengthMs }: NonNullable<WellbeingState['rest']>): boolean {
  return restedMs >= lengthMs
}

export function endRest(state: WellbeingState, terms: WellbeingTerms): WellbeingState {
  const { rest, at } = state
  if (!rest) return state
  const { kind, startedAt, lengthMs, restedMs } = rest
  const isComplete = isOver(rest)
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
export function postpone(state: WellbeingState, terms: WellbeingTerms): WellbeingState {
  const kind = postponable(state, terms)
  const rule = kind && terms.breaks[kind]
  if (!rule) return state
  const account = state.accounts[kind]
  const overrunMs = Math.max(0, account.workedMs - rule.everyMs)
  // Work that was noticed late counts as no more than the grace: what is put off ends by when the break would be forced.
  const mostMs = account.postponed * rule.postponeMs + terms.graceMs
  const postponedMs = Math.min(Math.max(account.postponedMs, overrunMs), mostMs) + rule.postponeMs
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
export function skip(state: WellbeingState, terms: WellbeingTerms): WellbeingState {
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

/** From when on an absence counts as rest: a break's length, or a pause's, which must be worth what it is offered for. */
export function shortestRest({ breaks }: WellbeingTerms): number {
  const lengths = breakKinds.flatMap((kind) => breaks[kind]?.lengthMs ?? [])
  return Math.min(pauseLength(breaks), ...lengths)
}

function pauseLength({ micro }: WellbeingTerms['breaks']): number {
  return micro?.lengthMs ?? pauseMs
}
