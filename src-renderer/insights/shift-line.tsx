import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDurationWords } from '../break/duration-words.ts'
import { actOnShift } from '../break/follow-wellbeing.ts'
import { useWellbeing } from '../stores/wellbeing.ts'
import classes from './wellbeing-page.module.css'

/** How long the shift goes on, and where it can be ended by hand at any time. */
export function ShiftLine() {
  const { t } = useTranslation()
  const words = useDurationWords()
  const shift = useWellbeing(({ view }) => view?.shift)
  if (!shift) return null
  const { phase, leftMs, mayGoOn } = shift
  if (phase === 'ended') {
    return (
      <p className={classes.shift}>
        {t('wellbeing.shift.ended')}
        {mayGoOn && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void actOnShift(leftMs > 0 ? 'start' : 'go-on')}
          >
            {t('wellbeing.shift.start')}
          </Button>
        )}
      </p>
    )
  }
  return (
    <p className={classes.shift}>
      {leftMs > 0
        ? t('wellbeing.page.shiftLeft', { time: words(leftMs) })
        : t('wellbeing.spared.shift-over.title')}
      <Button size="compact-sm" variant="default" onClick={() => void actOnShift('end')}>
        {t('wellbeing.shift.end')}
      </Button>
    </p>
  )
}
