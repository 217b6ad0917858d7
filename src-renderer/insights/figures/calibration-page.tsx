import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CalibrationView } from '../../../src-shared/desk/audit-views.ts'
import { ask } from '../../desk.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import classes from './figures.module.css'

/** Where those who judged the same decisions differ. */
export function CalibrationPage() {
  const { t } = useTranslation()
  const [sessions, setSessions] = useState<CalibrationView[]>()
  const [failure, setFailure] = useState<string>()
  useEffect(() => {
    let isCurrent = true
    void ask('audit:calibrations', {}).then((result) => {
      if (!isCurrent) return
      if (result.ok) setSessions(result.value)
      else setFailure(result.error.message)
    })
    return () => {
      isCurrent = false
    }
  }, [])
  if (failure !== undefined) return <p role="alert">{t('figures.failed', { why: failure })}</p>
  if (sessions?.length === 0) return <p className={classes.quiet}>{t('figures.calibration.none')}</p>
  return (
    <div className={classes.figures}>
      {sessions?.map((session) => (
        <Session key={session.session} session={session} />
      ))}
    </div>
  )
}

function Session({ session }: { session: CalibrationView }) {
  const { t, i18n } = useTranslation()
  const titleOf = useLabelTitle()
  const { format } = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 2 })
  const said = (value: number | undefined) => (value === undefined ? t('figures.few') : format(value))
  return (
    <section className={classes.figure} data-wide data-session={session.session}>
      <b dir="auto">{session.session}</b>
      <p className={classes.quiet}>
        {t('figures.calibration.cases', { count: session.cases })}{' '}
        {t('figures.calibration.raters', { count: session.raters })}
      </p>
      <dl className={classes.terms}>
        <dt>{t('figures.calibration.fleiss')}</dt>
        <dd>{said(session.fleiss)}</dd>
        <dt>{t('figures.alpha')}</dt>
        <dd>{said(session.alpha)}</dd>
        <dt>{t('figures.labelAlpha')}</dt>
        <dd>{said(session.labelAlpha)}</dd>
      </dl>
      {session.labels.length > 0 && (
        <>
          <b>{t('figures.calibration.labels')}</b>
          <ol className={classes.gaps}>
            {session.labels.map(({ label, cases, split }) => (
              <li key={label} dir="auto">
                {t('figures.calibration.split', { title: titleOf(label), split, count: cases })}
              </li>
            ))}
          </ol>
        </>
      )}
      <ul className={classes.rated}>
        {session.rated.map((rated) => (
          <Rated key={rated.decisionId} rated={rated} />
        ))}
      </ul>
    </section>
  )
}

/** What each of the raters said of one decision. */
function Rated({ rated }: { rated: CalibrationView['rated'][number] }) {
  const { t } = useTranslation()
  const titleOf = useLabelTitle()
  return (
    <li data-differs={rated.difference > 0 || undefined}>
      <span className={classes.task}>
        <span>{rated.taskId}</span>
        <b>{t(rated.difference > 0 ? 'figures.calibration.differs' : 'figures.calibration.same')}</b>
      </span>
      <table className={classes.ratings}>
        <thead>
          <tr>
            <th scope="col">{t('figures.calibration.rater')}</th>
            <th scope="col">{t('figures.calibration.verdict')}</th>
            <th scope="col">{t('figures.calibration.given')}</th>
            <th scope="col">{t('figures.calibration.note')}</th>
          </tr>
        </thead>
        <tbody>
          {rated.ratings.map(({ rater, name, verdict, labels, note }) => (
            <tr key={rater}>
              <th scope="row" dir="auto">
                {name}
              </th>
              <td>{t(`verdict.${verdict}`)}</td>
              <td dir="auto">{labels.map(titleOf).join(', ') || '–'}</td>
              <td dir="auto">{note || '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </li>
  )
}

function useLabelTitle(): (code: string) => string {
  const index = useWorkstation((state) => state.index)
  return (code) => index.get(code)?.label.title ?? code
}
