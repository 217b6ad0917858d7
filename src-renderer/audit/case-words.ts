import { useTranslation } from 'react-i18next'
import type { CaseState } from '../../src-shared/desk/bench-views.ts'

/** Says where a case stands, to the moderator whose decision it is. */
export function useStateWords(): (state: CaseState) => string {
  const { t, i18n } = useTranslation()
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' })
  return (state) =>
    state.at === 'turn'
      ? t(`audit.turn.${state.of}`, { until: day.format(new Date(state.until)) })
      : t(`audit.closed.${state.as}.${state.by}`, { defaultValue: t(`audit.closed.${state.as}.any`) })
}
