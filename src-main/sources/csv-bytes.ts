/** Of one line, those in quotes included. */
const maxSeparators = 10_000

/** UTF-16 as the byte order mark tells it; everything else is read as UTF-8. */
export function utf16(head: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  return head[0] === 0xfe && head[1] === 0xff ? 'utf-16be' : undefined
}

/** The bytes as UTF-8, whatever they were. */
export async function* toUtf8(
  bytes: AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<Uint8Array, void, undefined> {
  const decoder = new TextDecoder(encoding)
  for await (const chunk of bytes) yield Buffer.from(decoder.decode(chunk, { stream: true }))
  yield Buffer.from(decoder.decode())
}

/** The bytes without the mark that some programs put in front of UTF-8. */
export async function* withoutMark(
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  let isFirst = true
  for await (const chunk of bytes) {
    const hasMark = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf
    isFirst = false
    yield hasMark ? chunk.subarray(3) : chunk
  }
}

/**
 * The bytes up to a line with more separators than any table has: the parser would make a field of each, and a row of
 * commas would take gigabytes. What is cut there still has too many fields to be taken for a row.
 */
export async function* untilTooWide(
  bytes: AsyncIterable<Uint8Array>,
  delimiter: string,
  cut: () => void,
): AsyncGenerator<Uint8Array, void, undefined> {
  const separator = delimiter.charCodeAt(0)
  let count = 0
  for await (const chunk of bytes) {
    for (const [index, byte] of chunk.entries()) {
      if (byte === separator) count += 1
      else if (byte === 10 || byte === 13) count = 0
      if (count <= maxSeparators) continue
      yield chunk.subarray(0, index + 1)
      cut()
      return
    }
    yield chunk
  }
}
