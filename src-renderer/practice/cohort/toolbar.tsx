import { Button } from '@mantine/core'
import type { DialogAct } from '../../audit/dialog-action.tsx'
import { KeyCaps } from '../../ui/keys.tsx'
import classes from './cohort.module.css'

export interface ToolbarAct extends DialogAct {
  /** Of a choice: whether it is the one. */
  isPressed?: boolean
}

/** What a page of lists can do or show, in one row. */
export function Toolbar({ acts, busy }: { acts: readonly ToolbarAct[]; busy: boolean }) {
  return (
    <div className={classes.toolbar}>
      {acts.map(({ stroke, title, not, isPrimary, isPressed, act }) => (
        <Button
          key={stroke}
          size="xs"
          variant={isPrimary ? 'filled' : 'default'}
          aria-pressed={isPressed}
          disabled={busy || Boolean(not)}
          title={not || undefined}
          // The list keeps the keys.
          onMouseDown={(event) => event.preventDefault()}
          onClick={act}
          rightSection={<KeyCaps strokes={[stroke]} />}
          classNames={{ label: classes.cut ?? '' }}
        >
          {title}
        </Button>
      ))}
    </div>
  )
}
