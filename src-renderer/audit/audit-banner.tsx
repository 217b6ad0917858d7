import { IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { BenchBanner, BenchLeft } from '../review/bench-banner.tsx'
import { useReview } from '../stores/review.ts'

/** Says as long as one audits that this is no production, and what is asked for just now. */
export function AuditBanner() {
  const { t } = useTranslation()
  const phase = useReview(
    ({ shift, task }) => task && (shift?.beside?.purpose ?? (shift?.calibrating ? 'calibrate' : 'blind')),
  )
  return (
    <BenchBanner
      bench="audit"
      icon={<IconScale size={20} stroke={1.75} aria-hidden />}
      name={t('audit.banner.title')}
      what={phase && t(`audit.banner.${phase}`)}
    >
      <BenchLeft bench="audit" />
    </BenchBanner>
  )
}
