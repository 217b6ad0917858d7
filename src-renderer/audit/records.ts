import i18next from 'i18next'
import type { Intake } from '../../src-shared/desk/audit-views.ts'
import type { CommandInput, CommandName, CommandOutput } from '../../src-shared/desk/contract.ts'
import { ask } from '../desk.ts'
import { useReview } from '../stores/review.ts'
import { useFeedback } from './feedback-store.ts'
import type { SaidWords } from './said.tsx'

// Files of records: decisions to be audited go out, audits and disputes go to and fro.

/** Writes one's own decisions of so many days into a folder that is asked for. Undefined if none was chosen. */
export async function handOver(days: number): Promise<SaidWords | undefined> {
  const written = await askFor('records:hand-over', { days })
  if ('said' in written) return written.said
  const { count, file } = written.value
  return { tone: 'info', text: i18next.t('audit.records.handedOver', { count, file }) }
}

/** Writes one's own audits, disputes and rulings into a folder that is asked for. */
export async function send(): Promise<SaidWords | undefined> {
  const written = await askFor('records:send', {})
  if ('said' in written) return written.said
  const { count, file, moderators } = written.value
  const sent = i18next.t('audit.records.sent', { count, file })
  const each = moderators > 0 ? [i18next.t('audit.records.each', { count: moderators })] : []
  return { tone: 'info', text: [sent, ...each].join('. ') }
}

/** Takes in a file that is asked for; what it brings shows wherever it belongs. */
export async function takeIn(): Promise<SaidWords | undefined> {
  const taken = await askFor('records:take-in', {})
  if ('said' in taken) return taken.said
  const { shift, ...intake } = taken.value
  useReview.getState().follow(shift)
  await useFeedback.getState().look()
  return intakeWords(intake)
}

/** Asks what begins with the system's dialog: a failure is in words, and none where it was given up. */
export async function askFor<C extends CommandName>(
  command: C,
  input: CommandInput<C>,
): Promise<{ value: CommandOutput<C> } | { said: SaidWords | undefined }> {
  const result = await ask(command, input)
  if (result.ok) return { value: result.value }
  const { code, message } = result.error
  return { said: code === 'cancelled' || code === 'locked' ? undefined : { tone: 'danger', text: message } }
}

/** What came of a file: what is new, what was known, and each thing that was refused as a sentence. */
function intakeWords({
  name,
  from,
  decisions,
  audits,
  steps,
  answers,
  certificates,
  known,
  refused,
  refusedCount,
}: Intake): SaidWords {
  const { t } = i18next
  const parts = [
    t('audit.records.from', { name, from }),
    ...(decisions > 0 ? [t('audit.records.decisions', { count: decisions })] : []),
    ...(audits > 0 ? [t('audit.records.audits', { count: audits })] : []),
    ...(steps > 0 ? [t('audit.records.steps', { count: steps })] : []),
    ...(answers > 0 ? [t('practice.results.answers', { count: answers })] : []),
    ...(certificates > 0 ? [t('practice.results.certificates', { count: certificates })] : []),
    ...(decisions + audits + steps + answers + certificates === 0 ? [t('audit.records.nothingNew')] : []),
    ...(known > 0 ? [t('audit.records.known', { count: known })] : []),
    ...(refusedCount > 0 ? [t('audit.records.refused', { count: refusedCount })] : []),
    ...(refusedCount > refused.length ? [t('audit.records.first', { count: refused.length })] : []),
  ]
  return { tone: refusedCount > 0 ? 'danger' : 'info', text: parts.join(' '), list: refused }
}
