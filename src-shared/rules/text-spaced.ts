import { byLooks } from './text-disguise.ts'
import { foldWord } from './text-fold.ts'

interface Spaced {
  start: number
  end: number
  term: number
}

/** Single letters with up to three signs or spaces between each two: at least three of them. */
const spacedOut =
  /(?<![\p{L}\p{N}\p{M}])[\p{L}\p{N}]\p{M}*(?:[^\p{L}\p{N}\p{M}\n\r]{1,3}[\p{L}\p{N}]\p{M}*(?![\p{L}\p{N}])){2,}/gu
const spacedLetter = /[\p{L}\p{N}]\p{M}*/gu

/** Terms spelled letter by letter, with the same between every two letters and something else around. */
export function findSpaced(text: string, words: ReadonlyMap<string, number>): Spaced[] {
  const hits: Spaced[] = []
  for (const match of text.matchAll(spacedOut)) {
    const letters = [...match[0].matchAll(spacedLetter)].map((letter) => ({
      start: match.index + letter.index,
      end: match.index + letter.index + letter[0].length,
      text: letter[0],
    }))
    const gapAfter = (index: number) => text.slice(letters[index]?.end, letters[index + 1]?.start)
    for (let first = 0; first < letters.length - 1; ) {
      const gap = gapAfter(first)
      let last = first + 1
      while (last < letters.length - 1 && gapAfter(last) === gap) last++
      const stretch = letters.slice(first, last + 1)
      const spelled = stretch.map((letter) => letter.text).join('')
      const term = words.get(foldWord(spelled)) ?? words.get(foldWord(spelled, byLooks))
      const [start, end] = [stretch[0]?.start, stretch.at(-1)?.end]
      if (term !== undefined && stretch.length > 2 && start !== undefined && end !== undefined)
        hits.push({ start, end, term })
      first = last
    }
  }
  return hits
}
