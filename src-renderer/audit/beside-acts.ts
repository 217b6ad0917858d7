import i18next from 'i18next'
import type { Beside } from '../../src-shared/desk/bench-views.ts'
import type { AuditOutcome, ErrorSeverity, ErrorType } from '../../src-shared/model/audit.ts'
import { leaveTask } from '../review/leave-task.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { besideNow } from './bench.ts'
import { enter, enteredFor, type Picking } from './beside-form.ts'

// What the keys do while an audited decision, or a disputed one, stands beside its task.

export const besideActs: Record<string, () => void> = {
  'beside-agree': () => choose('agree'),
  'beside-disagree': () => choose('disagree'),
  'beside-grey': () => choose('grey'),
  'error-false-positive': () => chooseError('false-positive'),
  'error-false-negative': () => chooseError('false-negative'),
  'error-wrong-selection': () => chooseError('wrong-selection'),
  'error-technical': () => chooseError('technical'),
  'error-minor': () => chooseSeverity('minor'),
  'error-major': () => chooseSeverity('major'),
  'error-critical': () => chooseSeverity('critical'),
  'beside-clause': () => pick('clause'),
  'beside-coaching': () => pick('coaching'),
  'beside-up': () => scroll(-1),
  'beside-down': () => scroll(1),
  'beside-done': () => void finish(),
  note: () => focusNote(),
}

/** Of the field for a coaching note or a reason. */
export const besideNoteId = 'beside-note'

/** Of the part of the panel that holds the comparison. */
export const comparisonId = 'comparison'

function withBeside(act: (beside: Beside) => void): void {
  const beside = besideNow()
  if (beside) act(beside)
}

function choose(outcome: AuditOutcome): void {
  withBeside((beside) => {
    enter(beside, { outcome, picking: undefined })
    // Without a label on either side nothing can be preset, and the list is what comes next.
    if (outcome === 'grey' && enteredFor(beside).clause === undefined) enter(beside, { picking: 'clause' })
  })
}

/** Who says what kind of error it is, disagrees. */
function chooseError(errorType: ErrorType): void {
  withBeside((beside) => {
    if (beside.purpose === 'audit') enter(beside, { outcome: 'disagree', errorType })
  })
}

function chooseSeverity(severity: ErrorSeverity): void {
  withBeside((beside) => {
    if (beside.purpose === 'audit') enter(beside, { outcome: 'disagree', severity })
  })
}

/** Who looks for the clause holds it for grey. */
function pick(picking: Picking): void {
  withBeside((beside) => {
    if (picking === 'clause') enter(beside, { outcome: 'grey', picking })
    else if (beside.purpose === 'audit') enter(beside, { picking })
  })
}

function scroll(direction: -1 | 1): void {
  document.getElementById(comparisonId)?.scrollBy({ top: direction * 80 })
}

function focusNote(): void {
  document.getElementById(besideNoteId)?.focus()
}

async function finish(): Promise<void> {
  const beside = besideNow()
  const { task } = useReview.getState()
  if (!beside || !task) return
  const { outcome, errorType, severity, coaching, note, clause } = enteredFor(beside)
  if (outcome === undefined) return tell('sayOutcome', beside)
  if (outcome === 'grey' && clause === undefined) return tell('sayClause', beside)
  const grey = outcome === 'grey' && clause !== undefined && { clause }
  const words = note.trim()
  if (beside.purpose === 'settle') {
    if (words === '') {
      focusNote()
      return tell('sayReason', beside)
    }
    const ruling = { agree: 'uphold', disagree: 'overturn', grey: 'grey' } as const
    await leaveTask('audit:settle', {
      stepId: beside.id,
      taskId: task.id,
      ruling: ruling[outcome],
      reason: words,
      ...grey,
    })
    return
  }
  if (outcome === 'disagree' && errorType === undefined) return tell('sayError', beside)
  if (outcome === 'disagree' && severity === undefined) return tell('saySeverity', beside)
  await leaveTask('audit:close', {
    auditId: beside.id,
    taskId: task.id,
    outcome,
    ...(outcome === 'disagree' && errorType && severity && { error: { type: errorType, severity } }),
    ...((coaching !== undefined || words !== '') && {
      coaching: { ...(coaching !== undefined && { code: coaching }), note: words },
    }),
    ...grey,
  })
}

function tell(
  what: 'sayOutcome' | 'sayClause' | 'sayReason' | 'sayError' | 'saySeverity',
  beside: Beside,
): void {
  const key = what === 'sayOutcome' ? `audit.${what}.${beside.purpose}` : `audit.${what}`
  useWorkstation.getState().notify({ tone: 'danger', text: i18next.t(key), aboutDraft: true })
}
