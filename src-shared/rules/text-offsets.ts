/**
 * JavaScript counts text in UTF-16 units, evidence in Unicode code points. Half of a pair that stands alone counts as one
 * code point, as it does wherever a string is walked through.
 */

/** Code points of `text` from one UTF-16 offset up to another. An offset inside a pair counts the pair as before it. */
export function countCodePoints(text: string, from = 0, to = text.length): number {
  let count = to - from
  for (let at = from + 1; at < to; at++) if (isPair(text, at)) count--
  return count
}

/** UTF-16 offset of the code point at `position`, from 0; the text's length where it ends before. */
export function unitsAt(text: string, position: number): number {
  let at = 0
  for (let left = position; left > 0 && at < text.length; left--) at += isPair(text, at + 1) ? 2 : 1
  return at
}

/** True if the unit at `at` is the second half of a pair. */
export function isPair(text: string, at: number): boolean {
  const low = text.charCodeAt(at)
  if (!(low >= 0xdc00 && low < 0xe000)) return false
  const high = text.charCodeAt(at - 1)
  return high >= 0xd800 && high < 0xdc00
}
