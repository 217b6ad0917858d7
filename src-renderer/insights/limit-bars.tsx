import { useTranslation } from 'react-i18next'
import type { WellbeingPage } from '../../src-shared/desk/wellbeing-views.ts'
import { useWorkstation } from '../stores/workstation.ts'
import classes from './wellbeing-page.module.css'

const names = ['severeDay', 'severeWeek', 'day'] as const

/** Each limit, and how much of it is used. */
export function LimitBars({ limits }: Pick<WellbeingPage, 'limits'>) {
  const { t } = useTranslation()
  const warnAt = useWorkstation(({ policy }) => policy.wellbeing.warnAtShare)
  return (
    <section aria-label={t('wellbeing.page.limits')} className={classes.limits}>
      {names.map((name) => {
        const { used, of } = limits[name]
        const share = of > 0 ? Math.min(1, used / of) : 0
        return (
          <div key={name} className={classes.limit} data-limit={name}>
            <span>{t(`wellbeing.page.limit.${name}`)}</span>
            <b>{t('wellbeing.page.used', { used, of })}</b>
            <span className={classes.gauge} data-near={share >= warnAt || undefined} aria-hidden="true">
              <span style={{ inlineSize: `${share * 100}%` }} />
            </span>
          </div>
        )
      })}
    </section>
  )
}
