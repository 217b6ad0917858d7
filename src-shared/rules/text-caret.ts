import { isPair } from './text-offsets.ts'

/**
 * Steps of a caret through a text, in UTF-16 offsets: by what a reader takes for one character, and by words. Unicode's
 * own segmentation says what these are (UAX #29).
 */
export type Unit = 'character' | 'word'

/** A step looks at so much of the text; what is longer than this is parted. */
const reach = 400

const characters = new Intl.Segmenter(undefined, { granularity: 'grapheme' })
const words = new Intl.Segmenter(undefined, { granularity: 'word' })

/** The end of the character or word that begins at or holds `at`; of a word that comes after what is none. */
export function stepOn(text: string, at: number, unit: Unit): number {
  const from = whole(text, Math.max(0, at - reach))
  const part = text.slice(from, whole(text, Math.min(text.length, at + reach)))
  if (unit === 'character') {
    const segment = characters.segment(part).containing(at - from)
    return segment ? from + segment.index + segment.segment.length : text.length
  }
  for (const { index, segment, isWordLike } of words.segment(part)) {
    const end = from + index + segment.length
    if (end > at && isWordLike) return end
  }
  return from + part.length
}

/** The beginning of the character or word that ends at or holds `at`; of a word that comes before what is none. */
export function stepBack(text: string, at: number, unit: Unit): number {
  if (at <= 0) return 0
  const from = whole(text, Math.max(0, at - reach))
  const part = text.slice(from, whole(text, Math.min(text.length, at + reach)))
  if (unit === 'character') {
    const segment = characters.segment(part).containing(at - from - 1)
    return from + (segment?.index ?? 0)
  }
  let start = from
  for (const { index, isWordLike } of words.segment(part)) {
    if (from + index >= at) break
    if (isWordLike) start = from + index
  }
  return start
}

/** Not between the halves of a pair. */
function whole(text: string, at: number): number {
  return isPair(text, at) ? at - 1 : at
}
