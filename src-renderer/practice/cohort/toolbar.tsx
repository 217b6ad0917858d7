import { Button } from '@mantine/core'
import type { DialogAct } from '../../audit/dialog-action.tsx'
import { KeyCaps } from '../../ui/keys.tsx'
import classes from './cohort.module.css'

/** What a page of lists can do or show, in one row; what is shown is pressed. */
export function Toolbar({ acts, busy }: { acts: readonly DialogAct[]; busy: boolean }) {
  return (
    <div className={classes.toolbar}>
      {acts.map(({ stroke, title, not, isPrimary, act }) => (
        <Button
          key={stroke}
          size="xs"
          variant={isPrimary ? 'filled' : 'default'}
          aria-pressed={isPrimary}
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
