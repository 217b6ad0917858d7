import { useReview } from '../stores/review.ts'
import { isResting } from '../stores/wellbeing.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { keepTime } from './keep-draft.ts'
import { reportReveal, reportRevealNow } from './report-reveal.ts'
import { forgetVeiled } from './veiled-notice.ts'

/** Key that holds the content revealed, by its place. */
let heldBy: string | undefined

/** Whether content is shown only while the key or the pointer holds it. */
export function isHoldToReveal(): boolean {
  const { settings, policy } = useWorkstation.getState()
  return settings.reveal === 'hold' || policy.review.holdToReveal
}

/** The key that reveals goes down, or the pointer on the veil's button (`pointer`). */
export function pressReveal(by: string): void {
  const { revealed } = useReview.getState()
  if (revealed) {
    veil()
    return
  }
  if (reveal() && isHoldToReveal()) heldBy = by
}

/** A key, or the pointer, goes up. */
export function releaseReveal(by: string): void {
  if (by === heldBy) veil()
}

function reveal(): boolean {
  const { task, problems, setRevealed } = useReview.getState()
  // The record would say that somebody saw what cannot be shown.
  if (!task || isResting() || (task.problem ?? problems[task.id]) !== undefined) return false
  setRevealed(true)
  forgetVeiled()
  reportReveal(task.id)
  return true
}

/** Stops and silences the content as well: a pane plays only what is revealed. */
export function veil(): void {
  heldBy = undefined
  const { revealed, setRevealed } = useReview.getState()
  if (!revealed) return
  setRevealed(false)
  // A hidden window paints nothing that could be waited for.
  reportRevealNow()
  keepTime()
}

/**
 * What was revealed is veiled again once nobody has pressed a key or moved on for a while, and nothing plays. A key that is
 * held repeats itself, which counts as pressing; one whose going up was lost does not.
 */
export function veilWhenLeft(now: number): void {
  const { revealed, timing } = useReview.getState()
  if (!revealed) return
  const { reveilSeconds } = useWorkstation.getState().settings
  if (now - timing.lastActivityAt >= reveilSeconds * 1000 && !isPlaying()) veil()
}

/** Media of the task on screen move. */
export function isPlaying(): boolean {
  const media = document.querySelectorAll<HTMLMediaElement>('[data-task-id] :is(video, audio)')
  return [...media].some(({ paused }) => !paused)
}
