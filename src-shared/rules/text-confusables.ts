import { confusablesTable } from './text-confusables-data.ts'

interface Look {
  /** What it looks like; empty for what is only looked like. */
  like: string
  name: string
}

let known: ReadonlyMap<number, Look> | undefined

/** Read when it is first needed: most texts are plain. */
function looks(): ReadonlyMap<number, Look> {
  if (known) return known
  const read = new Map<number, Look>()
  let code = 0
  let words: string[] = []
  for (const line of confusablesTable.split(';')) {
    const [distance = '', like = ''] = line.split(' ', 2)
    const rest = line.slice(distance.length + like.length + 2)
    code += Number.parseInt(distance, 36)
    const own = rest.slice(1)
    words = [...words.slice(0, Number.parseInt(rest.charAt(0), 36)), ...(own === '' ? [] : own.split(' '))]
    const looked = like === '' ? [] : like.split('+').map((digits) => Number.parseInt(digits, 36))
    read.set(code, { like: String.fromCodePoint(...looked), name: words.join(' ') })
  }
  known = read
  return read
}

/** What Unicode says that the character looks like (UTS #39, its prototype): itself, if like nothing else. */
export function prototypeOf(character: string): string {
  return looks().get(character.codePointAt(0) ?? 0)?.like || character
}

/** The character's name, such as `CYRILLIC SMALL LETTER A`, if it looks like another or another like it; else `U+…`. */
export function characterName(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return looks().get(code)?.name ?? `U+${code.toString(16).toUpperCase().padStart(4, '0')}`
}

let members: Map<string, string[]> | undefined

/** All characters with this prototype, itself first if it is one. */
export function lookingLike(prototype: string): readonly string[] {
  if (!members) {
    members = new Map()
    for (const [code, { like }] of looks()) {
      if (like === '') continue
      const list = members.get(like)
      if (list) list.push(String.fromCodePoint(code))
      else members.set(like, [...(isOne(like) ? [like] : []), String.fromCodePoint(code)])
    }
  }
  return members.get(prototype) ?? [prototype]
}

function isOne(text: string): boolean {
  return text.length === ((text.codePointAt(0) ?? 0) > 0xffff ? 2 : 1)
}
