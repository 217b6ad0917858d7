import { byLooks, isDisguise } from './text-disguise.ts'
import { type Folded, foldText, foldWord, unfold } from './text-fold.ts'
import { createLexicon, type Lexicon } from './text-lexicon.ts'
import { isPair } from './text-offsets.ts'
import { hasSpaces, scriptOf } from './text-scripts.ts'
import { findSpaced } from './text-spaced.ts'

/** A term that a text has, by UTF-16 offsets. */
export interface TermHit {
  start: number
  end: number
  /** Which of the terms, from 0. */
  term: number
  /** As written; with characters that only look like its own; or letter by letter with something between. */
  how: 'plain' | 'look-alike' | 'spaced'
}

export interface TermMatcher {
  /** Hits in their order; of those that overlap the first and longest. */
  find: (text: string) => TermHit[]
}

/**
 * Letters that are written as two others, which together look like them; `1` for i, which passes for l, and a capital i for
 * l: whether it is one in the text is looked at when it is found.
 */
const swaps = [
  ['m', 'rn'],
  ['w', 'vv'],
  ['i', 'l'],
  ['l', 'i'],
] as const

/** So many terms are entered at a time: some five milliseconds' work. */
const step = 500

/**
 * Looks for terms in whatever case, width and style, with hidden characters inside, with look-alikes, and spaced out as
 * `f.r.e.e`; as whole words where a script has spaces. Undefined without terms. Building takes time in proportion to the
 * terms, finding in proportion to the text (times the longest term, at worst). For very many terms it pauses in between.
 */
export function* buildTermMatcher(
  terms: readonly { term: string }[],
): Generator<undefined, TermMatcher | undefined> {
  const words = new Map<string, number>()
  const asWritten = createLexicon()
  const disguised = createLexicon()
  const plain: string[] = []
  for (const [index, { term }] of terms.entries()) {
    const word = foldWord(term.trim())
    plain.push(word)
    if (word === '') continue
    if (!words.has(word)) words.set(word, index)
    asWritten.add(word, index)
    disguised.add(foldWord(term.trim(), byLooks), index)
    for (const [letter, other] of swaps)
      if (word.includes(letter)) disguised.add(word.replaceAll(letter, other), index)
    if (index % step === step - 1) yield
  }
  if (words.size === 0) return undefined
  return {
    find: (text) =>
      leftmost([
        ...scan(text, foldText(text), asWritten).map((hit): TermHit => ({ ...hit, how: 'plain' })),
        ...scan(text, foldText(text, byLooks), disguised).flatMap((hit) => {
          const term = plain[hit.term] ?? ''
          return isDisguise(text, hit, term) ? [{ ...hit, how: 'look-alike' as const }] : []
        }),
        ...findSpaced(text, words).map((hit): TermHit => ({ ...hit, how: 'spaced' })),
      ]),
  }
}

/** All of the lexicon's strings that stand in the folded text as words, the longest at each place. */
function scan(text: string, folded: Folded, lexicon: Lexicon): Omit<TermHit, 'how'>[] {
  const hits: Omit<TermHit, 'how'>[] = []
  for (let at = 0; at < folded.text.length; at++) {
    if (!startsWord(folded.text, at)) continue
    const longest = lexicon.at(folded.text, at, (end) => startsWord(folded.text, end))
    if (longest) hits.push({ ...unfold(folded, at, longest.end), term: longest.value })
  }
  return hits.filter(({ start, end }) => end > start && text.length >= end)
}

const wordLike = /[\p{L}\p{N}\p{M}]/u

/** True if a word may begin or end before `at`: no letters of scripts with spaces on both sides. */
function startsWord(text: string, at: number): boolean {
  if (at === 0 || at >= text.length) return true
  const [unitBefore, unitAfter] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  if (unitBefore < 0x80 && unitAfter < 0x80) return !isPlainWord(unitBefore) || !isPlainWord(unitAfter)
  if (isPair(text, at)) return false
  const before = text.slice(isPair(text, at - 1) ? at - 2 : at - 1, at)
  const after = text.slice(at, isPair(text, at + 1) ? at + 2 : at + 1)
  if (!wordLike.test(before) || !wordLike.test(after)) return true
  return !hasSpaces(scriptOf(before)) || !hasSpaces(scriptOf(after))
}

function isPlainWord(unit: number): boolean {
  return (unit >= 48 && unit <= 57) || ((unit | 32) >= 97 && (unit | 32) <= 122)
}

/** In their order; of hits that overlap the one that begins first, then the longest, then the plainest. */
function leftmost(hits: readonly TermHit[]): TermHit[] {
  const sorted = hits.toSorted((one, other) => one.start - other.start || other.end - one.end)
  const kept: TermHit[] = []
  let until = 0
  for (const hit of sorted) {
    if (hit.start < until) continue
    kept.push(hit)
    until = hit.end
  }
  return kept
}
