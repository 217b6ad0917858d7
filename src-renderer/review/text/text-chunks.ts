import { splitHidden } from './hidden-characters.ts'

/** Small enough that even what is slow to lay out and to search, such as hidden characters in a row, is quick. */
const mostCharacters = 2000
const mostLines = 40
/** Stretches of text and tokens between them: each is a box of its own to lay out. */
const mostPieces = 300

/**
 * Cuts text that arrives in pieces into chunks to lay out one by one, where it can after a line break; a longer line is
 * cut after a sentence, else after a space or, without any, between characters. All chunks together are exactly the text.
 */
export function createChunker() {
  let rest = ''

  function take(final: boolean): string[] {
    const chunks: string[] = []
    while (final ? rest !== '' : rest.length > mostCharacters) {
      const end = withFewTokens(rest, cutOf(rest))
      chunks.push(rest.slice(0, end))
      rest = rest.slice(end)
    }
    return chunks
  }

  return {
    add(piece: string): string[] {
      rest += piece
      return take(false)
    },
    end(): string[] {
      return take(true)
    },
  }
}

export function chunksOf(text: string): string[] {
  const chunker = createChunker()
  return [...chunker.add(text), ...chunker.end()]
}

/** What a long line is cut behind, and from which share of the longest chunk on. */
const cuts = [
  ['. ', 0.7],
  ['。', 0.7],
  [' ', 0.5],
] as const

/** Length of the first chunk of a text. */
function cutOf(text: string): number {
  let lines = 0
  let end = 0
  for (let at = text.indexOf('\n'); at !== -1 && at < mostCharacters; at = text.indexOf('\n', at + 1)) {
    end = at + 1
    if (++lines === mostLines) return end
  }
  if (text.length <= mostCharacters) return text.length
  if (end > 0) return end
  for (const [sign, share] of cuts) {
    const at = text.lastIndexOf(sign, mostCharacters - sign.length)
    if (at >= mostCharacters * share) return at + sign.length
  }
  // Not between the two halves of one character.
  const half = text.charCodeAt(mostCharacters - 1)
  return half >= 0xd800 && half < 0xdc00 ? mostCharacters - 1 : mostCharacters
}

const notPlain = /[^\x20-\x7e\t\r\n]/

/** The end of a chunk, or an earlier one where so many hidden characters stand before it. */
function withFewTokens(text: string, end: number): number {
  const chunk = text.slice(0, end)
  if (!notPlain.test(chunk)) return end
  return splitHidden(chunk, mostPieces).reduce(
    (size, piece) => size + (typeof piece === 'string' ? piece.length : piece.size),
    0,
  )
}
