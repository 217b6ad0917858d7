import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import type { PaneAction } from '../../../src-shared/rules/program-actions.ts'
import { Keys, useNameWithKeys } from '../../ui/keys.tsx'
import styles from './control.module.css'

interface Props {
  action: PaneAction
  /** What it does, for assistive technology; the key caps and the icon say it on screen. */
  label: string
  onPress: () => void
  /** A word or two beside the icon, where there is room for it. */
  word?: string
  /** Undefined for what is no switch. */
  on?: boolean
  children?: ReactNode
}

/**
 * A control of a pane, with its key. It never takes the focus: otherwise Space would press it a second time, after
 * the key map has already done so.
 */
export function Control({ action, label, onPress, on, word, children }: Props) {
  const name = useNameWithKeys(label, action)
  return (
    <button
      type="button"
      className={styles.control}
      tabIndex={-1}
      title={label}
      aria-pressed={on}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onPress}
    >
      {/* Beside the words that are seen, which a name of its own would hide from who asks for them by voice. */}
      <VisuallyHidden>{name} </VisuallyHidden>
      {children}
      {word !== undefined && <span className={styles.word}>{word}</span>} <Keys action={action} />
    </button>
  )
}
