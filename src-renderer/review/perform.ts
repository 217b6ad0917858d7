import i18next from 'i18next'
import { mayAsk, mayWorkOn } from '../../src-shared/desk/roles.ts'
import { stepComfort } from '../../src-shared/rules/comfort.ts'
import { chooseNextAction, removeLastLabel, toggleLabel } from '../../src-shared/rules/draft.ts'
import type { ActionName } from '../../src-shared/rules/key-map.ts'
import { type PaneAction, paneActions } from '../../src-shared/rules/program-actions.ts'
import { besideNow, leaveBench, tellIfNotInAudit } from '../audit/bench.ts'
import { besideActs } from '../audit/beside-acts.ts'
import { actOnBreak, leaveOut } from '../break/follow-wellbeing.ts'
import { ask } from '../desk.ts'
import { goOn, tellIfNotInPractice, tryAgain } from '../practice/practice-acts.ts'
import { changeSettings } from '../settings/change-settings.ts'
import { askOrTell } from '../shell/tell-failure.ts'
import { paneHandles, useReview } from '../stores/review.ts'
import { useWellbeing } from '../stores/wellbeing.ts'
import { type DialogName, type SettingsTab, useWorkstation } from '../stores/workstation.ts'
import { comfortOf, floorOf } from './comfort-now.ts'
import { chooseNextLabel, removeLastEvidence, takeSignal } from './evidence/give-evidence.ts'
import { cannotReview, clear, putAside, skip, submit, undo } from './judge.ts'
import { changeDraft, keepTime, stepDraft } from './keep-draft.ts'
import { endPanic, panic } from './panic.ts'
import { reportRevealNow } from './report-reveal.ts'
import { veil } from './reveal.ts'
import { tellIfVeiled } from './veiled-notice.ts'

/** Carries out an action of the key map; keys and controls both come through here. @param isHeld the key repeats itself */
export function perform(action: ActionName, isHeld = false): void {
  const { recording, note, setOpened, covered } = useReview.getState()
  if (action === 'lock') lock()
  if (action === 'panic') (covered ? endPanic : panic)()
  if (action === 'help-contacts') showContacts()
  if (action === 'lock' || action === 'panic' || action === 'help-contacts' || recording) return
  note('activity')
  if (tellIfNotInAudit(action) || tellIfNotInPractice(action)) return
  const [name, code] = splitAction(action)
  if (isPaneAction(name)) {
    performInPane(name, isHeld)
    return
  }
  const { keyMap } = useWorkstation.getState()
  const opener = keyMap.bindings.find((binding) => binding.action === action && binding.opens)
  // Who escalates has seen enough.
  if (action === 'escalate') veil()
  setOpened(opener)
  useReview.getState().setEscalation(undefined)
  const act = (besideNow() && besideActs[name]) || acts[name]
  if (!opener) act?.(code ?? '')
}

/** What the review screen does itself. `code` is what an action such as `label:HAR-01` names. */
const acts: Record<string, (code: string) => void> = {
  flagged: () => turnFlagged(),
  'no-violation': () => void clear(),
  submit: () => void submit(),
  escalate: (route) => useReview.getState().setEscalation(route),
  'cannot-review': (reason) => void cannotReview(reason),
  skip: (reason) => void skip(reason),
  undo: () => void undo(),
  aside: (how) => void putAside(how),
  alike: () => show('alike'),
  'step-back': stepBack,
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
  break: () => void actOnBreak('start'),
  'postpone-break': () => void actOnBreak('postpone'),
  'skip-break': leaveOut,
  wellbeing: () => show('wellbeing'),
  'leave-bench': leaveBench,
  audits: () => showAudits(),
  feedback: () => show('feedback'),
  'audit-figures': () => showFigures(),
  practice: () => show('practice'),
  cohort: () => showCohort(),
  'practice-retry': () => void tryAgain(),
  'beside-done': () => void goOn(),
}

export const noteFieldId = 'note'

/** Whoever must leave waits for nothing. */
function lock(): void {
  veil()
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

/** One press too many takes back no decision: only where nothing was entered for this task it goes on with the one before. */
function stepBack(): void {
  if (stepDraft(-1)) return
  if (useReview.getState().future.length > 0) tell(i18next.t('review.nothingToTakeBack'))
  else void undo()
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

function showAudits(): void {
  const { opening, notify } = useWorkstation.getState()
  if (opening && mayWorkOn(opening.profile.role, 'audit')) show('audits')
  else notify({ tone: 'info', text: i18next.t('audit.notYours') })
}

function showFigures(): void {
  const { opening, notify } = useWorkstation.getState()
  if (opening && mayAsk(opening.profile.role, 'audit:figures')) show('audit-figures')
  else notify({ tone: 'info', text: i18next.t('figures.notYours') })
}

function showCohort(): void {
  const { opening, notify } = useWorkstation.getState()
  if (opening && mayAsk(opening.profile.role, 'practice:cohort')) show('cohort')
  else notify({ tone: 'info', text: i18next.t('practice.cohort.notYours') })
}

/** The same key shows them and puts them away. */
function showContacts(): void {
  veil()
  const { contactsShown, showContacts } = useWellbeing.getState()
  showContacts(!contactsShown)
}

/** Shows a page of the settings. */
export function showSettings(tab: SettingsTab): void {
  useWorkstation.getState().turnTo(tab)
  show('settings')
}

function tell(text: string): void {
  useWorkstation.getState().notify({ tone: 'danger', text })
}

function performInPane(action: PaneAction, isHeld: boolean): void {
  const { task } = useReview.getState()
  tellIfVeiled(action)
  if (task) paneHandles.get(task.id)?.perform(action, isHeld)
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
