import type { Postpone, WellbeingView } from '../../desk/wellbeing-views.ts'
import { breakKinds } from '../../model/wellbeing.ts'
import type { WellbeingState } from '../../model/wellbeing-state.ts'
import { comingBreaks, untilAnyForcedMs, untilDueMs, untilForcedMs } from './accounts.ts'
import { limitShares, limitStage } from './limits.ts'
import { shiftPhase, willingOf } from './queue-mix.ts'
import { postponable } from './rests.ts'
import type { WellbeingTerms } from './terms.ts'

/** The engine's state as the window shows it, at the moment of its last event. */
export function viewWellbeing(state: WellbeingState, terms: WellbeingTerms): WellbeingView {
  const { may, spared } = willingOf(state, terms)
  const shares = limitShares(state, terms)
  const rest = viewRest(state, terms)
  const coming = rest ? undefined : viewComing(state, terms)
  const next = viewNext(state, terms)
  const shift = viewShift(state, terms)
  return {
    ...(rest && { rest }),
    ...(coming && { coming }),
    ...(next && { next }),
    pauseOffered: state.pauseOffered,
    limit: { stage: limitStage(shares, terms), ...shares },
    ...(shift && { shift }),
    ...(spared && { spared }),
    may: [...may],
  }
}

function viewRest(state: WellbeingState, terms: WellbeingTerms): WellbeingView['rest'] {
  const { rest } = state
  if (!rest) return undefined
  const { kind, due, lengthMs, restedMs, counting, asked } = rest
  const over = restedMs >= lengthMs
  const postpone = viewPostpone(state, terms)
  const isStrict = kind !== 'pause' && terms.breaks[kind]?.strict === true
  return {
    kind,
    due,
    lengthMs,
    restedMs,
    over,
    counting,
    asks: !over && (asked || !counting),
    mayEndEarly: !isStrict,
    ...(postpone && { postpone }),
  }
}

function viewComing(state: WellbeingState, terms: WellbeingTerms): WellbeingView['coming'] {
  const [kind] = comingBreaks(state, terms)
  const rule = kind && terms.breaks[kind]
  if (!rule) return undefined
  const inMs = untilDueMs(state.accounts[kind], rule)
  const postpone = viewPostpone(state, terms)
  return {
    kind,
    inMs,
    forcedInMs: Math.min(
      untilForcedMs(state.accounts[kind], rule, terms.graceMs),
      untilAnyForcedMs(state, terms),
    ),
    lengthMs: rule.lengthMs + Math.min(state.accounts[kind].owedMs, rule.lengthMs),
    maySkip: inMs <= 0 && !rule.strict,
    ...(postpone && { postpone }),
  }
}

function viewPostpone(state: WellbeingState, terms: WellbeingTerms): Postpone | undefined {
  const kind = postponable(state, terms)
  const rule = kind && terms.breaks[kind]
  if (!rule) return undefined
  return { left: rule.postponements - state.accounts[kind].postponed, minutes: rule.postponeMs / 60_000 }
}

function viewNext(state: WellbeingState, terms: WellbeingTerms): WellbeingView['next'] {
  const all = breakKinds.flatMap((kind) => {
    const rule = kind === 'severe' ? undefined : terms.breaks[kind]
    return rule ? [{ kind, inMs: Math.max(0, untilDueMs(state.accounts[kind], rule)) }] : []
  })
  return all.sort((one, other) => one.inMs - other.inMs)[0]
}

function viewShift(state: WellbeingState, terms: WellbeingTerms): WellbeingView['shift'] {
  const { shift, at } = state
  const phase = shiftPhase(state, terms)
  if (!shift || !phase) return undefined
  const leftMs = shift.startedAt + terms.shiftMs - at
  return { phase, leftMs, mayGoOn: leftMs > -terms.overtimeMs && (phase === 'over' || phase === 'ended') }
}
