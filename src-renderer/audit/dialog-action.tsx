import { Button } from '@mantine/core'
import { type KeyboardEvent, useId } from 'react'
import type { Stroke } from '../../src-shared/model/stroke.ts'
import { physicalStroke } from '../../src-shared/rules/key-press.ts'
import { KeyCaps } from '../ui/keys.tsx'
import classes from './dialogs.module.css'

/** Something that a dialog can do, with the key that does it while no field has the focus. */
export interface DialogAct {
  stroke: Stroke
  title: string
  /** What it is for. */
  why: string
  /** Why it cannot be done just now, in place of what it is for. */
  not?: string | false | undefined
  isPrimary?: boolean
  act: () => void
}

/** A row of what a dialog can do. */
export function DialogActs({ acts, busy }: { acts: readonly DialogAct[]; busy: boolean }) {
  return (
    <ul className={classes.acts}>
      {acts.map((one) => (
        <Act key={one.stroke} busy={busy} {...one} />
      ))}
    </ul>
  )
}

function Act({ stroke, title, why, not, isPrimary = false, act, busy }: DialogAct & { busy: boolean }) {
  const whyId = useId()
  const isOff = busy || Boolean(not)
  return (
    <li>
      <Button
        variant={isPrimary && !isOff ? 'filled' : 'default'}
        disabled={isOff}
        aria-describedby={whyId}
        onClick={act}
        rightSection={<KeyCaps strokes={[stroke]} />}
        fullWidth
        justify="space-between"
        classNames={{ label: classes.actLabel ?? '', root: classes.actButton ?? '' }}
      >
        {title}
      </Button>
      <p id={whyId} className={classes.quiet}>
        {not || why}
      </p>
    </li>
  )
}

/** Presses the act of a key; keys that go to a field or to a list stay theirs. */
export function pressAct(event: KeyboardEvent, acts: readonly DialogAct[], busy: boolean): void {
  const { target } = event
  if (target instanceof HTMLElement && target.matches('input, textarea, select')) return
  if (event.repeat || busy || event.defaultPrevented) return
  const stroke = physicalStroke(event)
  const wanted = acts.find((one) => one.stroke === stroke)
  if (!wanted || wanted.not) return
  event.preventDefault()
  wanted.act()
}
