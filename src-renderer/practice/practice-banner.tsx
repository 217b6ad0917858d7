import { IconSchool } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from '../review/bench-banner.module.css'
import { BenchBanner, BenchLeft } from '../review/bench-banner.tsx'
import { useReview } from '../stores/review.ts'
import { ExamClock } from './exam-clock.tsx'

/** Says as long as one practises that nothing of it is a decision, and of which pack it is. */
export function PracticeBanner() {
  const { t } = useTranslation()
  const practice = useReview(({ shift }) => shift?.practice)
  const isExam = practice?.mode === 'exam' || practice?.mode === 'result'
  const phase = practice?.feedback ? 'feedback' : (practice?.mode ?? 'drill')
  return (
    <BenchBanner
      bench="practice"
      icon={<IconSchool size={20} stroke={1.75} aria-hidden />}
      name={t('practice.title')}
      {...(isExam && { heading: t('practice.exam.title') })}
      what={t(`practice.banner.${phase}`)}
    >
      {practice && (
        <bdi className={classes.of} title={practice.pack.title}>
          {practice.pack.title}
        </bdi>
      )}
      {practice?.exam && <ExamClock exam={practice.exam} />}
      {practice?.mode === 'drill' && <BenchLeft bench="practice" />}
    </BenchBanner>
  )
}
