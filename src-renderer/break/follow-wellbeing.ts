import type { CommandInput } from '../../src-shared/desk/contract.ts'
import type { WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'
import { ask } from '../desk.ts'
import { keepTime } from '../review/keep-draft.ts'
import { veil } from '../review/reveal.ts'
import { tellFailure } from '../shell/tell-failure.ts'
import { useReview } from '../stores/review.ts'
import { isResting, useWellbeing } from '../stores/wellbeing.ts'
import { afterPaint } from '../ui/after-paint.ts'

/** Takes over what main says of breaks; with the beginning and the end of one goes what is on screen. */
export function followWellbeing(view: WellbeingView): void {
  const wasResting = isResting()
  useWellbeing.getState().follow(view)
  if (!wasResting && view.rest) beginRest()
  if (wasResting && !view.rest) endRest()
}

/** The task stays where it is, veiled and still, with its draft and the time spent on it kept. */
function beginRest(): void {
  for (const media of document.querySelectorAll<HTMLMediaElement>('[data-task-id] :is(video, audio)')) {
    media.pause()
    // A frame that was on its way is the one that it stands at, however late it comes on a busy machine.
    if (media instanceof HTMLVideoElement) media.requestVideoFrameCallback(keepTime)
  }
  veil()
  const { note, setOpened } = useReview.getState()
  note('rest')
  setOpened(undefined)
  keepTime()
  // Not every frame is told of.
  afterPaint(() => afterPaint(keepTime))
}

function endRest(): void {
  useReview.getState().note('rest-over')
}

export type BreakAct = CommandInput<'break:act'>['act']

/** Asks main for something that concerns a break. Nobody is kept on the break screen because main does not answer. */
export async function actOnBreak(act: BreakAct): Promise<void> {
  const result = await ask('break:act', { act })
  if (result.ok) return followWellbeing(result.value)
  const { view } = useWellbeing.getState()
  if (view?.rest && (act === 'end' || result.error.code === 'unreachable')) {
    const { rest: _rest, ...others } = view
    followWellbeing(others)
  }
  tellFailure(result.error)
}

export async function actOnShift(act: CommandInput<'shift:act'>['act']): Promise<void> {
  const result = await ask('shift:act', { act })
  if (result.ok) followWellbeing(result.value)
  else tellFailure(result.error)
}

/** One key for both: an offered pause is declined, a break that is due is left out. */
export function leaveOut(): void {
  const { view } = useWellbeing.getState()
  if (view?.coming) void actOnBreak('skip')
  else if (view?.pauseOffered) void actOnBreak('decline-pause')
}
