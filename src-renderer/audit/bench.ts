import i18next from 'i18next'
import type { Bench, Beside } from '../../src-shared/desk/bench-views.ts'
import { mayWorkOn } from '../../src-shared/desk/roles.ts'
import type { ActionName } from '../../src-shared/rules/key-map.ts'
import { keepTime } from '../review/keep-draft.ts'
import { veil } from '../review/reveal.ts'
import { askOrTell } from '../shell/tell-failure.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'

/** Which tasks are worked on. */
export function useBench(): Bench {
  return useReview(({ shift }) => shift?.bench ?? 'live')
}

/** What stands beside the task on screen; undefined while it is judged as if nobody had. */
export function besideNow(): Beside | undefined {
  return useReview.getState().shift?.beside
}

/** Whether the person who works here has to do with audits of others. */
export function useMayAudit(): boolean {
  return useWorkstation(({ opening }) => opening !== undefined && mayWorkOn(opening.profile.role, 'audit'))
}

/** Goes to tasks of another sort. What is on screen stays there, veiled, for when one comes back to it. */
export async function goToBench(bench: Bench): Promise<void> {
  const { setRecording, setOpened, follow } = useReview.getState()
  veil()
  keepTime()
  setOpened(undefined)
  setRecording(true)
  const shift = await askOrTell('bench:open', { bench })
  setRecording(false)
  if (!shift) return
  follow(shift)
  useWorkstation.getState().notify(undefined)
}

/** Back to production, from wherever one is. */
export function leaveBench(): void {
  if (useReview.getState().shift?.bench === 'live')
    useWorkstation.getState().notify({ tone: 'info', text: i18next.t('audit.isProduction') })
  else void goToBench('live')
}

/** Acts of production that have no place in an audit. */
const notInAudit: ReadonlySet<string> = new Set(['skip', 'aside', 'undo', 'alike'])

/** What a control could still mark for the judgement, once the original stands beside it. */
const judging: ReadonlySet<string> = new Set(['mark', 'mark-in', 'mark-out', 'take-signal'])

/** Says of an act that has no place in an audit why it has none; false for all others. */
export function tellIfNotInAudit(action: ActionName): boolean {
  const [name = action] = action.split(':')
  if (besideNow() && judging.has(name)) {
    useWorkstation.getState().notify({ tone: 'info', text: i18next.t('audit.judged') })
    return true
  }
  if (useReview.getState().shift?.bench !== 'audit' || !notInAudit.has(name)) return false
  const text = i18next.t(name === 'undo' ? 'audit.noUndo' : 'audit.noAside')
  useWorkstation.getState().notify({ tone: 'info', text })
  return true
}
