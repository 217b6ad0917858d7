import { useTranslation } from 'react-i18next'
import type { PracticeOverview } from '../../src-shared/desk/practice-views.ts'
import classes from '../audit/dialogs.module.css'

/** Skills that exams have granted, and until when each lasts. */
export function Skills({ skills }: Pick<PracticeOverview, 'skills'>) {
  const { t, i18n } = useTranslation()
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' })
  if (skills.length === 0) return null
  return (
    <section data-skills>
      <h3>{t('practice.skills.title')}</h3>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{t('practice.skills.skill')}</th>
            <th scope="col">{t('practice.skills.since')}</th>
            <th scope="col">{t('practice.skills.until')}</th>
          </tr>
        </thead>
        <tbody>
          {skills.map(({ code, at, until }) => (
            <tr key={code}>
              <th scope="row">{code}</th>
              <td>{day.format(new Date(at))}</td>
              <td>
                {day.format(new Date(until))}
                {Date.parse(until) <= Date.now() && ` · ${t('practice.skills.over')}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
