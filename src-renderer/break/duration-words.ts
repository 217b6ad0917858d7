import { useTranslation } from 'react-i18next'

/** Says a duration in ms as people do: seconds below a minute and a half, else minutes, else hours and minutes. */
export function useDurationWords(): (ms: number) => string {
  const { t } = useTranslation()
  return (ms) => {
    const seconds = Math.max(0, Math.ceil(ms / 1000))
    if (seconds < 90) return t('wellbeing.seconds', { count: seconds })
    const minutes = Math.round(seconds / 60)
    if (minutes < 120) return t('wellbeing.minutes', { count: minutes })
    const hours = Math.floor(minutes / 60)
    return t('wellbeing.hoursMinutes', { hours, minutes: minutes % 60 })
  }
}
