import { Button } from '@mantine/core'
import { IconScale } from '@tabler/icons-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ask } from '../desk.ts'
import { perform } from '../review/perform.ts'
import blank from '../shell/blank-screens.module.css'
import { Keys } from '../ui/keys.tsx'

/** Nothing is left to audit or settle here. */
export function NoAudits() {
  const { t } = useTranslation()
  useEffect(() => void ask('window:ready', {}), [])
  return (
    <section className={blank.blank} data-empty="audit">
      <IconScale size={40} stroke={1.5} className={blank.quiet} aria-hidden />
      <h1>{t('audit.empty.title')}</h1>
      <p>{t('audit.empty.what')}</p>
      <div className={blank.choices}>
        <Button onClick={() => perform('audits')} rightSection={<Keys action="audits" />}>
          {t('action.audits')}
        </Button>
        <Button
          variant="default"
          onClick={() => perform('leave-bench')}
          rightSection={<Keys action="leave-bench" />}
        >
          {t('action.leave-bench')}
        </Button>
      </div>
    </section>
  )
}
