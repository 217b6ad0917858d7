/** A line of a text file, counted from 1, or why it cannot be read. Blank lines are left out. */
export type Line = { line: number; text: string; unfinished: boolean } | { line: number; reason: string }

const newline = 10
const decoder = new TextDecoder('utf-8', { fatal: true })

function toLine(line: number, bytes: Uint8Array, unfinished: boolean): Line | undefined {
  let text: string
  try {
    // The decoder drops a byte order mark at the start, which only the first line can have.
    text = decoder.decode(bytes)
  } catch {
    return { line, reason: 'the line is not valid UTF-8; save the file as UTF-8' }
  }
  text = text.trim()
  return text === '' ? undefined : { line, text, unfinished }
}

/**
 * Splits UTF-8 bytes into lines, holding at most one line of `maxBytes` in memory: what is longer is skipped to its
 * end and reported. `unfinished` marks a last line without a line break, where a truncated file would stop.
 */
export async function* readLines(
  bytes: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Line, void, undefined> {
  let line = 1
  let pieces: Uint8Array[] = []
  let length = 0
  const finish = (unfinished: boolean): Line | undefined => {
    const whole = pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
    const result: Line | undefined =
      length > maxBytes
        ? { line, reason: `the line is longer than ${maxBytes} bytes; keep long texts in files of the pack` }
        : toLine(line, whole, unfinished)
    pieces = []
    length = 0
    line += 1
    return result
  }
  const keep = (piece: Uint8Array) => {
    length += piece.length
    if (length <= maxBytes) pieces.push(piece)
    else pieces = []
  }
  for await (const chunk of bytes) {
    let from = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      keep(chunk.subarray(from, at))
      from = at + 1
      const result = finish(false)
      if (result) yield result
    }
    keep(chunk.subarray(from))
  }
  if (length > 0) {
    const result = finish(true)
    if (result) yield result
  }
}

/** How many lines that are not empty the bytes have. */
export async function countLines(bytes: AsyncIterable<Uint8Array>): Promise<number> {
  let count = 0
  let last = newline
  for await (const chunk of bytes) {
    let from = 0
    for (let at = chunk.indexOf(newline); at !== -1; at = chunk.indexOf(newline, from)) {
      const before = at === 0 ? last : (chunk[at - 1] ?? newline)
      if (before !== newline) count += 1
      from = at + 1
    }
    last = chunk.at(-1) ?? last
  }
  return last === newline ? count : count + 1
}
