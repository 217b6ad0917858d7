import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './breaks.module.css'

interface Props {
  label: string
  /** Says the label where it is not seen, as in a table. */
  hideLabel?: boolean
  unit?: string
  /** The organisation's figure; without one, nothing is asked for. */
  floor: number | undefined
  /** Which way is more care: less often and fewer, or longer. */
  stronger: 'less' | 'more'
  /** The person's own; undefined: as the organisation. */
  value: number | undefined
  least: number
  most: number
  whole?: boolean
  onKeep: (value: number | undefined) => void
}

/** A figure that can be made stronger than the organisation's, and never weaker; empty, the organisation's counts. */
export function StrongerNumber(props: Props) {
  const { label, hideLabel = false, unit, floor, stronger, value, least, most, whole = false, onKeep } = props
  const { t } = useTranslation()
  const [entered, setEntered] = useState<number | string>(value ?? '')
  const [wasPut, setWasPut] = useState(false)
  const min = stronger === 'more' ? (floor ?? least) : least
  const max = stronger === 'less' ? (floor ?? most) : most
  const keep = () => {
    if (typeof entered !== 'number') return value === undefined || onKeep(undefined)
    const kept = Math.min(max, Math.max(min, entered))
    setWasPut(kept !== entered && (kept === floor || value === floor))
    // What is no stronger than the organisation's is the organisation's.
    const own = kept === floor ? undefined : kept
    setEntered(own ?? '')
    if (own !== value) onKeep(own)
  }
  return (
    <div className={classes.number}>
      <NumberInput
        {...(hideLabel ? { 'aria-label': label } : { label })}
        autoComplete="off"
        suffix={unit ? ` ${unit}` : ''}
        placeholder={floor === undefined ? '–' : String(floor)}
        min={0}
        max={most}
        allowDecimal={!whole}
        allowNegative={false}
        clampBehavior="none"
        value={entered}
        onChange={(changed) => {
          setEntered(changed)
          setWasPut(false)
        }}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
      <p role="status" className={classes.put}>
        {wasPut && floor !== undefined && t('wellbeing.settings.put', { value: floor })}
      </p>
    </div>
  )
}
