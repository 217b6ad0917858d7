import i18next from 'i18next'
import type { Verdict } from '../../src-shared/model/decision.ts'
import { stepComfort } from '../../src-shared/rules/comfort.ts'
import { coverageGaps } from '../../src-shared/rules/decision-check.ts'
import {
  chooseNextAction,
  effectiveAction,
  removeLastLabel,
  toggleLabel,
} from '../../src-shared/rules/draft.ts'
import { missingEvidence } from '../../src-shared/rules/evidence.ts'
import type { ActionName } from '../../src-shared/rules/key-map.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { type PaneAction, paneActions } from '../../src-shared/rules/program-actions.ts'
import { ask } from '../desk.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { askOrTell } from '../shell/tell-failure.ts'
import { paneHandles, useReview } from '../stores/review.ts'
import { type DialogName, type SettingsTab, useWorkstation } from '../stores/workstation.ts'
import { comfortOf, floorOf } from './comfort-now.ts'
import { chooseNextLabel, removeLastEvidence, takeSignal } from './evidence/give-evidence.ts'
import { changeDraft, contentNow, describeMadeNow, keepTime, stepDraft } from './keep-draft.ts'
import { leaveTask } from './leave-task.ts'
import { endPanic, panic } from './panic.ts'
import { reportRevealNow } from './report-reveal.ts'
import { veil } from './reveal.ts'

/** Carries out an action of the key map; keys and controls both come through here. */
export function perform(action: ActionName): void {
  const { recording, note, setOpened, covered } = useReview.getState()
  if (action === 'lock') lock()
  if (action === 'panic') (covered ? endPanic : panic)()
  if (action === 'lock' || action === 'panic' || recording) return
  note('activity')
  const [name, code] = splitAction(action)
  if (isPaneAction(name)) {
    performInPane(name)
    return
  }
  const { keyMap } = useWorkstation.getState()
  const opener = keyMap.bindings.find((binding) => binding.action === action && binding.opens)
  // Who escalates has seen enough.
  if (action === 'escalate') veil()
  setOpened(opener)
  useReview.getState().setEscalation(undefined)
  if (!opener) acts[name]?.(code ?? '')
}

/** What the review screen does itself. `code` is what an action such as `label:HAR-01` names. */
const acts: Record<string, (code: string) => void> = {
  flagged: () => turnFlagged(),
  'no-violation': () => void clear(),
  submit: () => void submit(),
  escalate: (route) => useReview.getState().setEscalation(route),
  'cannot-review': (reason) => void decide('cannot-review', reason),
  skip: (reason) => void skip(reason),
  undo: () => void undo(),
  aside: (how) => void putAside(how),
  alike: () => show('alike'),
  'step-back': () => (stepDraft(-1) ? undefined : void undo()),
  'step-forward': () => void stepDraft(1),
  'next-label': chooseNextLabel,
  'remove-evidence': removeLastEvidence,
  'take-signal': takeSignal,
  'blur-more': () => soften('blur-more'),
  'blur-less': () => soften('blur-less'),
  greyscale: () => soften('greyscale'),
  reduced: () => soften('reduced'),
  small: () => soften('small'),
  dimmed: () => soften('dimmed'),
  hidden: () => soften('hidden'),
  'waiting-list': () => show('waiting-list'),
  'my-decisions': () => show('my-decisions'),
  label: (code) => changeDraft((draft) => toggleLabel(draft, code, policyIndex())),
  quick: (code) => changeDraft((draft) => toggleLabel(draft, code, policyIndex())),
  'remove-label': () => changeDraft((draft) => removeLastLabel(draft, policyIndex())),
  'next-action': () =>
    changeDraft((draft) => chooseNextAction(useWorkstation.getState().policy, draft, policyIndex())),
  cancel: () => useWorkstation.getState().notify(undefined),
  note: () => document.getElementById(noteFieldId)?.focus(),
  quieter: () => changeVolume(-volumeStep),
  louder: () => changeVolume(volumeStep),
  help: () => show('help'),
  settings: () => show('settings'),
  import: () => show('import'),
  'full-screen': () => void ask('window:toggle-full-screen', {}),
}

export const noteFieldId = 'note'

/** Whoever must leave waits for nothing. */
function lock(): void {
  reportRevealNow()
  keepTime()
  void askOrTell('profile:lock', {})
}

function turnFlagged(): void {
  const { revealed, flaggedShown, setFlaggedShown } = useReview.getState()
  if (revealed) setFlaggedShown(!flaggedShown)
}

