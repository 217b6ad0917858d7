import { IconAlertTriangle, IconCoffee } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { WellbeingView } from '../../src-shared/desk/wellbeing-views.ts'
import { perform } from '../review/perform.ts'
import { useWellbeing } from '../stores/wellbeing.ts'
import { Keys } from '../ui/keys.tsx'
import classes from './wellbeing-figures.module.css'

const minuteMs = 60_000
/** The end of a shift is said from here on. */
const nearMs = 30 * minuteMs

/** In the top bar: when the next break comes, and what is near its end; behind it is one's own page. */
export function WellbeingFigures() {
  const { t } = useTranslation()
  const view = useWellbeing((state) => state.view)
  if (!view) return null
  return (
    <button
      type="button"
      className={classes.figures}
      title={t('action.wellbeing')}
      data-limit={view.limit.stage}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => perform('wellbeing')}
    >
      {view.limit.stage !== 'fine' && (
        <span className={classes.limit}>
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden /> {t(`wellbeing.top.${view.limit.stage}`)}
        </span>
      )}
      <Shift shift={view.shift} />
      {view.next && (
        <span data-figure="break">
          <IconCoffee size={16} stroke={1.75} aria-hidden />
          <span className={classes.quiet}>{t('wellbeing.top.next')}</span>{' '}
          {view.next.inMs > 0
            ? t('wellbeing.top.nextIn', { minutes: Math.ceil(view.next.inMs / minuteMs) })
            : t('wellbeing.top.nextDue')}
        </span>
      )}
      <Keys action="wellbeing" />
    </button>
  )
}

function Shift({ shift }: Pick<WellbeingView, 'shift'>) {
  const { t } = useTranslation()
  if (!shift || shift.leftMs > nearMs || shift.phase === 'ended') return null
  return (
    <span data-figure="shift">
      {shift.leftMs > 0 ? (
        <>
          <span className={classes.quiet}>{t('wellbeing.top.shift')}</span>{' '}
          {t('wellbeing.top.shiftIn', { minutes: Math.ceil(shift.leftMs / minuteMs) })}
        </>
      ) : (
        t('wellbeing.top.overtime')
      )}
    </span>
  )
}
