import { lookingLike, prototypeOf } from './text-confusables.ts'
import { areWrittenTogether, isRightToLeft, isUsedIn, type Script, scriptOf } from './text-scripts.ts'

/** A character that is not what it seems. */
export interface Odd {
  character: string
  /** What it looks like, in the script of its word or in plain Latin; undefined if it only stands out. */
  like: string | undefined
}

/** A word to look at twice, by UTF-16 offsets of the text. */
export interface OddWord {
  start: number
  end: number
  /** Each odd character of it once. */
  odd: readonly Odd[]
}

/** Letters, digits, marks and what is hidden between them. */
const word = /[\p{L}\p{M}\p{N}\p{Default_Ignorable_Code_Point}]+/gu
const notPlain = /[^\0-\x7f]/

interface Letter {
  character: string
  script: Script
}

/** Alphabets so alike that a letter of one between two of another is never honest. */
const alike: ReadonlySet<Script> = new Set([
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Cherokee',
  'Coptic',
  'Lisu',
])

/**
 * Words that mix scripts so that they could be taken for words of one (UTS #39, section 5). What honest writing mixes is
 * left alone: Japanese with Latin, a name in Latin with an article or an ending in another script, Greek letters of
 * units, formulas and genes.
 */
export function findMixedWords(text: string): OddWord[] {
  if (!notPlain.test(text)) return []
  const found: OddWord[] = []
  for (const match of text.matchAll(word)) {
    if (!notPlain.test(match[0])) continue
    const odd = oddOf(match[0])
    if (odd.length > 0) found.push({ start: match.index, end: match.index + match[0].length, odd })
  }
  return found
}

function oddOf(text: string): Odd[] {
  const letters: Letter[] = []
  const counts = new Map<Script, number>()
  for (const character of text) {
    const script = scriptOf(character)
    if (script === undefined) continue
    letters.push({ character, script })
    counts.set(script, (counts.get(script) ?? 0) + 1)
  }
  if (areWrittenTogether(new Set(counts.keys()))) return []
  const main = mainScript(letters, counts)
  if (isFormula(letters, counts)) return []
  const odd = new Map<string, Odd>()
  for (const { run, inside } of foreignRuns(letters, main)) {
    const looks = run.map(({ character }): Odd => ({ character, like: likeIn(character, main) }))
    if (isOddRun(run, looks, main, inside)) for (const one of looks) odd.set(one.character, one)
  }
  return [...odd.values()]
}

/** What the word passes for: Latin if all its other letters look like plain ones, else what most of it is. */
function mainScript(letters: readonly Letter[], counts: ReadonlyMap<Script, number>): Script {
  const others = letters.filter(({ script }) => script !== 'Latin')
  const passes = others.every(({ character }) => likeIn(character, 'Latin') !== undefined)
  if (counts.has('Latin') && passes) return 'Latin'
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0]
}

/** Stretches of letters that are not of the word's main script, and whether it stands on both sides of them. */
function foreignRuns(letters: readonly Letter[], main: Script): { run: Letter[]; inside: boolean }[] {
  const runs: { run: Letter[]; inside: boolean }[] = []
  let run: Letter[] = []
  let opened = false
  for (const letter of letters) {
    if (letter.script !== main && !isUsedIn(letter.character, main)) {
      run.push(letter)
      continue
    }
    if (run.length > 0) runs.push({ run, inside: opened })
    run = []
    opened = true
  }
  if (run.length > 0) runs.push({ run, inside: false })
  return runs
}

function isOddRun(run: readonly Letter[], looks: readonly Odd[], main: Script, inside: boolean): boolean {
  const some = looks.some(({ like }) => like !== undefined)
  if (inside) return some || (alike.has(main) && run.every(({ script }) => alike.has(script)))
  // Prefixes such as the article are one letter in Hebrew and Arabic, and stand before names in Latin.
  if (isRightToLeft(main) || run.some(({ script }) => isRightToLeft(script))) return false
  return some && looks.every(({ like }) => like !== undefined)
}

/** The character of this script that it looks like. Of Latin only plain letters count: they are what is imitated. */
function likeIn(character: string, script: Script): string | undefined {
  const prototype = prototypeOf(character)
  if (script === 'Latin') return /^[A-Za-z]+$/.test(prototype) ? prototype : undefined
  return lookingLike(prototype).find((other) => other !== character && scriptOf(other) === script)
}

/** Greek beside Latin as in formulas, units and the names of genes: `Δt`, `sinα`, `TNFα`, `NFκB`, `αx`. */
function isFormula(letters: readonly Letter[], counts: ReadonlyMap<Script, number>): boolean {
  if (counts.size !== 2 || !counts.has('Latin') || !counts.has('Greek')) return false
  if (letters.length <= 3) return true
  const greek = letters.filter(({ script }) => script === 'Greek')
  if (greek.length === 1 && letters.length === 4 && letters[0] !== undefined)
    if (letters[0].script === 'Greek' || letters[3]?.script === 'Greek') return true
  return letters.every(({ character, script }) =>
    script === 'Greek' ? character !== character.toUpperCase() : character !== character.toLowerCase(),
  )
}
