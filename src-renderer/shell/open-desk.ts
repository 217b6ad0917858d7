import { flushSync } from 'react-dom'
import { followWellbeing } from '../break/follow-wellbeing.ts'
import { ask } from '../desk.ts'
import { useImporting } from '../stores/importing.ts'
import { useReview } from '../stores/review.ts'
import { useStart } from '../stores/start.ts'
import { useWellbeing } from '../stores/wellbeing.ts'
import { useWorkstation } from '../stores/workstation.ts'
import { showRunning } from './import/import-actions.ts'

/** Asks main what there is to show, the shift, the lock or what is wrong, and shows it. */
export async function openDesk(): Promise<void> {
  const { go } = useStart.getState()
  const result = await ask('window:open', {})
  if (!result.ok) return go({ at: 'failed', failure: result.error })
  const start = result.value
  if (start.at === 'locked') return go({ at: 'locked', lock: start.lock }, start.theme)
  if (start.at === 'trouble') return go({ at: 'trouble', trouble: start.trouble }, start.theme)
  const { opening } = start
  if (opening.importing) showRunning(opening.importing)
  useWorkstation.getState().open(opening)
  useReview.getState().follow(opening.shift)
  followWellbeing(opening.wellbeing)
  go({ at: 'open' }, opening.settings.theme)
}

/** The profile was locked: nothing of it is heard, shown or kept any longer when this returns. */
export function closeDesk(): void {
  for (const media of document.querySelectorAll<HTMLMediaElement>('video, audio')) media.pause()
  flushSync(() => useStart.getState().go({ at: 'closed' }))
  useReview.setState(useReview.getInitialState(), true)
  useWellbeing.setState(useWellbeing.getInitialState(), true)
  useWorkstation.setState(useWorkstation.getInitialState(), true)
  useImporting.setState(useImporting.getInitialState(), true)
}
