import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditOverview } from '../../src-shared/desk/audit-views.ts'
import classes from './dialogs.module.css'

/** The last sample: of how many decisions how many were drawn, stratum by stratum. */
export function Strata({ sample: { at, strata } }: { sample: NonNullable<AuditOverview['lastSample']> }) {
  const { t, i18n } = useTranslation()
  const titleId = useId()
  const moment = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeStyle: 'short' })
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId}>
        {t('audit.sample.last')} <time dateTime={at}>{moment.format(new Date(at))}</time>
      </h3>
      <table className={classes.table} aria-labelledby={titleId}>
        <thead>
          <tr>
            <th scope="col">{t('audit.sample.stratum')}</th>
            <th scope="col" className={classes.number}>
              {t('audit.sample.population')}
            </th>
            <th scope="col" className={classes.number}>
              {t('audit.sample.drawnHere')}
            </th>
          </tr>
        </thead>
        <tbody>
          {strata.map(({ rule, title, population, drawn }) => (
            <tr key={rule} data-stratum={rule}>
              <th scope="row">
                <bdi>{title}</bdi>
              </th>
              <td className={classes.number}>{t('number', { value: population })}</td>
              <td className={classes.number}>{t('number', { value: drawn })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
