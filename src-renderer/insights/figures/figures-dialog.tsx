import { SegmentedControl } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AuditFiguresView } from '../../../src-shared/desk/audit-views.ts'
import { mayAsk } from '../../../src-shared/desk/roles.ts'
import { ask } from '../../desk.ts'
import { useWorkstation } from '../../stores/workstation.ts'
import { Page, PageDialog } from '../../ui/page-dialog.tsx'
import page from '../wellbeing-page.module.css'
import { CalibrationPage } from './calibration-page.tsx'
import classes from './figures.module.css'
import { FiguresPage } from './figures-page.tsx'

/** Figures of audits, for those who are responsible for them. */
export function FiguresDialog() {
  const { t } = useTranslation()
  return (
    <PageDialog dialog="audit-figures" title={t('figures.title')} closeLabel={t('figures.close')}>
      <Shown />
    </PageDialog>
  )
}

function Shown() {
  const { t } = useTranslation()
  const mayCalibrate = useWorkstation(
    ({ opening }) => opening !== undefined && mayAsk(opening.profile.role, 'audit:calibrations'),
  )
  const [shown, setShown] = useState('figures')
  return (
    <Page aria-label={t('figures.title')} data-autofocus>
      {mayCalibrate && (
        <SegmentedControl
          className={classes.what}
          aria-label={t('figures.what')}
          value={shown}
          data={['figures', 'calibration'].map((value) => ({ value, label: t(`figures.shown.${value}`) }))}
          onChange={setShown}
        />
      )}
      {shown === 'figures' ? <Told /> : <CalibrationPage />}
    </Page>
  )
}

const spans = [30, 90, 365] as const

function Told() {
  const { t } = useTranslation()
  const [days, setDays] = useState<number>(90)
  const [figures, setFigures] = useState<AuditFiguresView>()
  const [failure, setFailure] = useState<string>()
  useEffect(() => {
    let isCurrent = true
    void ask('audit:figures', { days }).then((result) => {
      if (!isCurrent) return
      setFigures(result.ok ? result.value : undefined)
      setFailure(result.ok ? undefined : result.error.message)
    })
    return () => {
      isCurrent = false
    }
  }, [days])
  return (
    <>
      <div className={page.days}>
        <SegmentedControl
          aria-label={t('figures.days')}
          value={String(days)}
          data={spans.map((count) => ({ value: String(count), label: t('figures.day', { count }) }))}
          onChange={(value) => setDays(Number(value))}
        />
      </div>
      {failure !== undefined && <p role="alert">{t('figures.failed', { why: failure })}</p>}
      {figures && <FiguresPage figures={figures} />}
    </>
  )
}
