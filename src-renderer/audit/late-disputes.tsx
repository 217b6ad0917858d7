import { IconClockExclamation } from '@tabler/icons-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { LateCase } from '../../src-shared/desk/audit-views.ts'
import { useLapseWords, useStateWords } from './case-words.ts'
import classes from './dialogs.module.css'

/** Disputes in which somebody has let their time pass: who, and whose turn it is now. */
export function LateDisputes({ late }: { late: readonly LateCase[] }) {
  const { t, i18n } = useTranslation()
  const lapseWords = useLapseWords()
  const stateWords = useStateWords()
  const titleId = useId()
  const day = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' })
  return (
    <section aria-labelledby={titleId}>
      <h3 id={titleId}>
        <IconClockExclamation size={16} stroke={1.75} aria-hidden /> {t('audit.late.title')}
      </h3>
      <table className={classes.table} aria-labelledby={titleId}>
        <thead>
          <tr>
            <th scope="col">{t('audit.late.task')}</th>
            <th scope="col">{t('audit.late.since')}</th>
            <th scope="col">{t('audit.late.who')}</th>
            <th scope="col">{t('audit.late.now')}</th>
          </tr>
        </thead>
        <tbody>
          {late.map(({ auditId, taskId, lapse, state }) => (
            <tr key={auditId} data-late={taskId}>
              <th scope="row">
                <bdi>{taskId}</bdi>
              </th>
              <td>
                <time dateTime={lapse.at}>{day.format(new Date(lapse.at))}</time>
              </td>
              <td>{lapseWords(lapse)}</td>
              <td>{stateWords({ state, lapses: [lapse] })}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
