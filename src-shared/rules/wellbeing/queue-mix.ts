import type { Severity } from '../../model/kind.ts'
import type { WellbeingState } from '../../model/wellbeing-state.ts'
import { limitShares, limitStage } from './limits.ts'
import { isSevere, severities, type WellbeingTerms } from './terms.ts'

export type ShiftPhase = 'running' | 'calm' | 'over' | 'overtime' | 'ended'

/** Where the shift is; `calm` is the time before its end in which nothing severe begins. Undefined before its first task. */
export function shiftPhase({ shift, at }: WellbeingState, terms: WellbeingTerms): ShiftPhase | undefined {
  if (!shift) return undefined
  if (shift.ended) return 'ended'
  const leftMs = shift.startedAt + terms.shiftMs - at
  if (leftMs > terms.calmMs) return 'running'
  if (leftMs > 0) return 'calm'
  return shift.goneOn && leftMs > -terms.overtimeMs ? 'overtime' : 'over'
}

/** Why tasks of some severities are not given out now. */
export type Spared = 'shift' | 'limit' | 'calm' | 'in-a-row'

/** Which tasks a person can be given next. A hub is told `may`, and never the reason. */
export interface Willing {
  may: readonly Severity[]
  /** Of those, the ones that come first where there are any. */
  rather: readonly Severity[]
  /** Why `may` is not all of them. */
  spared?: Spared
}

const light = severities.filter((severity) => !isSevere(severity))

/** At most so many severe tasks in a row, lighter ones first after a break or an escalation, none before the end of a shift or beyond a limit. */
export function willingOf(state: WellbeingState, terms: WellbeingTerms): Willing {
  const phase = shiftPhase(state, terms)
  const stage = limitStage(limitShares(state, terms), terms)
  if (phase === 'over' || phase === 'ended') return { may: [], rather: [], spared: 'shift' }
  if (stage === 'none') return { may: [], rather: [], spared: 'limit' }
  if (stage === 'lighter') return { may: light, rather: light, spared: 'limit' }
  if (phase === 'calm' || phase === 'overtime') return { may: light, rather: light, spared: 'calm' }
  if (state.severeInARow >= terms.severeInARow) return { may: light, rather: light, spared: 'in-a-row' }
  const isLighterFirst = state.lighterLeft > 0 || state.pauseOffered
  return { may: severities, rather: isLighterFirst ? light : severities }
}
