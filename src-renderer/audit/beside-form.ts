import { create } from 'zustand'
import type { Beside } from '../../src-shared/desk/bench-views.ts'
import type { OutcomeDraft } from '../../src-shared/model/audit.ts'
import { ask } from '../desk.ts'
import { withdrawRefusal } from '../review/keep-draft.ts'
import { tellFailure } from '../shell/tell-failure.ts'
import { useReview } from '../stores/review.ts'

/** Of a list that is open, what it is chosen for. */
export type Picking = 'coaching' | 'clause'

/** What is entered beside an audited decision or a dispute, until it is closed. */
interface Entered extends OutcomeDraft {
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

/** What is entered for this audit or dispute so far: each one begins with what was entered before, or with what the rules say. */
export function enteredFor(beside: Beside, entered: Entered = useEntered.getState()): Entered {
  if (entered.id === beside.id) return entered
  return { ...empty, id: beside.id, ...(beside.entered ?? presetOf(beside)) }
}

export function useEnteredFor(beside: Beside): Entered {
  const entered = useEntered()
  return enteredFor(beside, entered)
}

/** Takes it in, and has main keep it: a lock or a crash takes no word of it. */
export function enter(beside: Beside, part: Partial<OutcomeDraft & Pick<Entered, 'picking'>>): void {
  const entered = { ...enteredFor(beside), ...part }
  useEntered.setState(entered)
  withdrawRefusal()
  const { task } = useReview.getState()
  if (!task) return
  const { id: _id, picking: _picking, ...kept } = entered
  void ask('audit:keep', { taskId: task.id, id: beside.id, entered: kept }).then((result) => {
    // Closed meanwhile, and what was entered with it: nothing is amiss.
    if (!result.ok && result.error.code !== 'stale') tellFailure(result.error)
  })
}

/** Whether both judgements say the same, so that nothing need be entered. */
export function isAgreed(beside: Beside): boolean {
  return beside.purpose === 'audit' && beside.error === undefined
}

function presetOf(beside: Beside): Partial<OutcomeDraft> {
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
