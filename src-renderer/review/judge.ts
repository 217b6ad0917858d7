import i18next from 'i18next'
import type { Verdict } from '../../src-shared/model/decision.ts'
import { coverageGaps } from '../../src-shared/rules/decision-check.ts'
import { effectiveAction } from '../../src-shared/rules/draft.ts'
import { missingEvidence } from '../../src-shared/rules/evidence.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { askOrTell } from '../shell/tell-failure.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { changeDraft, contentNow, describeMadeNow, keepTime } from './keep-draft.ts'
import { leaveTask } from './leave-task.ts'

// Every way in which the task on screen is closed, or comes back.

/** Other tasks of the same content, each with the id that its decision gets. */
type Others = { decisionId: string; taskId: string }[]

/** Decides the task on screen by what was entered, and others of the same content along with it. */
export async function decideAlike(taskIds: readonly string[]): Promise<void> {
  const others = taskIds.map((taskId) => ({ decisionId: newId(), taskId }))
  if (useReview.getState().draft.labels.length > 0) await submit(others)
  else await clear(others)
}

/** Content that cannot be shown is not cleared by a key pressed in passing; main refuses what it knows of itself. */
export async function clear(alike?: Others): Promise<void> {
  const { task, draft, problems } = useReview.getState()
  if (!task) return
  const { policy } = useWorkstation.getState()
  const [gap] = coverageGaps(policy, contentNow(task), describeMadeNow(task))
  if (problems[task.id] !== undefined) tell(i18next.t('review.cannotClear'))
  else if ((draft.loose ?? []).length > 0) tell(i18next.t('review.looseEvidence'))
  else if (gap) {
    const { share, covered, maxSpeed } = gap
    const words = { share: percent(share), covered: percent(covered), speed: maxSpeed }
    tell(i18next.t(maxSpeed === undefined ? 'review.coverage' : 'review.coverageSpeed', words))
  } else await judge('no-violation', alike)
}

function percent(share: number): string {
  return i18next.t('context.score', { value: share })
}

/** Closes it as a violation, once everything that its labels ask for is there. */
export async function submit(alike?: Others): Promise<void> {
  const { draft } = useReview.getState()
  const needed = neededEvidence()
  if (draft.labels.length === 0) tell(i18next.t('review.submitNeedsLabel'))
  else if (needed) tell(i18next.t('review.needsEvidence', needed))
  else await judge('violation', alike)
}

/** The first of the chosen labels that lacks evidence, and what it lacks, in words. */
function neededEvidence(): { label: string; what: string } | undefined {
  const { task, draft } = useReview.getState()
  for (const { code, evidence } of draft.labels) {
    const label = useWorkstation.getState().index.get(code)?.label
    const [missing] = task && label ? missingEvidence(label, task.content.kind, evidence) : []
    if (label && missing) return { label: label.title, what: i18next.t(`evidence.need.${missing}`) }
  }
  return undefined
}

/** Decides; or, where machines' signals were held back, notes the judgement, shows them, and waits for the key once more. */
async function judge(verdict: 'no-violation' | 'violation', alike?: Others): Promise<void> {
  const { task, draft, setRecording, showSignals } = useReview.getState()
  if (!task?.signalsHeldBack) return decide(verdict, undefined, alike)
  const labels = draft.labels.map(({ code }) => code)
  const firstJudgement = { at: new Date().toISOString(), verdict, labels }
  setRecording(true)
  const result = await askOrTell('signals:show', { taskId: task.id, firstJudgement })
  setRecording(false)
  if (!result) return
  showSignals(task.id, result.signals)
  const signalsShown = { signalsShown: true, signalsShownAt: new Date().toISOString(), firstJudgement }
  changeDraft((draft) => ({ ...draft, made: { ...describeMadeNow(task), ...signalsShown } }))
  useWorkstation.getState().notify({ tone: 'info', text: i18next.t('review.judged') })
}

/** Sends what was escalated to its route, with what was written as its reason. */
export async function sendEscalation(): Promise<void> {
  const { escalation } = useReview.getState()
  if (escalation !== undefined) await decide('escalate', escalation)
}

export async function cannotReview(reason: string): Promise<void> {
  await decide('cannot-review', reason)
}

async function decide(verdict: Verdict, reason?: string, alike?: Others): Promise<void> {
  const { task, draft } = useReview.getState()
  const { policy } = useWorkstation.getState()
  if (!task) return
  const isViolation = verdict === 'violation'
  const action = isViolation ? effectiveAction(draft, useWorkstation.getState().index) : undefined
  await leaveTask('decision:record', {
    decisionId: newId(),
    taskId: task.id,
    policyId: policy.id,
    policyVersion: policy.version,
    verdict,
    labels: isViolation || verdict === 'escalate' || verdict === 'no-violation' ? draft.labels : [],
    ...(verdict === 'escalate' && draft.loose && { loose: draft.loose }),
    ...(action !== undefined && { action }),
    ...(reason !== undefined && { reason }),
    note: draft.note,
    made: describeMadeNow(task),
    ...(alike && { alike }),
  })
}

/** Sends it to the end of the queue. */
export async function skip(reason: string): Promise<void> {
  const { task, draft } = useReview.getState()
  if (!task) return
  keepTime()
  await leaveTask('task:skip', { skipId: newId(), taskId: task.id, reason, note: draft.note })
}

/** Holds it, returns it, or sends it on to the route of this code. */
export async function putAside(code: string): Promise<void> {
  const { task, draft } = useReview.getState()
  if (!task) return
  keepTime()
  const isOwn = code === 'hold' || code === 'return'
  const how = isOwn ? ({ how: code } as const) : ({ how: 'send-on', to: code } as const)
  await leaveTask('task:put-aside', { asideId: newId(), taskId: task.id, ...how, note: draft.note })
}

/** Takes back the newest act that can be taken back. */
export async function undo(): Promise<void> {
  keepTime()
  await leaveTask('decision:undo', { undoId: newId() })
}

function tell(text: string): void {
  useWorkstation.getState().notify({ tone: 'danger', text, aboutDraft: true })
}
