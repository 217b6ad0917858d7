import { loadBlob } from '../media/load-bytes.ts'
import type { Details } from './details.ts'

/** Metadata stand in front, in most files at least; what comes after so much is not read. */
const mostBytes = 64 * 1024 * 1024
const longestMs = 5000

/**
 * What a picture says of where, when and with what it was taken; empty if it says nothing. It goes nowhere but on the
 * screen. Throws a ContentProblem if the file cannot be had; undefined when `signal` was aborted.
 */
export async function readDetails(url: string, signal: AbortSignal): Promise<Details | undefined> {
  const blob = await loadBlob(url, '', signal)
  if (!blob) return undefined
  const data = await blob.slice(0, mostBytes).arrayBuffer()
  if (signal.aborted) return undefined
  const worker = new Worker(new URL('./details-worker.ts', import.meta.url), { type: 'module' })
  const ended = new AbortController()
  const found = new Promise<Details | undefined>((resolve) => {
    worker.addEventListener('message', ({ data: details }: MessageEvent<Details>) => resolve(details))
    worker.addEventListener('error', () => resolve({}))
    AbortSignal.timeout(longestMs).addEventListener('abort', () => resolve({}), { signal: ended.signal })
    signal.addEventListener('abort', () => resolve(undefined), { signal: ended.signal })
    worker.postMessage(data, [data])
  })
  try {
    return await found
  } finally {
    ended.abort()
    worker.terminate()
  }
}
