import type { PackVersionInput } from '../../src-shared/desk/practice-views.ts'
import type { ShiftView } from '../../src-shared/desk/views.ts'
import { askFor } from '../audit/records.ts'
import type { SaidWords } from '../audit/said.tsx'
import { keepTime } from '../review/keep-draft.ts'
import { veil } from '../review/reveal.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { followAnew } from './practice-acts.ts'

/** Goes to what is due of a pack. What was on screen stays there, veiled. Gives why it could not be done. */
export function startPractice(pack: PackVersionInput, ahead: boolean): Promise<SaidWords | undefined> {
  return goTo(() => askFor('practice:start', { packId: pack.id, version: pack.version, ahead }))
}

/** Begins an exam, or goes on with it. */
export function startExam(pack: PackVersionInput): Promise<SaidWords | undefined> {
  return goTo(() => askFor('practice:start-exam', { packId: pack.id, version: pack.version }))
}

/** What is practised; of production nothing. */
function whatOf(shift: ShiftView | undefined): string {
  const { mode, pack } = shift?.practice ?? {}
  return `${mode} ${pack?.id} ${pack?.version}`
}

async function goTo(
  asking: () => Promise<{ value: ShiftView } | { said: SaidWords | undefined }>,
): Promise<SaidWords | undefined> {
  const { setRecording, setOpened } = useReview.getState()
  veil()
  keepTime()
  setOpened(undefined)
  setRecording(true)
  const begun = await asking()
  setRecording(false)
  if ('said' in begun) return begun.said
  const isSame = whatOf(useReview.getState().shift) === whatOf(begun.value)
  if (isSame) useReview.getState().follow(begun.value)
  else followAnew(begun.value)
  useWorkstation.getState().notify(undefined)
  return undefined
}
