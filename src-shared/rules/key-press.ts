import type { TaskKind } from '../model/kind.ts'
import type { Stroke } from '../model/stroke.ts'
import { type Binding, type KeyMap, levelClosers, types } from './key-map.ts'
import type { PaneMode } from './program-actions.ts'

/** The part of a `KeyboardEvent` that decides what a press means. */
export interface KeyPress {
  code: string
  key: string
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
  metaKey: boolean
  repeat: boolean
  isComposing: boolean
  /** AltGr types characters, so what it is held with is no key by its place; it is neither Ctrl nor Alt in a browser. */
  getModifierState(modifier: 'AltGraph'): boolean
}

/** Where the press happened. */
export interface PressContext {
  kind: TaskKind
  mode: PaneMode
  /** Focus is in a field that takes text. */
  typing: boolean
  /** A dialog is open; it has its own keys. */
  inDialog: boolean
  /** The opener pressed before, whose children the next key chooses among. */
  opened: Binding | undefined
}

export type PressOutcome =
  | { type: 'act'; binding: Binding }
  | { type: 'open'; binding: Binding }
  /** A key that is none of the opened level's: the level stays open, so that a slip costs nothing. */
  | { type: 'stay' }
  | { type: 'close' }
  | { type: 'ignore' }

const modifierCodes = /^(Control|Shift|Alt|Meta|OS|CapsLock|AltGraph)/

/**
 * What a key press means at this moment; nothing while typing, composing, in a dialog or (but for movement) repeating.
 * Only what counts everywhere, such as the lock, counts while typing and in dialogs too.
 */
export function interpretPress(keyMap: KeyMap, press: KeyPress, context: PressContext): PressOutcome {
  if (press.isComposing || press.key === 'AltGraph' || modifierCodes.test(press.code))
    return { type: 'ignore' }
  const { kind, mode, typing } = context
  const candidates = keyMap.bindings.filter(
    ({ kinds, modes }) => kinds.includes(kind) && modes.includes(mode),
  )
  const everywhere = findByPress(
    candidates.filter((binding) => binding.everywhere && !(typing && types(binding))),
    press,
    0,
  )
  if (everywhere) return press.repeat ? { type: 'ignore' } : { type: 'act', binding: everywhere }
  if (typing || context.inDialog) return { type: 'ignore' }
  if (context.opened) return withinOpened(candidates, press, context.opened)
  const binding = findByPress(
    candidates.filter(({ keys }) => keys.length === 1),
    press,
    0,
  )
  if (!binding || (press.repeat && !binding.repeats)) return { type: 'ignore' }
  return { type: binding.opens ? 'open' : 'act', binding }
}

function withinOpened(candidates: readonly Binding[], press: KeyPress, opened: Binding): PressOutcome {
  if (press.repeat) return { type: 'ignore' }
  const children = candidates.filter(({ keys }) => keys.length === 2 && keys[0] === opened.keys[0])
  const child = findByPress(children, press, 1)
  if (child) return { type: 'act', binding: child }
  if (levelClosers.includes(press.code)) return { type: 'close' }
  const single = candidates.filter(({ keys }) => keys.length === 1)
  const other = findByPress(single, press, 0)
  // Another opener switches the level; its own key closes it.
  if (other?.action === opened.action) return { type: 'close' }
  if (other?.opens) return { type: 'open', binding: other }
  return { type: 'stay' }
}

function findByPress(bindings: readonly Binding[], press: KeyPress, index: 0 | 1): Binding | undefined {
  // A character comes first: `?` is on the key of another stroke on some layouts, and without Shift on others.
  const produced = press.ctrlKey || press.metaKey ? undefined : `char:${press.key}`
  const physical = press.getModifierState('AltGraph') ? undefined : physicalStroke(press)
  return (
    bindings.find(({ keys }) => keys[index] === produced) ??
    bindings.find(({ keys }) => keys[index] === physical)
  )
}

/** The press as a stroke by physical place. Cmd counts as Ctrl, as people on a Mac expect. */
export function physicalStroke(
  press: Pick<KeyPress, 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>,
): Stroke {
  const modifiers = [
    press.ctrlKey || press.metaKey ? 'Ctrl+' : '',
    press.altKey ? 'Alt+' : '',
    press.shiftKey ? 'Shift+' : '',
  ].join('')
  return `${modifiers}${press.code}`
}
