import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { KeyCaps } from '../ui/keys.tsx'
import classes from './dialogs.module.css'

const usualDays = 7
const mostDays = 366

/** Of how many days decisions are handed over. */
export function HandOverDays({ onGo, onLeave }: { onGo: (days: number) => void; onLeave: () => void }) {
  const { t } = useTranslation()
  const [days, setDays] = useState<number | string>(usualDays)
  const isSound = typeof days === 'number' && Number.isInteger(days) && days >= 1 && days <= mostDays
  const go = () => isSound && onGo(days)
  return (
    <div className={classes.row}>
      <NumberInput
        label={t('audit.handOver.days')}
        description={t('audit.handOver.daysWhy')}
        autoFocus
        data-autofocus
        data-mantine-stop-propagation="true"
        min={1}
        max={mostDays}
        allowDecimal={false}
        value={days}
        onChange={setDays}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go()
          if (event.key === 'Escape') onLeave()
        }}
      />
      <Button disabled={!isSound} onClick={go} rightSection={<KeyCaps strokes={['Enter']} />}>
        {t('audit.handOver.go')}
      </Button>
      <Button variant="default" onClick={onLeave} rightSection={<KeyCaps strokes={['Escape']} />}>
        {t('labels.back')}
      </Button>
    </div>
  )
}
