import { useReview } from '../stores/review.ts'
import { veil } from './reveal.ts'
import { silenceAll } from './sound/sound-graph.ts'

/** Hides and silences everything at once, whatever else goes on; not a matter of the next render. */
export function panic(): void {
  document.documentElement.dataset.covered = ''
  for (const child of behind()) child.inert = true
  silenceAll()
  for (const media of document.querySelectorAll<HTMLMediaElement>('video, audio')) {
    media.muted = true
    media.pause()
  }
  useReview.getState().setCovered(true)
  veil()
}

/** Back to the window as it was, with its content veiled. */
export function endPanic(): void {
  delete document.documentElement.dataset.covered
  for (const child of behind()) child.inert = false
  useReview.getState().setCovered(false)
}

/** The window and its dialogs. */
function behind(): HTMLElement[] {
  return [...document.body.querySelectorAll<HTMLElement>(':scope > :not([data-panic])')]
}
