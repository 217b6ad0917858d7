import type { PackVersionInput } from '../../src-shared/desk/practice-views.ts'
import type { ShiftView } from '../../src-shared/desk/views.ts'
import { askFor } from '../audit/records.ts'
import type { SaidWords } from '../audit/said.tsx'
import { keepTime } from '../review/keep-draft.ts'
import { veil } from '../review/reveal.ts'
import { useReview } from '../stores/review.ts'
import { useWorkstation } from '../stores/workstation.ts'

/** Goes to what is due of a pack. What was on screen stays there, veiled. Gives why it could not be done. */
export function startPractice(pack: PackVersionInput, ahead: boolean): Promise<SaidWords | undefined> {
  return goTo(() => askFor('practice:start', { packId: pack.id, version: pack.version, ahead }))
}

/** Begins an exam, or goes on with it. */
export function startExam(pack: PackVersionInput): Promise<SaidWords | undefined> {
  return goTo(() => askFor('practice:start-exam', { packId: pack.id, version: pack.version }))
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
  useReview.getState().follow(begun.value)
  useWorkstation.getState().notify(undefined)
  return undefined
}
