import { foldText, foldWord, unfold } from './text-fold.ts'

/** A stretch of text by UTF-16 offsets. */
export interface Stretch {
  start: number
  end: number
}

/**
 * Where a text has what was looked for, in whatever case, width and accents; hidden characters and kinds of white space
 * make no difference. Hits do not overlap. At most `most` of them.
 */
export function findIn(text: string, sought: string, most = Number.POSITIVE_INFINITY): Stretch[] {
  const needle = foldWord(sought)
  if (needle.trim() === '') return []
  const folded = foldText(text)
  const hits: Stretch[] = []
  let from = 0
  while (hits.length < most) {
    const at = folded.text.indexOf(needle, from)
    if (at === -1) break
    from = at + needle.length
    if (isVoicing(folded.text.charCodeAt(from))) continue
    const hit = unfold(folded, at, from)
    const before = hits.at(-1)
    // Two that share a character, such as both halves of a ligature, are one.
    if (before === undefined || hit.start >= before.end) hits.push(hit)
  }
  return hits
}

/** A mark that makes another kana of the one before. */
function isVoicing(unit: number): boolean {
  return unit === 0x3099 || unit === 0x309a
}
