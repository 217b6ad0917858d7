import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

// Makes the table of look-alike characters from Unicode's own file, as it is part of the sources of ICU and of the
// Unicode Character Database:
//   node scripts/make-confusables.ts confusables.txt LICENSE
// The second file is the licence that came with it, whose notice must go wherever the data goes.

const target = join(import.meta.dirname, '../src-shared/rules/text-confusables-data.ts')

interface Entry {
  code: number
  /** Code points of what it looks like. */
  like: readonly number[]
  name: string
}

/** A line such as `0430 ;	0061 ;	MA	# ( а → a ) CYRILLIC SMALL LETTER A → LATIN SMALL LETTER A	#`. */
const line = /^([0-9A-F]+) ;\t([0-9A-F ]+) ;\tMA\t#\*? \(.*?\) ([^→]+) → ([^\t]+?)\t#/u

/** The entries by code point, and for each character that is looked like its own name. Throws for a line of another form. */
function readEntries(text: string): Entry[] {
  const entries = new Map<number, Entry>()
  const names = new Map<number, string>()
  for (const raw of text.replace(/^\ufeff/, '').split('\n')) {
    if (raw.trim() === '' || raw.startsWith('#')) continue
    const [, source, looked, name, lookedName] = line.exec(raw) ?? []
    if (source === undefined || looked === undefined || name === undefined || lookedName === undefined)
      throw new Error(`Not a line of confusables.txt: ${raw}`)
    const code = Number.parseInt(source, 16)
    const like = looked.split(' ').map((hex) => Number.parseInt(hex, 16))
    entries.set(code, { code, like, name })
    const parts = lookedName.split(', ')
    if (parts.length === like.length)
      for (const [index, part] of parts.entries()) names.set(like[index] ?? 0, part)
  }
  for (const [code, name] of names) if (!entries.has(code)) entries.set(code, { code, like: [], name })
  return [...entries.values()].sort((one, other) => one.code - other.code)
}

/**
 * Each entry: how many code points after the one before, what it looks like (nothing, if it only is looked
 * like), and its name, whose first words are a digit or letter that counts how many are those of the name before.
 */
function writeEntries(entries: readonly Entry[]): string {
  let before: Entry = { code: 0, like: [], name: '' }
  return entries
    .map((entry) => {
      const words = entry.name.split(' ')
      const known = before.name.split(' ')
      let shared = 0
      while (shared < words.length && shared < 35 && words[shared] === known[shared]) shared++
      const like = entry.like.map((code) => code.toString(36)).join('+')
      const row = `${(entry.code - before.code).toString(36)} ${like} ${shared.toString(36)}${words.slice(shared).join(' ')}`
      before = entry
      return row
    })
    .join(';')
}

const [source, licence] = process.argv.slice(2)
if (source === undefined || licence === undefined)
  throw new Error('Say where confusables.txt and its LICENSE are.')
const text = await readFile(source, 'utf8')
const version = /^# Version: (.+)$/m.exec(text)?.[1]
const date = /^# Date: (.+)$/m.exec(text)?.[1]
if (version === undefined || date === undefined) throw new Error('The file does not say its version.')
const notice = (await readFile(licence, 'utf8')).split(/^-{10,}$/m)[0]?.trim() ?? ''
const entries = readEntries(text)

await writeFile(
  target,
  `// Made by scripts/make-confusables.ts from Unicode's confusables.txt, version ${version} of ${date}
// (Unicode Security Mechanisms, UTS #39), as it is in the source package of ICU. Do not edit.
//
${notice
  .split('\n')
  .map((words) => `// ${words}`.trimEnd())
  .join('\n')}

/** Version of Unicode that the table is of. */
export const confusablesVersion = '${version}'

/**
 * An entry for each character by code point, with \`;\` between: distance to the one before (base 36), what it looks like
 * (code points in base 36 with \`+\` between, empty for what is only looked like), and its name, of which the first
 * character (base 36) counts the words that it shares with the name before.
 */
// biome-ignore format: one string, which nobody reads
export const confusablesTable = '${writeEntries(entries)}'
`,
)
process.stdout.write(`${entries.length} characters of Unicode ${version}\n`)
