/**
 * Least characters of a passphrase that stands alone (NIST SP 800-63B-4, section 3.1.1.2: 15 for a single factor, no
 * rules of composition, known ones refused).
 */
export const leastPassphraseLength = 15

/** Far fewer different characters than words have: a key held down, or a pair of them. */
const leastDifferent = 6

/** What many people choose, as it reads without spaces and signs. Of any length once it is repeated. */
const common = [
  'password',
  'passphrase',
  'evenhand',
  'moderator',
  'qwertyuiop',
  'letmein',
  'iloveyou',
  'welcome',
]

const rows = [
  'abcdefghijklmnopqrstuvwxyz',
  '01234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'qwertzuiop',
  'azertyuiop',
]

/**
 * Why a new passphrase is too weak, as codes of the interface's messages; empty if it will do.
 * @param known what is no secret, such as the person's name, each of whose words counts as well
 */
export function findPassphraseFaults(passphrase: string, known: readonly string[] = []): PassphraseFault[] {
  const characters = [...passphrase.normalize('NFKC')]
  const faults: PassphraseFault[] = []
  if (characters.length < leastPassphraseLength) faults.push('short')
  if (new Set(characters.map(fold)).size < leastDifferent) faults.push('monotonous')
  else if (isGuessable(fold(characters.join('')), known)) faults.push('guessable')
  return faults
}

export type PassphraseFault = 'short' | 'monotonous' | 'guessable'

/** Little is left once everything that a guesser tries first is taken out. */
function isGuessable(text: string, known: readonly string[]): boolean {
  const own = known.flatMap((name) => [name, ...name.split(/\s+/)]).map(fold)
  const words = [...common, ...own.filter((word) => word.length >= 3)]
  const rest = words.reduce((left, word) => left.replaceAll(word, ''), withoutRuns(text))
  return rest.length < leastPassphraseLength / 2
}

/** Takes out stretches of the alphabet, of digits and of keyboard rows, forwards and backwards, from four characters. */
function withoutRuns(text: string): string {
  const lines = rows.flatMap((row) => [row, [...row].reverse().join('')])
  let left = text
  for (const line of lines) {
    for (let length = line.length; length >= 4; length -= 1) {
      for (let start = 0; start + length <= line.length; start += 1) {
        left = left.replaceAll(line.slice(start, start + length), '')
      }
    }
  }
  return left
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
}
