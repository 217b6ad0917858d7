import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useWorkstation } from '../../stores/workstation.ts'
import { changeSettings } from '../change-settings.ts'
import classes from './safety.module.css'

interface Props {
  name: 'lockAfterMinutes' | 'undoSeconds' | 'vaultBytes'
  label: string
  unit: string
  min: number
  max: number
  step?: number
  /** What one of the unit is in the setting's own. */
  factor?: number
  /** In the setting's own unit. */
  value: number
}

/** A number among the settings; kept when one leaves the field or presses Enter. One beyond its limits is put at the limit, and that is said. */
export function NumberSetting({ name, label, unit, min, max, step = 1, factor = 1, value }: Props) {
  const { t } = useTranslation()
  const [entered, setEntered] = useState<number | string>(inUnit(value, factor))
  const [limit, setLimit] = useState<'least' | 'most'>()
  const keep = () => {
    const number = typeof entered === 'number' ? Math.min(max, Math.max(min, entered)) : inUnit(value, factor)
    if (typeof entered === 'number' && entered !== number) setLimit(number === min ? 'least' : 'most')
    setEntered(number)
    const wanted = Math.round(number * factor)
    if (wanted !== useWorkstation.getState().settings[name]) void changeSettings({ [name]: wanted })
  }
  return (
    <div>
      <NumberInput
        label={label}
        description={t('safety.range', { min, max, measure: unit })}
        suffix={` ${unit}`}
        w={200}
        min={min}
        max={max}
        step={step}
        allowDecimal={step < 1}
        decimalScale={1}
        clampBehavior="none"
        value={entered}
        onChange={(changed) => {
          setEntered(changed)
          setLimit(undefined)
        }}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
      <p role="status" className={classes.limit}>
        {limit && t(`safety.${limit}`, { value: limit === 'least' ? min : max, measure: unit })}
      </p>
    </div>
  )
}

function inUnit(value: number, factor: number): number {
  return Math.round((10 * value) / factor) / 10
}
