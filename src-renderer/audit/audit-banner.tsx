import { IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { perform } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { useAfterPaint } from '../ui/after-paint.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './audit-banner.module.css'

/** Says as long as one audits that this is no production, what is asked for just now, and how to go back. */
export function AuditBanner() {
  const { t } = useTranslation()
  const left = useAfterPaint(useReview(({ shift }) => shift?.waiting ?? 0))
  const phase = useReview(
    ({ shift, task }) => task && (shift?.beside?.purpose ?? (shift?.calibrating ? 'calibrate' : 'blind')),
  )
  return (
    <section className={classes.banner} aria-label={t('audit.banner.title')} data-bench="audit">
      <IconScale size={20} stroke={1.75} aria-hidden />
      <b>{t('audit.banner.title')}</b>
      <span className={classes.what} role="status">
        {phase && t(`audit.banner.${phase}`)}
      </span>
      <span className={classes.left}>{t('audit.banner.left', { count: left })}</span>
      <button
        type="button"
        className={classes.back}
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => perform('leave-bench')}
      >
        {t('action.leave-bench')} <Keys action="leave-bench" />
      </button>
    </section>
  )
}
