import { characterName, prototypeOf } from './text-confusables.ts'
import { type Folding, foldCharacter, foldWord } from './text-fold.ts'
import type { Odd } from './text-mixed.ts'
import { type Script, scriptOf } from './text-scripts.ts'

/** Two of Unicode's prototypes that pass for plain letters in a running word, beside all its small capitals. */
const nearly: Readonly<Record<string, string>> = { ĸ: 'k', ʍ: 'm' }
const known = new Map<string, string>()
const mostKnown = 20_000
const plainLetters = /^[A-Za-z]+$/

/**
 * A character as the plain small letters that it looks like, if it does (UTS #39, but that m is not taken apart into rn
 * and i stays another than l); otherwise without case, width, style and accents. Digits that pass for letters become
 * those.
 */
export const byLooks: Folding = {
  character(character) {
    const before = known.get(character)
    if (before !== undefined) return before
    const plain = findPlain(character)
    if (known.size >= mostKnown) known.clear()
    known.set(character, plain)
    return plain
  },
  plain: (run) => run.toLowerCase().replaceAll('0', 'o').replace(/[1|]/g, 'l'),
}

function findPlain(character: string): string {
  const folded = foldCharacter(character)
  if (folded === '' || plainLetters.test(folded)) return folded
  const own = plainOf(character)
  // The capital of i looks like l in Unicode's table, but more often is meant as i.
  if (own !== undefined && own !== 'l') return own.toLowerCase()
  return plainOf(folded) ?? own ?? folded
}

/** The plain letters that a character looks like. */
function plainOf(character: string): string | undefined {
  const prototype = prototypeOf(character).normalize('NFD').replace(/\p{M}/gu, '')
  if (prototype === 'rn') return 'm'
  if (plainLetters.test(prototype)) return prototype
  if (nearly[prototype] !== undefined) return nearly[prototype]
  return /^LATIN LETTER SMALL CAPITAL ([A-Z])$/.exec(characterName(prototype))?.[1]?.toLowerCase()
}

const notPlain = /[^\0-\x7f]/

/**
 * True if the stretch passes for the folded term without being it, and is no honest word of the writing around it. It is
 * said to be one that folding by looks makes into the term, or into what the term may be mistaken for.
 */
export function isDisguise(
  text: string,
  { start, end }: { start: number; end: number },
  term: string,
): boolean {
  const stretch = text.slice(start, end)
  const folded = foldWord(stretch)
  if (folded === term || !/\p{L}/u.test(stretch)) return false
  if (term.includes('l') && folded === term.replaceAll('l', 'i')) return hasCapitalI(stretch, term)
  if (folded === term.replaceAll('i', 'l')) return false
  const scripts = new Set<Script>()
  for (const character of stretch) {
    const script = scriptOf(character)
    if (script !== undefined) scripts.add(script)
  }
  const [only] = scripts
  if (scripts.size !== 1 || only === undefined) return true
  // A word that is plain Latin imitates nothing, unless it was made to with digits or pairs of letters.
  if (only === 'Latin' && !notPlain.test(stretch)) return !notPlain.test(term)
  return !isWritingAround(text, start, end, only)
}

/** `kiII`, not `KIII` and not `kiii`: every i that stands for an l is a capital, among small letters. */
function hasCapitalI(stretch: string, term: string): boolean {
  const letters = [...stretch].filter((character) => foldCharacter(character) !== '')
  return (
    letters.some((letter) => letter !== 'i' && /\p{Ll}/u.test(letter)) &&
    letters.every((letter, index) => term[index] !== 'l' || letter === 'I')
  )
}

/** How far around a word its line is looked at, in UTF-16 units. */
const around = 200

/** True if at least half of the other letters of the line are of this script. */
function isWritingAround(text: string, start: number, end: number, script: Script): boolean {
  const before = text.slice(Math.max(0, start - around), start)
  const after = text.slice(end, end + around)
  const line = `${before.slice(before.lastIndexOf('\n') + 1)} ${after.split('\n', 1)[0] ?? ''}`
  let own = 0
  let other = 0
  for (const character of line) {
    const found = scriptOf(character)
    if (found === script) own++
    else if (found !== undefined) other++
  }
  return own > 0 && own >= other
}

/** The characters of a stretch that only look like plain letters, each once. */
export function disguisesIn(stretch: string): Odd[] {
  return [...new Set(stretch)].flatMap((character) => {
    if (!notPlain.test(character)) return []
    const like = byLooks.character(character)
    return plainLetters.test(like) && !plainLetters.test(foldCharacter(character))
      ? [{ character, like }]
      : []
  })
}
