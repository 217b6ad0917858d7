import { useTranslation } from 'react-i18next'
import type { Lacking } from '../../../src-shared/desk/views.ts'

/** What waits and is not given out for want of a skill, with what gives it. */
export function LackingNote({ lacking }: { lacking: readonly Lacking[] }) {
  const { t } = useTranslation()
  return lacking.map(({ skill, count }) => <p key={skill}>{t('queue.lacking', { count, skill })}</p>)
}
