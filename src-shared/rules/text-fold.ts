import { isPair } from './text-offsets.ts'

/** Text as it is compared, and where each of its UTF-16 units comes from. */
export interface Folded {
  text: string
  /** UTF-16 offset in the original by offset here; one more at the end for the original's length. */
  from: Uint32Array
}

/**
 * What is left out when letters are compared: accents, vowel points and harakat, which many leave out; hidden characters;
 * the Arabic stretch. Vowel signs of Indic scripts and the voicing marks of Japanese make other words, and stay.
 */
const leftOut =
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\u0640]|(?![\u3099\u309a])(?=[\p{Script=Inherited}\p{Script=Hebrew}])\p{M}/gu

const known = new Map<string, string>()
const mostKnown = 20_000

/** A character without its case, width, style and accents; empty if it does not count. */
export function foldCharacter(character: string): string {
  const unit = character.charCodeAt(0)
  if (unit < 0x80) return unit >= 65 && unit <= 90 ? String.fromCharCode(unit + 32) : character
  // A Hangul syllable is one letter to whoever reads it.
  if (unit >= 0xac00 && unit < 0xd7a4) return character
  const before = known.get(character)
  if (before !== undefined) return before
  const plain = character.normalize('NFKD').replace(leftOut, '')
  // By way of capitals, so that ß is ss and both small sigmas are one.
  const folded = plain.toUpperCase().toLowerCase().replace(leftOut, '')
  if (known.size >= mostKnown) known.clear()
  known.set(character, folded)
  return folded
}

/** A way to compare texts: what becomes of one character, and of a run of plain ASCII, whose length stays. */
export interface Folding {
  character: (character: string) => string
  plain: (run: string) => string
}

/** Without case, width, style and accents. */
export const byLetters: Folding = { character: foldCharacter, plain: (run) => run.toLowerCase() }

/** Folds a text; any white space is one space. Takes time in proportion to its length. */
export function foldText(text: string, { character, plain }: Folding = byLetters): Folded {
  let folded = ''
  let from = new Uint32Array(text.length + 16)
  let spaced = false
  const add = (part: string, at: number, step: 0 | 1) => {
    const length = folded.length + part.length
    if (length >= from.length) from = grown(from, length)
    for (let unit = 0; unit < part.length; unit++) from[folded.length + unit] = at + unit * step
    folded += part
  }
  for (let at = 0; at < text.length; ) {
    let end = at
    while (isPlain(text.charCodeAt(end))) end++
    if (end > at) {
      add(plain(text.slice(at, end)), at, 1)
      spaced = false
      at = end
      continue
    }
    const size = isPair(text, at + 1) ? 2 : 1
    const one = text.slice(at, at + size)
    if (isWhite(one)) {
      if (!spaced) add(' ', at, 0)
      spaced = true
    } else {
      const part = character(one)
      add(part, at, 0)
      spaced &&= part === ''
    }
    at += size
  }
  from[folded.length] = text.length
  return { text: folded, from: from.subarray(0, folded.length + 1) }
}

const simple = /^(?:[\x21-\x7e]| (?! ))*$/

/** The folded text alone: for short ones, of which there are many. */
export function foldWord(text: string, folding: Folding = byLetters): string {
  return simple.test(text) ? folding.plain(text) : foldText(text, folding).text
}

/** A sign of ASCII that is seen. */
function isPlain(unit: number): boolean {
  return unit > 0x20 && unit < 0x7f
}

const white = /\s/
function isWhite(character: string): boolean {
  const unit = character.charCodeAt(0)
  return unit <= 0x20 ? unit === 0x20 || (unit >= 9 && unit <= 13) : unit >= 0x85 && white.test(character)
}

/** One character may become eighteen, as the Arabic ligature of a blessing does. */
function grown(from: Uint32Array<ArrayBuffer>, needed: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(Math.max(needed + 16, from.length * 2))
  larger.set(from)
  return larger
}

/**
 * The original's stretch for one of the folded text, as UTF-16 offsets: whole characters, with the accents and hidden
 * characters that follow the last.
 */
export function unfold({ text, from }: Folded, start: number, end: number): { start: number; end: number } {
  const last = from[end - 1]
  let after = end
  // More than one unit may come from the last character.
  while (after < text.length && from[after] === last) after++
  return { start: from[start] ?? 0, end: from[after] ?? 0 }
}
