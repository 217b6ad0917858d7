import { create } from 'zustand'
import type { Beside } from '../../src-shared/desk/bench-views.ts'
import type { Audit, AuditOutcome, ErrorType } from '../../src-shared/model/audit.ts'

export type ErrorSeverity = NonNullable<Audit['error']>['severity']
/** Of a list that is open, what it is chosen for. */
export type Picking = 'coaching' | 'clause'

/** What is entered beside an audited decision, until it is closed. */
export interface BesideForm {
  outcome: AuditOutcome | undefined
  errorType: ErrorType | undefined
  severity: ErrorSeverity | undefined
  /** Code of a note of the policy's list. */
  coaching: string | undefined
  /** In one's own words: a coaching note, or the reason of a ruling. */
  note: string
  /** Label whose clause does not settle it. */
  clause: string | undefined
}

interface Entered extends BesideForm {
  /** Of the audit or step that it is entered for. */
  id: string | undefined
  picking: Picking | undefined
}

const empty = {
  outcome: undefined,
  errorType: undefined,
  severity: undefined,
  coaching: undefined,
  note: '',
  clause: undefined,
  picking: undefined,
} as const

const useEntered = create<Entered>()(() => ({ id: undefined, ...empty }))

/** What is entered for this audit or dispute so far: for each one begins with what the rules say. */
export function enteredFor(beside: Beside, entered: Entered = useEntered.getState()): Entered {
  return entered.id === beside.id ? entered : { ...empty, id: beside.id, ...presetOf(beside) }
}

export function useEnteredFor(beside: Beside): Entered {
  const entered = useEntered()
  return enteredFor(beside, entered)
}

export function enter(beside: Beside, part: Partial<BesideForm & Pick<Entered, 'picking'>>): void {
  useEntered.setState({ ...enteredFor(beside), ...part })
}

/** Whether both judgements say the same, so that nothing need be entered. */
export function isAgreed(beside: Beside): boolean {
  return beside.purpose === 'audit' && beside.error === undefined
}

function presetOf(beside: Beside): Partial<BesideForm> {
  if (beside.purpose === 'settle') return { clause: beside.case.audit.clause ?? labelsOf(beside)[0] }
  return {
    ...(isAgreed(beside) && { outcome: 'agree' }),
    errorType: beside.error,
    clause: labelsOf(beside)[0],
  }
}

/** Codes of the labels that either judgement has, in their order. */
export function labelsOf(beside: Beside): string[] {
  const { decision } = beside.purpose === 'settle' ? beside.case.decision : beside.decision
  const blind = beside.purpose === 'settle' ? beside.case.audit.blind : beside.blind
  return [...new Set([...decision.labels, ...blind.labels].map(({ code }) => code))]
}
