/** Small enough to lay out in a few milliseconds. */
const mostCharacters = 8000
const mostLines = 120

/**
 * Cuts text that arrives in pieces into chunks to lay out one by one, where it can after a line break; a longer line is
 * cut after a space or, without any, between characters. All chunks together are exactly the text.
 */
export function createChunker() {
  let rest = ''

  function take(final: boolean): string[] {
    const chunks: string[] = []
    while (final ? rest !== '' : rest.length > mostCharacters) {
      const end = cutOf(rest)
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
  const space = text.lastIndexOf(' ', mostCharacters - 1)
  if (space > mostCharacters / 2) return space + 1
  // Not between the two halves of one character.
  const half = text.charCodeAt(mostCharacters - 1)
  return half >= 0xd800 && half < 0xdc00 ? mostCharacters - 1 : mostCharacters
}
