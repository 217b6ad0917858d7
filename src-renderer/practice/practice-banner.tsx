import { IconSchool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { perform } from '../review/perform.ts'
import { useReview } from '../stores/review.ts'
import { useAfterPaint } from '../ui/after-paint.ts'
import { Keys } from '../ui/keys.tsx'
import { ExamClock } from './exam-clock.tsx'
import classes from './practice-banner.module.css'

/** Says as long as one practises that nothing of it is a decision, of which pack it is, and how to go back. */
export function PracticeBanner() {
  const { t } = useTranslation()
  const left = useAfterPaint(useReview(({ shift }) => shift?.waiting ?? 0))
  const practice = useReview(({ shift }) => shift?.practice)
  const isExam = practice?.mode === 'exam' || practice?.mode === 'result'
  const phase = practice?.feedback ? 'feedback' : (practice?.mode ?? 'drill')
  return (
    <section className={classes.banner} aria-label={t('practice.title')} data-bench="practice">
      <IconSchool size={20} stroke={1.75} aria-hidden />
      <b>{t(isExam ? 'practice.exam.title' : 'practice.title')}</b>
      <span className={classes.what} role="status">
        {t(`practice.banner.${phase}`)}
      </span>
      {practice && (
        <bdi className={classes.pack} title={practice.pack.title}>
          {practice.pack.title}
        </bdi>
      )}
      {practice?.exam && <ExamClock exam={practice.exam} />}
      {practice?.mode === 'drill' && (
        <span className={classes.left}>{t('practice.banner.left', { count: left })}</span>
      )}
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
