import i18next from 'i18next'
import type { Verdict } from '../../src-shared/model/decision.ts'
import {
  chooseNextAction,
  effectiveAction,
  removeLastLabel,
  toggleLabel,
} from '../../src-shared/rules/draft.ts'
import type { ActionName } from '../../src-shared/rules/key-map.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { type PaneAction, paneActions } from '../../src-shared/rules/program-actions.ts'
import { ask } from '../desk.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { askOrTell } from '../shell/tell-failure.ts'
import { paneHandles, useReview } from '../stores/review.ts'
import { type DialogName, type SettingsTab, useWorkstation } from '../stores/workstation.ts'
import { changeDraft, describeMadeNow, keepTime } from './keep-draft.ts'
import { leaveTask } from './leave-task.ts'
import { reportReveal, reportRevealNow } from './report-reveal.ts'

/** Carries out an action of the key map; keys and controls both come through here. */
export function perform(action: ActionName): void {
  const { recording, note, setOpened } = useReview.getState()
  if (action === 'lock') lock()
  if (action === 'lock' || recording) return
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
  if (!opener) acts[name]?.(code ?? '')
}

/** What the review screen does itself. `code` is what an action such as `label:HAR-01` names. */
const acts: Record<string, (code: string) => void> = {
  reveal: () => turnVeil(),
  'no-violation': () => void clear(),
  submit: () => void submit(),
  escalate: (route) => void decide('escalate', route),
  'cannot-review': (reason) => void decide('cannot-review', reason),
  skip: (reason) => void skip(reason),
  undo: () => void undo(),
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

function turnVeil(): void {
  const { task, problems, revealed, setRevealed } = useReview.getState()
  if (revealed) {
    veil()
    return
  }
  // The record would say that somebody saw what cannot be shown.
  if (!task || (task.problem ?? problems[task.id]) !== undefined) return
  setRevealed(true)
  reportReveal(task.id)
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

/** Stops and silences the content as well: a pane plays only what is revealed. */
export function veil(): void {
  const { revealed, setRevealed } = useReview.getState()
  if (!revealed) return
  setRevealed(false)
  // A hidden window paints nothing that could be waited for.
  reportRevealNow()
  keepTime()
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

/** Content that cannot be shown is not cleared by a key pressed in passing; main refuses what it knows of itself. */
async function clear(): Promise<void> {
  const { task, problems } = useReview.getState()
  if (task && problems[task.id] !== undefined) tell(i18next.t('review.cannotClear'))
  else await decide('no-violation')
}

async function submit(): Promise<void> {
  const { draft } = useReview.getState()
  if (draft.labels.length > 0) return decide('violation')
  tell(i18next.t('review.submitNeedsLabel'))
}

async function decide(verdict: Verdict, reason?: string): Promise<void> {
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
  })
}

async function skip(reason: string): Promise<void> {
  const { task, draft } = useReview.getState()
  if (!task) return
  keepTime()
  await leaveTask('task:skip', { skipId: newId(), taskId: task.id, reason, note: draft.note })
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
