/**
 * Least characters of a passphrase that stands alone (NIST SP 800-63B-4, section 3.1.1.2: 15 for a single factor, no
 * rules of composition, known ones refused).
 */
export const leastPassphraseLength = 15

/** Far fewer different characters than words have: a key held down, or a pair of them. */
const leastDifferent = 6

/** Words and phrases that many people choose, as they read without spaces and signs, also as a part of something longer. */
const common = [
  // From sayings, books, pangrams and samples, in the languages of the interface.
  'correcthorsebatterystaple',
  'tobeornottobethatisthequestion',
  'tobeornottobe',
  'thequickbrownfoxjumpsoverthelazydog',
  'thequickbrownfox',
  'itwasthebestoftimesitwastheworstoftimes',
  'maytheforcebewithyou',
  'onceuponatime',
  'loremipsumdolorsitametconsecteturadipiscingelit',
  'loremipsumdolorsitamet',
  'enunlugardelamanchadecuyonombrenoquieroacordarme',
  'enunlugardelamancha',
  'jepensedoncjesuis',
  'portezcevieuxwhiskyaujugeblondquifume',
  'portezcevieuxwhisky',
  'navegarpreciso',
  'بسماللهالرحمنالرحيم',
  'password',
  'passphrase',
  'evenhand',
  'moderator',
  'letmein',
  'iloveyou',
  'welcome',
  'changeme',
  'secret',
  'admin',
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

/** From so many characters on, what is there twice, or stands in a row of keys, says nothing new. */
const leastBlock = 4

/** What a word that nobody guesses at first has, and a little more. */
const leastLeft = 10

/**
 * Why a new passphrase is too weak, as codes of the interface's messages; empty if it will do.
 * @param known what is no secret, such as the person's name, each of whose parts counts as well
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

/** There is something in it that a guesser tries first, and little besides. */
function isGuessable(text: string, known: readonly string[]): boolean {
  const own = known.flatMap((name) => [name, ...name.split(/[^\p{L}\p{M}]+/u)]).map(fold)
  const words = [...own.filter((word) => word.length >= 3), ...common].sort((a, b) => b.length - a.length)
  const withoutWords = words.reduce((left, word) => left.replaceAll(word, ''), text)
  const withoutYears = withoutWords.replace(/(?:19|20)\d\d/g, '')
  const left = withoutRepeats(withoutRuns(withoutYears))
  return left.length < text.length && left.length < leastLeft
}

/** Takes out stretches of the alphabet, of digits and of keyboard rows, forwards and backwards. */
function withoutRuns(text: string): string {
  const lines = rows.flatMap((row) => [row, [...row].reverse().join('')])
  let left = text
  for (const line of lines) {
    for (let length = line.length; length >= leastBlock; length -= 1) {
      for (let start = 0; start + length <= line.length; start += 1) {
        left = left.replaceAll(line.slice(start, start + length), '')
      }
    }
  }
  return left
}

/** Takes out each block that has been there before, wherever that was. */
function withoutRepeats(text: string): string {
  let left = ''
  for (let at = 0; at < text.length; ) {
    const before = text.slice(0, at)
    let length = 0
    while (at + length < text.length && before.includes(text.slice(at, at + length + 1))) length += 1
    if (length < leastBlock) left += text.charAt(at)
    at += length < leastBlock ? 1 : length
  }
  return left
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{P}\p{S}]/gu, '')
}
