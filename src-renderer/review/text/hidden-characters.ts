import { countCodePoints } from '../../../src-shared/rules/text-offsets.ts'
import { hiddenName, isBidiControl } from './hidden-names.ts'

/** A run of one character that would not be seen. */
interface HiddenRun {
  kind: 'hidden'
  name: string
  code: number
  count: number
  /** What of it stays in the text. */
  kept: string
  /** In UTF-16 units. */
  size: number
}

/** Accents piled on one letter beyond what any writing needs: left out, and counted. */
interface ExcessMarks {
  kind: 'marks'
  count: number
  size: number
}

/** What stands as a token in the text. */
export type HiddenPiece = HiddenRun | ExcessMarks

/** A stretch of text as it is drawn, or a token. */
export type Piece = string | HiddenPiece

/**
 * What has no shape of its own: controls, formatting, fillers, lone surrogates. Tabs and line breaks have. And marks after
 * so many in a row that they take a browser seconds to lay out: 24, where Unicode asks for no more than 30 of any text
 * (UAX #15, stream-safe) and Tibetan and pointed Hebrew stay below ten.
 */
const suspects =
  /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}\p{Cs}\u2800]|(?<=\p{M}{24})\p{M}+/gu
const mark = /^\p{M}/u
const ignorable = /^\p{Default_Ignorable_Code_Point}/u

/** Formatting characters that are visible after all: Arabic and Syriac signs over numbers and the like. */
const visible = /[\u0600-\u0605\u06dd\u070f\u0890\u0891\u08e2\u{110bd}\u{110cd}\u{13430}-\u{1343f}]/u

/** The flags of England, Scotland and Wales, the only ones spelled with tag characters. */
const tagFlag =
  /^\u{1f3f4}\u{e0067}\u{e0062}(?:\u{e0065}\u{e006e}\u{e0067}|\u{e0073}\u{e0063}\u{e0074}|\u{e0077}\u{e006c}\u{e0073})\u{e007f}/u

/** Scripts in which joiners are spelling: Persian, Urdu and the scripts of India and Sri Lanka, among others. */
const joiningLetter =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Myanmar}\p{Script=Khmer}]/u

/** Emoji and letters joined in one: a family has three joiners. More are shown, as what they join is drawn as one shape. */
const mostJoined = 12
/** From one joiner up to the next in one shape: an emoji, its colour and style. */
const oneJoined = /^\u200d\p{Extended_Pictographic}(?:\p{Emoji_Modifier}|\ufe0f)*$/u

/** True if the suspect at `at` is part of how an emoji or a word is spelled, and so shows itself. */
function isSpelling(text: string, at: number, suspect: string): boolean {
  if (visible.test(suspect)) return true
  const before = [...text.slice(Math.max(0, at - 2), at)].at(-1) ?? ''
  const after = String.fromCodePoint(text.codePointAt(at + suspect.length) ?? 0)
  const code = suspect.codePointAt(0) ?? 0
  if (code === 0x200c || code === 0x200d) {
    if (joiningLetter.test(before) && joiningLetter.test(after)) return true
    return code === 0x200d && /\p{Emoji}|\ufe0f/u.test(before) && /\p{Extended_Pictographic}/u.test(after)
  }
  if (code === 0xfe0e || code === 0xfe0f) return /\p{Emoji}/u.test(before)
  if (code >= 0xe0100 && code <= 0xe01ef) return /\p{Script=Han}/u.test(before)
  if (code >= 0x180b && code <= 0x180f) return /\p{Script=Mongolian}/u.test(before)
  return false
}

/**
 * Splits text so that nothing in it stays hidden; a run of the same hidden character is one piece. Ends behind so many
 * pieces, if it has more than `most`.
 */
export function splitHidden(text: string, most = Number.POSITIVE_INFINITY): Piece[] {
  const pieces: Piece[] = []
  let from = 0
  let skipTo = 0
  let joined = { count: 0, at: 0 }
  for (const match of text.matchAll(suspects)) {
    if (pieces.length >= most) return pieces
    const at = match.index
    const suspect = match[0]
    if (at < skipTo) continue
    // A black flag is two units long and stands before its first tag.
    const flag = tagFlag.exec(text.slice(Math.max(0, at - 2), at + 12))
    if (flag) {
      skipTo = at - 2 + flag[0].length
      continue
    }
    if (isSpelling(text, at, suspect)) {
      if (suspect !== '\u200d') continue
      joined = { count: oneJoined.test(text.slice(joined.at, at)) ? joined.count + 1 : 1, at }
      if (joined.count <= mostJoined) continue
    }
    if (at > from) pieces.push(text.slice(from, at))
    from = at + suspect.length
    if (isExcess(suspect))
      pieces.push({ kind: 'marks', count: countCodePoints(suspect), size: suspect.length })
    else add(pieces, suspect)
  }
  if (from < text.length) pieces.push(text.slice(from))
  return pieces
}

/** True for what was found for its place behind many marks, and not for being hidden. */
function isExcess(suspect: string): boolean {
  return mark.test(suspect) && !ignorable.test(suspect)
}

function add(pieces: Piece[], suspect: string): void {
  const code = suspect.codePointAt(0) ?? 0
  const last = pieces.at(-1)
  // Direction controls stay in the text, so that it reads as its audience reads it.
  const kept = isBidiControl(code) ? suspect : ''
  if (typeof last === 'object' && last.kind === 'hidden' && last.code === code) {
    last.count++
    last.kept += kept
    last.size += suspect.length
  } else {
    pieces.push({ kind: 'hidden', name: hiddenName(code), code, count: 1, kept, size: suspect.length })
  }
}

/** How many characters of the text are not drawn as themselves. */
export function countHidden(text: string): number {
  return splitHidden(text).reduce((sum, piece) => sum + (typeof piece === 'string' ? 0 : piece.count), 0)
}
