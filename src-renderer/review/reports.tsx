import { useTranslation } from 'react-i18next'
import type { TaskView } from '../../src-shared/desk/views.ts'
import classes from './context-panel.module.css'

/** Why people reported the content, most frequent first. */
export function Reports({ reports }: { reports: TaskView['context']['reports'] }) {
  const { t } = useTranslation()
  if (reports.length === 0) return <p className={classes.quiet}>{t('context.noReports')}</p>
  const sorted = reports
    .map((report, place) => ({ ...report, place }))
    .sort((one, other) => other.count - one.count)
  return (
    <ul className={classes.list}>
      {sorted.map(({ place, reason, note, count }) => (
        <li key={place}>
          <span className={classes.row}>
            <span dir="auto">{reason}</span>
            <b className={classes.count}>{t('context.times', { count })}</b>
          </span>
          {note && (
            <p className={classes.note} dir="auto">
              {note}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
