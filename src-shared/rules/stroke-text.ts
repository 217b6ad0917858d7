import type { Stroke } from '../model/stroke.ts'

/** What is printed on keys whose place says it less well, on a US keyboard. */
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

/**
 * What is printed on the keys of a stroke: `Ctrl+KeyZ` → `Ctrl Z`.
 * @param printed what this keyboard has printed on a place, where that is known
 */
export function strokeText(
  stroke: Stroke,
  printed: (place: string) => string | undefined = () => undefined,
): string {
  if (stroke.startsWith('char:')) return stroke.slice(5)
  return stroke
    .split('+')
    .map((part) => printed(part) ?? named[part] ?? part.replace(/^(Key|Digit|Numpad)(?=.)/, ''))
    .join(' ')
}
