import { useTranslation } from 'react-i18next'
import type { CaseState, LapseView } from '../../src-shared/desk/bench-views.ts'

/** Says where a case stands, as one says it to the moderator whose decision it is. */
export function useStateWords(): (of: { state: CaseState; lapses: readonly LapseView[] }) => string {
  const { t, i18n } = useTranslation()
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' })
  return ({ state, lapses }) => {
    if (state.at === 'closed')
      return t(`audit.closed.${state.as}.${state.by}`, { defaultValue: t(`audit.closed.${state.as}.any`) })
    const until = day.format(new Date(state.until))
    return t(lapses.at(-1)?.leadsTo === 'waits' ? 'audit.turn.overdue' : `audit.turn.${state.of}`, { until })
  }
}

/** Says whose time has passed, and what follows. */
export function useLapseWords(): (lapse: LapseView) => string {
  const { t } = useTranslation()
  return ({ of }) => t(`audit.lapse.${of}`)
}
