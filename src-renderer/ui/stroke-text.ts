import type { Stroke } from '../../src-shared/model/stroke.ts'

const named: Record<string, string> = {
  Space: 'Space',
  Enter: '↵',
  NumpadEnter: 'Num ↵',
  NumpadAdd: 'Num +',
  NumpadSubtract: 'Num −',
  Escape: 'Esc',
  Backspace: '⌫',
  Delete: 'Del',
  Tab: '⇥',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
  Minus: '-',
  Equal: '=',
  BracketLeft: '[',
  BracketRight: ']',
  Backslash: '\\',
  Semicolon: ';',
  Quote: "'",
  Backquote: '`',
  Comma: ',',
  Period: '.',
  Slash: '/',
}

let layout: ReadonlyMap<string, string> = new Map()

interface KeyboardWithLayout {
  getLayoutMap(): Promise<ReadonlyMap<string, string>>
}

/** Learns what is printed on this keyboard, so that the screen shows the letter that the hand finds. */
export async function readKeyboardLayout(): Promise<void> {
  const { keyboard } = navigator as Navigator & { keyboard?: KeyboardWithLayout }
  try {
    layout = (await keyboard?.getLayoutMap()) ?? layout
  } catch {
    // Not to be had here; the names of the places themselves are shown.
  }
}

/** What is printed on the keys of a stroke: `Ctrl+KeyZ` → `Ctrl Z`. */
export function strokeText(stroke: Stroke): string {
  if (stroke.startsWith('char:')) return stroke.slice(5)
  return stroke.split('+').map(partText).join(' ')
}

function partText(part: string): string {
  const printed = layout.get(part)
  if (printed !== undefined && printed.trim() !== '') return printed.toUpperCase()
  return named[part] ?? part.replace(/^(Key|Digit|Numpad)(?=.)/, '')
}
