import { useTranslation } from 'react-i18next'
import type { AuditFiguresView } from '../../../src-shared/desk/audit-views.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { Confusion } from './confusion.tsx'
import { EstimateLine } from './estimate-line.tsx'
import classes from './figures.module.css'
import { Groups } from './groups.tsx'

/** Figures of audits, the most telling first. */
export function FiguresPage({ figures }: { figures: AuditFiguresView }) {
  const { t } = useTranslation()
  const { audits, open, decisions, leastN, accuracy, grey, overturned, errors, agreement, auditors } = figures
  if (audits === 0) return <p className={classes.quiet}>{t('figures.none')}</p>
  return (
    <>
      <p className={classes.quiet}>
        {t('figures.rests', { count: audits })}{' '}
        {decisions < audits && t('figures.decisions', { count: decisions })}{' '}
        {open > 0 && t('figures.open', { count: open })} {t('figures.least', { count: leastN })}
      </p>
      <div className={classes.figures}>
        <section className={classes.figure} aria-label={t('figures.overall')}>
          <b>{t('figures.overall')}</b>
          <ul className={classes.lines}>
            <EstimateLine name={t('figures.accuracy')} estimate={accuracy} as="share" />
            <EstimateLine name={t('figures.grey')} n={decisions} estimate={grey} as="share" />
            <EstimateLine name={t('figures.overturned')} estimate={overturned} as="share" />
          </ul>
        </section>
        <section className={classes.figure} aria-label={t('figures.errors')}>
          <b>{t('figures.errors')}</b>
          <ul className={classes.lines}>
            {errors.map(({ type, n, share }) => (
              <EstimateLine key={type} name={t(`figures.error.${type}`)} n={n} estimate={share} as="share" />
            ))}
          </ul>
        </section>
        <section className={classes.figure} aria-label={t('figures.agreement')}>
          <b>{t('figures.agreement')}</b>
          <ul className={classes.lines}>
            {(['kappa', 'alpha', 'labelAlpha'] as const).map((name) => (
              <EstimateLine
                key={name}
                name={t(`figures.${name}`)}
                n={decisions}
                estimate={agreement[name]}
                as="agreement"
              />
            ))}
          </ul>
        </section>
        {auditors.decisions > 0 && (
          <section className={classes.figure} aria-label={t('figures.auditors')}>
            <b>{t('figures.auditors')}</b>
            <p className={classes.quiet}>{t('figures.auditorsWhy', { count: auditors.decisions })}</p>
            <ul className={classes.lines}>
              {(['alpha', 'labelAlpha'] as const).map((name) => (
                <EstimateLine
                  key={name}
                  name={t(`figures.${name}`)}
                  n={auditors.decisions}
                  estimate={auditors[name]}
                  as="agreement"
                />
              ))}
            </ul>
          </section>
        )}
        <Gaps gaps={figures.gaps} />
        <section className={classes.figure} data-wide aria-label={t('figures.confusion')}>
          <b>{t('figures.confusion')}</b>
          <p className={classes.quiet}>{t('figures.confusionWhy')}</p>
          <Confusion table={figures.confusion} />
        </section>
        <Groups groups={figures.groups} />
      </div>
    </>
  )
}

/** Clauses to write anew, the most urgent first. */
function Gaps({ gaps }: Pick<AuditFiguresView, 'gaps'>) {
  const { t } = useTranslation()
  const index = useWorkstation((state) => state.index)
  return (
    <section className={classes.figure} aria-label={t('figures.gaps')}>
      <b>{t('figures.gaps')}</b>
      {gaps.length === 0 ? (
        <p className={classes.quiet}>{t('figures.noGaps')}</p>
      ) : (
        <ol className={classes.gaps}>
          {gaps.map(({ clause, n }) => (
            <li key={clause} dir="auto">
              {t('figures.gap', { title: index.get(clause)?.label.title ?? clause, count: n })}
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
