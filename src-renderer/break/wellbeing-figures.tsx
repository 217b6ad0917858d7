import { IconAlertTriangle, IconCoffee, IconSunset2 } from '@tabler/icons-react'
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
  const next = nextInShift(view)
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
      {next && (
        <span data-figure="break">
          <IconCoffee size={16} stroke={1.75} aria-hidden />
          <span className={classes.quiet}>{t('wellbeing.top.next')}</span>{' '}
          {next.inMs > 0
            ? t('wellbeing.top.nextIn', { minutes: Math.ceil(next.inMs / minuteMs) })
            : t('wellbeing.top.nextDue')}
        </span>
      )}
      <Keys action="wellbeing" />
    </button>
  )
}

/** The next break, unless the shift ends before it. */
function nextInShift({ next, shift }: WellbeingView): WellbeingView['next'] {
  if (!next || shift?.phase === 'over' || shift?.phase === 'ended') return undefined
  return shift && shift.leftMs > 0 && shift.leftMs < next.inMs ? undefined : next
}

function Shift({ shift }: Pick<WellbeingView, 'shift'>) {
  const { t } = useTranslation()
  if (!shift || shift.leftMs > nearMs || shift.phase === 'ended') return null
  return (
    <span data-figure="shift">
      <IconSunset2 size={16} stroke={1.75} aria-hidden />
      {shift.leftMs > 0 ? (
        <>
          <span className={classes.quiet}>{t('wellbeing.top.shift')}</span>{' '}
          {t('wellbeing.top.shiftIn', { minutes: Math.ceil(shift.leftMs / minuteMs) })}
        </>
      ) : (
        t(`wellbeing.top.${shift.phase === 'overtime' ? 'overtime' : 'over'}`)
      )}
    </span>
  )
}
