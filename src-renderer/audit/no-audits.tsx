import { IconScale } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import blank from '../shell/blank-screens.module.css'
import { EmptyBench } from '../shell/empty-bench.tsx'

/** Nothing is left to audit or settle here. */
export function NoAudits() {
  const { t } = useTranslation()
  return (
    <EmptyBench
      bench="audit"
      icon={<IconScale size={40} stroke={1.5} className={blank.quiet} aria-hidden />}
      title={t('audit.empty.title')}
      action="audits"
    >
      <p>{t('audit.empty.what')}</p>
    </EmptyBench>
  )
}