/** For this task only: what all begin with is a setting. */
function soften(step: Parameters<typeof stepComfort>[1]): void {
  const { task, setComfort } = useReview.getState()
  if (!task) return
  const before = comfortOf(task)
  const after = stepComfort(before, step, floorOf(task))
  setComfort(after)
  const isUnchanged = JSON.stringify(after) === JSON.stringify(before)
  const isAtEnd = step === 'blur-more' || (step === 'blur-less' && before.blur === 0)
  if (isUnchanged && !isAtEnd) tell(i18next.t('review.atFloor'))
}

const volumeStep = 0.1

/** The level is the person's, and stays for the tasks to come. */
function changeVolume(step: number): void {
  const { settings, changeSettings: show } = useWorkstation.getState()
  const volume = Math.round(Math.max(0, Math.min(1, settings.volume + step)) * 100) / 100
  // Shown at once: a held key counts on from here, not from what main has confirmed so far.
  show({ ...settings, volume })
  void changeSettings({ volume })
}

/** Behind a dialog nothing plays, since no key would reach it. */
function show(dialog: DialogName): void {
  veil()
  useWorkstation.getState().show(dialog)
}

/** Shows a page of the settings. */
export function showSettings(tab: SettingsTab): void {
  useWorkstation.getState().turnTo(tab)
  show('settings')
}

/** Other tasks of the same content, each with the id that its decision gets. */
type Others = { decisionId: string; taskId: string }[]

/** Decides the task on screen by what was entered, and others of the same content along with it. */
export async function decideAlike(taskIds: readonly string[]): Promise<void> {
  const others = taskIds.map((taskId) => ({ decisionId: newId(), taskId }))
  if (useReview.getState().draft.labels.length > 0) await submit(others)
  else await clear(others)
}

/** Content that cannot be shown is not cleared by a key pressed in passing; main refuses what it knows of itself. */
async function clear(alike?: Others): Promise<void> {
  const { task, problems } = useReview.getState()
  if (!task) return
  const { policy } = useWorkstation.getState()
  const [gap] = coverageGaps(policy, contentNow(task), describeMadeNow(task))
  if (problems[task.id] !== undefined) tell(i18next.t('review.cannotClear'))
  else if (gap) {
    const { share, covered, maxSpeed } = gap
    const words = { share: percent(share), covered: percent(covered), speed: maxSpeed }
    tell(i18next.t(maxSpeed === undefined ? 'review.coverage' : 'review.coverageSpeed', words))
  } else await judge('no-violation', alike)
}

function percent(share: number): string {
  return i18next.t('context.score', { value: share })
}

async function submit(alike?: Others): Promise<void> {
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
    const label = policyIndex().get(code)?.label
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

async function decide(verdict: Verdict, reason?: string, alike?: Others): Promise<void> {
  const { task, draft } = useReview.getState()
  const { policy } = useWorkstation.getState()
  if (!task) return
  const isViolation = verdict === 'violation'
  const action = isViolation ? effectiveAction(draft, policyIndex()) : undefined
  await leaveTask('decision:record', {
    decisionId: newId(),
    taskId: task.id,
    policyId: policy.id,
    policyVersion: policy.version,
    verdict,
    labels: isViolation || verdict === 'escalate' || verdict === 'no-violation' ? draft.labels : [],
    ...(action !== undefined && { action }),
    ...(reason !== undefined && { reason }),
    note: draft.note,
    made: describeMadeNow(task),
    ...(alike && { alike }),
  })
}

async function skip(reason: string): Promise<void> {
  const { task, draft } = useReview.getState()
  if (!task) return
  keepTime()
  await leaveTask('task:skip', { skipId: newId(), taskId: task.id, reason, note: draft.note })
}

async function putAside(code: string): Promise<void> {
  const { task, draft } = useReview.getState()
  if (!task) return
  keepTime()
  const isOwn = code === 'hold' || code === 'return'
  const how = isOwn ? ({ how: code } as const) : ({ how: 'send-on', to: code } as const)
  await leaveTask('task:put-aside', { asideId: newId(), taskId: task.id, ...how, note: draft.note })
}

async function undo(): Promise<void> {
  keepTime()
  await leaveTask('decision:undo', { undoId: newId() })
}

function tell(text: string): void {
  useWorkstation.getState().notify({ tone: 'danger', text })
}

function performInPane(action: PaneAction): void {
  const { task } = useReview.getState()
  if (task) paneHandles.get(task.id)?.perform(action)
}

function policyIndex() {
  return useWorkstation.getState().index
}

function isPaneAction(name: string): name is PaneAction {
  return (paneActions as readonly string[]).includes(name)
}

function splitAction(action: ActionName): [name: string, code: string | undefined] {
  const colon = action.indexOf(':')
  return colon < 0 ? [action, undefined] : [action.slice(0, colon), action.slice(colon + 1)]
}
