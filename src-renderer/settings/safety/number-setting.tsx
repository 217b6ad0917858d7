import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useWorkstation } from '../../stores/workstation.ts'
import { changeSettings } from '../change-settings.ts'

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

/** A number among the settings; kept when one leaves the field or presses Enter, and put within its limits. */
export function NumberSetting({ name, label, unit, min, max, step = 1, factor = 1, value }: Props) {
  const [entered, setEntered] = useState<number | string>(inUnit(value, factor))
  const keep = () => {
    const number = typeof entered === 'number' ? Math.min(max, Math.max(min, entered)) : inUnit(value, factor)
    setEntered(number)
    const wanted = Math.round(number * factor)
    if (wanted !== useWorkstation.getState().settings[name]) void changeSettings({ [name]: wanted })
  }
  return (
    <NumberInput
      label={label}
      suffix={` ${unit}`}
      w={200}
      min={min}
      max={max}
      step={step}
      allowDecimal={step < 1}
      decimalScale={1}
      clampBehavior="blur"
      value={entered}
      onChange={setEntered}
      onBlur={keep}
      onKeyDown={(event) => event.key === 'Enter' && keep()}
    />
  )
}

function inUnit(value: number, factor: number): number {
  return Math.round((10 * value) / factor) / 10
}
