import type { ReactNode } from 'react'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { Keys, useNameWithKeys } from '../../ui/keys.tsx'
import styles from './control.module.css'

interface Props {
  action: PaneAction
  /** What it does, for assistive technology; the key caps and the icon say it on screen. */
  label: string
  onPress: () => void
  /** Undefined for what is no switch. */
  on?: boolean
  children?: ReactNode
}

/**
 * A control of a pane, with its key. It never takes the focus: otherwise Space would press it a second time, after
 * the key map has already done so.
 */
export function Control({ action, label, onPress, on, children }: Props) {
  return (
    <button
      type="button"
      className={styles.control}
      tabIndex={-1}
      aria-label={useNameWithKeys(label, action)}
      aria-pressed={on}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {children} <Keys action={action} />
    </button>
  )
}
