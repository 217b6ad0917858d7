import type { ActionName, Binding } from '../../src-shared/rules/key-map.ts'
import { useWorkstation } from '../stores/workstation.ts'
import classes from './key-cap.module.css'
import { strokeText } from './stroke-text.ts'

/** The keys of an action as caps, as they are bound now; nothing if it has none. `last` shows only the second key of two. */
export function Keys({ action, last = false }: { action: ActionName; last?: boolean }) {
  const binding = useBinding(action)
  if (!binding) return null
  // Keys that have other work beside an audited decision, where nothing is judged anew.
  const judges = binding.modes.every((mode) => mode === 'normal')
  return (
    <span className={classes.keys} aria-hidden="true" data-judges={judges || undefined}>
      <KeyCaps strokes={last ? binding.keys.slice(-1) : binding.keys} />
    </span>
  )
}

/** A control's name for assistive technology: what it does, then its keys as the caps show them. */
export function useNameWithKeys(label: string, action: ActionName): string {
  const binding = useBinding(action)
  return [label, ...(binding?.keys.map(strokeText) ?? [])].join(' ')
}

function useBinding(action: ActionName): Binding | undefined {
  return useWorkstation(({ keyMap }) =>
    keyMap.bindings.find((candidate) => candidate.action === action && !candidate.alternative),
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
