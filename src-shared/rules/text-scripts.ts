/** Scripts that are in wide use or full of look-alikes; the letters of all others count as of one script, `Other`. */
const names = [
  'Latin',
  'Greek',
  'Cyrillic',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Syriac',
  'Thaana',
  'Nko',
  'Devanagari',
  'Bengali',
  'Gurmukhi',
  'Gujarati',
  'Oriya',
  'Tamil',
  'Telugu',
  'Kannada',
  'Malayalam',
  'Sinhala',
  'Thai',
  'Lao',
  'Tibetan',
  'Myanmar',
  'Georgian',
  'Ethiopic',
  'Cherokee',
  'Khmer',
  'Mongolian',
  'Han',
  'Hiragana',
  'Katakana',
  'Bopomofo',
  'Hangul',
  'Coptic',
  'Lisu',
] as const
export type Script = (typeof names)[number] | 'Other'

/** One pattern, so that a character of any script costs one step: which of its groups has matched is the script. */
const whichScript = new RegExp(names.map((name) => `(\\p{Script=${name}})`).join('|'), 'u')
const extended = new Map<Script, RegExp>(
  names.map((name) => [name, new RegExp(`\\p{Script_Extensions=${name}}`, 'u')]),
)
const neutral = /[\p{Script=Common}\p{Script=Inherited}\p{N}]/u
const cache = new Map<string, Script | undefined>()
/** As many as a hostile text may have us keep. */
const mostCached = 20_000

/** The script that a character is of; undefined for digits, marks and signs, which go with any. */
export function scriptOf(character: string): Script | undefined {
  const unit = character.charCodeAt(0)
  if (unit < 0x80) return (unit | 32) >= 97 && (unit | 32) <= 122 ? 'Latin' : undefined
  if (cache.has(character)) return cache.get(character)
  const script = findScript(character)
  if (cache.size >= mostCached) cache.clear()
  cache.set(character, script)
  return script
}

function findScript(character: string): Script | undefined {
  if (neutral.test(character)) return undefined
  const found = whichScript.exec(character)?.slice(1)
  const at = found?.findIndex((group) => group !== undefined) ?? -1
  return names[at] ?? 'Other'
}

/** True if the character is also used in this script, as the prolonged sound mark is in Hiragana and Katakana. */
export function isUsedIn(character: string, script: Script): boolean {
  return extended.get(script)?.test(character) ?? false
}

/** Scripts that are written together (UTS #39, section 5.2, highly restrictive): Japanese, Chinese, Korean with Latin. */
const together: readonly ReadonlySet<Script>[] = [
  new Set<Script>(['Latin', 'Han', 'Hiragana', 'Katakana']),
  new Set<Script>(['Latin', 'Han', 'Bopomofo']),
  new Set<Script>(['Latin', 'Han', 'Hangul']),
]

/** True if honest writing has these scripts in one word. */
export function areWrittenTogether(scripts: ReadonlySet<Script>): boolean {
  return scripts.size < 2 || together.some((set) => [...scripts].every((script) => set.has(script)))
}

const withoutSpaces: ReadonlySet<Script> = new Set([
  'Han',
  'Hiragana',
  'Katakana',
  'Bopomofo',
  'Thai',
  'Lao',
  'Myanmar',
  'Khmer',
  'Tibetan',
])

/** True for scripts that put spaces between words, so that a word has boundaries to be found by. */
export function hasSpaces(script: Script | undefined): boolean {
  return script === undefined || !withoutSpaces.has(script)
}

const rightToLeft: ReadonlySet<Script> = new Set(['Hebrew', 'Arabic', 'Syriac', 'Thaana', 'Nko'])

export function isRightToLeft(script: Script): boolean {
  return rightToLeft.has(script)
}
