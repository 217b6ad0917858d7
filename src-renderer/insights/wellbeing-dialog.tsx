import { SegmentedControl } from '@mantine/core'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WellbeingPage } from '../../src-shared/desk/wellbeing-views.ts'
import { ask } from '../desk.ts'
import { Page, PageDialog } from '../ui/page-dialog.tsx'
import { KeepOrDelete } from './keep-or-delete.tsx'
import { LimitBars } from './limit-bars.tsx'
import { ShiftLine } from './shift-line.tsx'
import classes from './wellbeing-page.module.css'

/** What draws the plots is large, and fetched when it is first asked for. */
const Plots = lazy(() => import('./plots.tsx').then(({ Plots }) => ({ default: Plots })))

/** One's own breaks and exposure, for nobody else. */
export function WellbeingDialog() {
  const { t } = useTranslation()
  return (
    <PageDialog dialog="wellbeing" title={t('wellbeing.page.title')} closeLabel={t('wellbeing.page.close')}>
      <OwnPage />
    </PageDialog>
  )
}

const spans = [7, 14, 30] as const

function OwnPage() {
  const { t } = useTranslation()
  const [days, setDays] = useState<number>(7)
  const [page, setPage] = useState<WellbeingPage>()
  const [failure, setFailure] = useState<string>()
  const [deletions, setDeletions] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: after a deletion it is another page
  useEffect(() => {
    let isCurrent = true
    void ask('wellbeing:page', { days }).then((result) => {
      if (!isCurrent) return
      if (result.ok) setPage(result.value)
      else setFailure(result.error.message)
    })
    return () => {
      isCurrent = false
    }
  }, [days, deletions])
  return (
    <Page aria-label={t('wellbeing.page.title')} data-autofocus>
      <p className={classes.who}>{t('wellbeing.page.who')}</p>
      <ShiftLine />
      {failure !== undefined && <p role="alert">{failure}</p>}
      {page && (
        <>
          <LimitBars limits={page.limits} />
          <div className={classes.days}>
            <SegmentedControl
              aria-label={t('wellbeing.page.days')}
              value={String(days)}
              data={spans.map((count) => ({
                value: String(count),
                label: t('wellbeing.page.day', { count }),
              }))}
              onChange={(value) => setDays(Number(value))}
            />
          </div>
          <Suspense fallback={<div className={classes.loading} />}>
            <Plots page={page} days={days} />
          </Suspense>
        </>
      )}
      <p className={classes.quiet}>{t('wellbeing.page.counted')}</p>
      <KeepOrDelete onDeleted={() => setDeletions((count) => count + 1)} />
    </Page>
  )
}
