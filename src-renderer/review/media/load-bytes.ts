import { ContentProblem, type ProblemName, problemOfStatus, stallSeconds } from './problems.ts'

/**
 * Opens a file and hands its pieces over as they arrive. Throws a ContentProblem if it is not there, cannot be
 * reached, or sends nothing for ten seconds; ends in silence when `signal` is aborted. `onSize` may throw to refuse a
 * file for its size in bytes before anything is read; it is not called when the server does not tell.
 */
export async function* loadPieces(
  url: string,
  signal: AbortSignal,
  onSize?: (bytes: number) => void,
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const stall = new AbortController()
  const stop = () => stall.abort()
  signal.addEventListener('abort', stop, { once: true })
  let timer = setTimeout(stop, stallSeconds * 1000)
  let answered = false
  try {
    const response = await fetch(url, { signal: stall.signal, redirect: 'error' })
    if (!response.ok) throw new ContentProblem(problemOfStatus(response.status))
    answered = true
    const size = Number(response.headers.get('content-length') ?? Number.NaN)
    if (Number.isFinite(size)) onSize?.(size)
    const reader = response.body?.getReader()
    while (reader) {
      clearTimeout(timer)
      timer = setTimeout(stop, stallSeconds * 1000)
      const { done, value } = await reader.read()
      // Whoever asked takes its time with a piece; only waiting for the next one counts as a stall.
      clearTimeout(timer)
      if (done) return
      yield value
    }
  } catch (error) {
    if (signal.aborted) return
    if (error instanceof ContentProblem) throw error
    // What breaks off after it began is damaged where the store keeps it.
    throw new ContentProblem(stall.signal.aborted ? 'stalled' : answered ? 'unreadable' : 'unreachable')
  } finally {
    clearTimeout(timer)
    signal.removeEventListener('abort', stop)
    // Also ends the download when the reader left the loop early.
    stall.abort()
  }
}

/**
 * The whole file as a blob of the given type, or undefined when `signal` was aborted. Throws a ContentProblem, also for
 * a file of more than `mostBytes`: then the one that `tooLong` names.
 */
export async function loadBlob(
  url: string,
  type: string,
  signal: AbortSignal,
  mostBytes = Number.POSITIVE_INFINITY,
  tooLong: ProblemName = 'text-too-long',
): Promise<Blob | undefined> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const refuseLong = (size: number) => {
    if (size > mostBytes) throw new ContentProblem(tooLong)
  }
  for await (const piece of loadPieces(url, signal, refuseLong)) {
    bytes += piece.byteLength
    refuseLong(bytes)
    pieces.push(piece)
  }
  return signal.aborted ? undefined : new Blob(pieces, { type })
}

/** The status that a file answers with, asked for by its first byte; 0 when it cannot be reached. */
export async function statusOf(url: string, signal: AbortSignal): Promise<number> {
  try {
    const response = await fetch(url, { signal, headers: { range: 'bytes=0-0' } })
    await response.body?.cancel()
    return response.status
  } catch {
    return 0
  }
}
