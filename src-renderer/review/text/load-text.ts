import { loadPieces } from '../media/load-bytes.ts'
import { ContentProblem } from '../media/problems.ts'
import { createChunker } from './text-chunks.ts'

/** Bytes that are decoded and cut at once. */
const atOnce = 32 * 1024
const mostBytes = 20 * 1024 * 1024
/** More lines would be taller than a browser can scroll. */
const mostLines = 400_000

/**
 * Reads a UTF-8 file and hands its chunks over as they arrive. What is no UTF-8 shows as replacement characters, and a
 * byte order mark as what it is. Throws a ContentProblem.
 */
export async function* loadText(url: string, signal: AbortSignal): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
  const chunker = createChunker()
  let bytes = 0
  let lines = 0
  const refuseLong = (size: number) => {
    if (size > mostBytes) throw new ContentProblem('text-too-long')
  }
  for await (const piece of loadPieces(url, signal, refuseLong)) {
    bytes += piece.byteLength
    refuseLong(bytes)
    for (let from = 0; from < piece.byteLength; from += atOnce) {
      const text = decoder.decode(piece.subarray(from, from + atOnce), { stream: true })
      for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) lines++
      if (lines > mostLines) throw new ContentProblem('text-too-long')
      yield chunker.add(text)
    }
  }
  if (signal.aborted) return
  if (bytes === 0) throw new ContentProblem('text-empty')
  yield [...chunker.add(decoder.decode()), ...chunker.end()]
}
