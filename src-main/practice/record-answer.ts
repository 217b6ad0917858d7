import { DeskError } from '../../src-shared/desk/result.ts'
import type { Decision } from '../../src-shared/model/decision.ts'
import { type Severity, severitySchema } from '../../src-shared/model/kind.ts'
import type { GoldAnswer } from '../../src-shared/model/practice.ts'
import { findDecisionFaults } from '../../src-shared/rules/decision-check.ts'
import { indexPolicy } from '../../src-shared/rules/policy-index.ts'
import { answerOf, scoreAnswer } from '../../src-shared/rules/practice/score.ts'
import { finishExam } from './exams.ts'
import { remember } from './memory.ts'
import { requireItem } from './on-practice.ts'
import type { PracticeParts } from './practice-parts.ts'

/** A row of the journal, as a receipt names it. */
interface Row {
  sequence: number
  at: string
}

/**
 * Records what was answered to the item on screen, and how it is scored, in the caller's transaction; a retry of the asking gets
 * what the first came to.
 * @throws DeskError `policy-refused` with sentences for the person, `stale`, `not-found` or `conflict`
 */
export function recordAnswer(parts: PracticeParts, decision: Decision): Row {
  const { store, now } = parts
  const { practice } = store
  const { decisionId, taskId } = decision
  const known = earlier(parts, decisionId)
  if (known) return known
  const { item, session } = requireItem(parts, taskId)
  if (session.mode === 'drill' && session.shown !== undefined)
    throw new DeskError('stale', 'This one is answered. Go on, or try it once more.')
  requireSound(parts, decision)
  const answer = answerOf(decision)
  const score = scoreAnswer(answer, item.gold)
  const exam = session.mode === 'exam' ? { examId: session.examId } : {}
  const payload = { answer: decision, score, ...(exam.examId !== undefined && { exam: exam.examId }) }
  const appended = store.journal.append({ id: decisionId, kind: 'practice-answer', taskId, payload })
  const isRetry = session.mode === 'drill' && session.retries === taskId
  const kept = { id: decisionId, taskId, at: appended.at, isRetry, isRight: score.right, answer, score }
  practice.answer({ ...kept, ...exam })
  if (session.mode === 'drill') {
    if (!isRetry) practice.saveCard({ taskId, ...remember(practice.card(taskId)?.payload, score, now()) })
    practice.saveSession({ ...session, shown: decisionId })
  } else {
    leaveItem(parts, taskId, answer)
    const open = practice.openExam()
    if (open && practice.ofExam(open.id).length === practice.items(open.pack).length) finishExam(parts, open)
  }
  return appended
}

/** Goes on to the next item, in the caller's transaction; what was seen of this one counts as in production. */
export function leaveItem(
  parts: PracticeParts,
  taskId: string,
  { labels }: Pick<GoldAnswer, 'labels'>,
): void {
  const { store, wellbeing, upcoming, screen } = parts
  store.tasks.dropDraft(taskId)
  wellbeing.taskEnded(severityOf(parts, taskId, labels), 'decided')
  const next = upcoming.after([taskId])
  if (next !== undefined) screen.show(next)
}

function severityOf(
  { store, policy }: PracticeParts,
  taskId: string,
  labels: readonly { code: string }[],
): Severity {
  const index = indexPolicy(policy())
  const found = labels.map(({ code }) => index.get(code)?.label.severity ?? 1)
  return severitySchema.parse(Math.max(store.tasks.severityOf(taskId) ?? 1, ...found))
}

function earlier({ store }: PracticeParts, id: string): Row | undefined {
  const row = store.journal.find(id)
  if (row && row.kind !== 'practice-answer')
    throw new DeskError('conflict', `The journal already holds another entry under the id ${id}.`)
  return row
}

function requireSound({ store, policy }: PracticeParts, decision: Decision): void {
  const cached = store.tasks.find(decision.taskId)
  if (!cached) throw new DeskError('not-found', `There is no task ${decision.taskId} on this machine.`)
  const faults = findDecisionFaults(decision, policy(), cached.task.content)
  if (decision.alike) faults.push('In practice each task is answered for itself.')
  if (faults.length > 0) throw new DeskError('policy-refused', faults.join(' '))
}
