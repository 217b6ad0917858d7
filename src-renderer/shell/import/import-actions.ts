import i18next from 'i18next'
import type { Failure } from '../../../src-shared/desk/result.ts'
import type { ImportProgress, ImportReport } from '../../../src-shared/desk/views.ts'
import type { TableMapping } from '../../../src-shared/model/table.ts'
import { ask } from '../../desk.ts'
import { useImporting } from '../../stores/importing.ts'
import { useReview } from '../../stores/review.ts'
import { useWorkstation } from '../../stores/workstation.ts'

/** Asks for a pack with the system's dialog. A table comes before the person once more; all else is imported at once. */
export async function choose(what: 'file' | 'folder'): Promise<void> {
  const { go } = useImporting.getState()
  go({ at: 'choosing' })
  const chosen = await ask('pack:choose', { what })
  if (!chosen.ok) return go({ at: 'choose', ...(chosen.error.code !== 'cancelled' && say(chosen.error)) })
  const { name, table } = chosen.value
  if (table) go({ at: 'table', name, table })
  else await start()
}

/** Imports what was chosen, a table by the mapping. */
export async function start(mapping?: TableMapping): Promise<void> {
  const { go } = useImporting.getState()
  go({ at: 'running', own: true, hidden: false })
  const result = await ask('pack:import', { ...(mapping && { mapping }) })
  if (!result.ok) {
    go({ at: 'choose', ...say(result.error) })
    if (isHidden()) useWorkstation.getState().notify(say(result.error).said)
    return
  }
  const { shift, policy, ...report } = result.value
  useWorkstation.getState().changePolicy(policy)
  useReview.getState().follow(shift)
  go({ at: 'done', report })
  if (isHidden()) useWorkstation.getState().notify({ tone: 'info', text: summarise(report) })
}

export function stop(): void {
  void ask('pack:cancel-import', {})
}

/** Closes the dialog. An import that runs goes on behind it. */
export function close(): void {
  const { step, go } = useImporting.getState()
  useWorkstation.getState().show(undefined)
  go(step.at === 'running' ? { ...step, hidden: true } : { at: 'choose' })
}

export function followProgress(progress: ImportProgress): void {
  const { step, go } = useImporting.getState()
  if (step.at === 'running') go({ ...step, progress })
  // Begun outside of the window, by a start with a pack.
  else if (step.at === 'choose' || step.at === 'done')
    go({ at: 'running', progress, own: false, hidden: false })
}

/** An import of the start takes longer than the window has waited. */
export function showRunning(progress: ImportProgress): void {
  useImporting.getState().go({ at: 'running', progress, own: false, hidden: false })
  useWorkstation.getState().show('import')
}

/** An import that was not asked for in this window is over. */
export function followEnd({ notice }: { notice?: string | undefined }): void {
  const { step, go } = useImporting.getState()
  const { dialog, show, notify } = useWorkstation.getState()
  if (notice !== undefined) notify({ tone: 'danger', text: notice })
  if (step.at !== 'running' || step.own) return
  go({ at: 'choose' })
  if (dialog === 'import') show(undefined)
  else if (step.hidden && notice === undefined) notify({ tone: 'info', text: i18next.t('import.ended') })
}

function isHidden(): boolean {
  return useWorkstation.getState().dialog !== 'import'
}

function say({ code, message }: Failure): { said: { tone: 'info' | 'danger'; text: string } } {
  return { said: { tone: code === 'cancelled' ? 'info' : 'danger', text: message } }
}

/** The report in a few words, without its entries. */
function summarise({ title, added, known, rejectedCount, problemCount }: ImportReport): string {
  const { t } = i18next
  return [
    title,
    t('import.added', { count: added }),
    ...(known > 0 ? [t('import.known', { count: known })] : []),
    ...(rejectedCount > 0 ? [t('import.rejected', { count: rejectedCount })] : []),
    ...(problemCount > 0 ? [t('import.problems', { count: problemCount })] : []),
  ].join('\n')
}
