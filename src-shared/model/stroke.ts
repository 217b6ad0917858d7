import { z } from 'zod'

/**
 * One key press, written as modifiers and the key's physical place: `KeyN`, `Digit1`, `Shift+Comma`, `Ctrl+KeyZ`.
 * The place is `KeyboardEvent.code`, so hands find it on every layout. `char:?` instead means the character that is
 * produced, wherever the layout puts it.
 * @see https://www.w3.org/TR/uievents-code/
 */
export const strokeSchema = z
  .string()
  .regex(
    /^(?:(?:Ctrl\+)?(?:Alt\+)?(?:Shift\+)?(?:Key[A-Z]|Digit[0-9]|Numpad[A-Za-z0-9]+|F(?:[1-9]|1[0-2])|Arrow(?:Up|Down|Left|Right)|Space|Enter|Escape|Backspace|Delete|Tab|Home|End|PageUp|PageDown|Minus|Equal|BracketLeft|BracketRight|Backslash|IntlBackslash|Semicolon|Quote|Backquote|Comma|Period|Slash)|char:[^\s])$/u,
    'must be a key such as "KeyN", "Digit1", "Shift+Comma" or "char:?"',
  )
export type Stroke = z.infer<typeof strokeSchema>
