import i18next from 'i18next'
import type { PaneAction } from '../../src-shared/rules/program-actions.ts'
import { useReview } from '../stores/review.ts'
import { type Notice, useWorkstation } from '../stores/workstation.ts'

/** What a pane also does while its content is veiled. */
const alsoVeiled: ReadonlySet<PaneAction> = new Set(['find', 'transcript', 'details', 'quality'])

let said: Notice | undefined

/** A key for the content does nothing while that is veiled, and says so; until it is revealed. */
export function tellIfVeiled(action: PaneAction): void {
  const { task, revealed, problems } = useReview.getState()
  if (!task || revealed || alsoVeiled.has(action) || (task.problem ?? problems[task.id]) !== undefined) return
  said ??= { tone: 'info', text: i18next.t('pane.veiledFirst') }
  // What went wrong is not covered up by it.
  if (useWorkstation.getState().notice === undefined) useWorkstation.getState().notify(said)
}

export function forgetVeiled(): void {
  const { notice, notify } = useWorkstation.getState()
  if (said !== undefined && notice === said) notify(undefined)
}
