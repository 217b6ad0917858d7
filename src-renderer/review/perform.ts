import i18next from 'i18next'
import type { CommandInput, CommandName, CommandOutput } from '../../src-shared/desk/contract.ts'
import type { ShiftView } from '../../src-shared/desk/views.ts'
import type { Draft, Verdict } from '../../src-shared/model/decision.ts'
import {
  chooseNextAction,
  effectiveAction,
  removeLastLabel,
  toggleLabel,
} from '../../src-shared/rules/draft.ts'
import type { ActionName } from '../../src-shared/rules/key-map.ts'
import { type PaneAction, paneActions } from '../../src-shared/rules/program-actions.ts'
import { advanceTiming } from '../../src-shared/rules/timing.ts'
import { ask } from '../desk.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { paneHandles, useReview } from '../stores/review.ts'
import { type DialogName, useWorkstation } from '../stores/workstation.ts'

/** Carries out an action of the key map; keys and controls both come through here. */
export function perform(action: ActionName): void {
  const { recording, note, setOpened } = useReview.getState()
  if (recording) return
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
  reveal: () => useReview.getState().setRevealed(!useReview.getState().revealed),
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
  if (revealed) setRevealed(false)
}

/** Behind a dialog nothing plays, since no key would reach it. */
function show(dialog: DialogName): void {
  veil()
  useWorkstation.getState().show(dialog)
}

/** Changes what was entered for the task on screen, and has main keep it. */
export function changeDraft(change: (draft: Draft) => Draft): void {
  const { task, draft, setDraft } = useReview.getState()
  if (!task) return
  const changed = change(draft)
  setDraft(changed)
  void askOrTell('draft:save', { taskId: task.id, draft: changed })
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
  const { task, draft, timing, revealed } = useReview.getState()
  const { policy } = useWorkstation.getState()
  if (!task) return
  const now = Date.now()
  const spent = advanceTiming(timing, revealed ? 'veil' : 'activity', now)
  const isViolation = verdict === 'violation'
  const action = isViolation ? effectiveAction(draft, policyIndex()) : undefined
  await leave('decision:record', {
    decisionId: crypto.randomUUID(),
    taskId: task.id,
    policyId: policy.id,
    policyVersion: policy.version,
    verdict,
    labels: isViolation || verdict === 'escalate' || verdict === 'no-violation' ? draft.labels : [],
    ...(action !== undefined && { action }),
    ...(reason !== undefined && { reason }),
    note: draft.note,
    made: {
      shownAt: new Date(spent.shownAt).toISOString(),
      ...(spent.firstRevealAt !== undefined && {
        firstRevealAt: new Date(spent.firstRevealAt).toISOString(),
      }),
      activeSeconds: spent.activeMs / 1000,
      revealedSeconds: spent.revealedMs / 1000,
      watchedShare: spent.firstRevealAt === undefined ? 0 : (paneHandles.get(task.id)?.watchedShare() ?? 0),
      signalsShown: task.signals.length > 0,
    },
  })
}

async function skip(reason: string): Promise<void> {
  const { task, draft } = useReview.getState()
  if (!task) return
  await leave('task:skip', { skipId: crypto.randomUUID(), taskId: task.id, reason, note: draft.note })
}

async function undo(): Promise<void> {
  await leave('decision:undo', { undoId: crypto.randomUUID() })
}

type Leaving = 'decision:record' | 'decision:undo' | 'task:skip'

/**
 * Asks for what changes the task on screen. The screen moves on only when main has it on disk; where that is not certain,
 * it follows what main says of the shift.
 */
async function leave<C extends Leaving>(command: C, input: CommandInput<C>): Promise<void> {
  const { setRecording, setOpened, follow } = useReview.getState()
  setRecording(true)
  setOpened(undefined)
  let result = await ask<Leaving>(command, input)
  // The id makes a second asking safe: main answers with the receipt of the first.
  if (!result.ok && result.error.code === 'unreachable') result = await ask<Leaving>(command, input)
  const shift = result.ok ? result.value.shift : await standing()
  setRecording(false)
  if (shift) follow(shift)
  if (result.ok) useWorkstation.getState().notify(undefined)
  else tell(result.error.message)
}

async function standing(): Promise<ShiftView | undefined> {
  const view = await ask('shift:view', {})
  return view.ok ? view.value : undefined
}

/** Asks main; a failure is told to the person, and the answer is undefined. */
export async function askOrTell<C extends CommandName>(
  command: C,
  input: CommandInput<C>,
): Promise<CommandOutput<C> | undefined> {
  const result = await ask(command, input)
  if (result.ok) return result.value
  if (result.error.code !== 'cancelled') tell(result.error.message)
  return undefined
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
