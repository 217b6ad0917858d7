import type { ActionName } from '../../src-shared/rules/key-map.ts'
import { useWorkstation } from '../stores/workstation.ts'
import classes from './key-cap.module.css'
import { strokeText } from './stroke-text.ts'

/** The keys of an action as caps, as they are bound now; nothing if it has none. `last` shows only the second key of two. */
export function Keys({ action, last = false }: { action: ActionName; last?: boolean }) {
  const binding = useWorkstation(({ keyMap }) =>
    keyMap.bindings.find((candidate) => candidate.action === action && !candidate.alternative),
  )
  if (!binding) return null
  const keys = last ? binding.keys.slice(-1) : binding.keys
  return (
    <span className={classes.keys} aria-hidden="true">
      <KeyCaps strokes={keys} />
    </span>
  )
}

/** One cap for each stroke, at most two. */
export function KeyCaps({ strokes: [first, second] }: { strokes: readonly string[] }) {
  return (
    <>
      {first !== undefined && <KeyCap text={strokeText(first)} />}
      {second !== undefined && <KeyCap text={strokeText(second)} />}
    </>
  )
}

function KeyCap({ text }: { text: string }) {
  return <kbd className={classes.cap}>{text}</kbd>
}
