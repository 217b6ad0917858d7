import type { ByteRange } from '../vault/read-file.ts'
import type { Vault } from '../vault/vault.ts'
import type { VaultEntry } from '../vault/vault-entry.ts'

export type FindMedia = (taskId: string, path: string) => (VaultEntry & { mime: string }) | undefined

/**
 * What is served is hostile and comes from the page's own origin: opened as a document it may load and run nothing, no
 * other origin may embed it, and nothing decrypted may reach the browser's disk cache.
 */
const sealed = {
  'content-security-policy': `default-src 'none'; sandbox`,
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store',
}

/**
 * Answers a request for a task's file as RFC 9110 asks: 200, 206 with one range, 416, HEAD without a body. The first
 * bytes are decrypted before the answer begins, so that a damaged file is an error and never half a picture.
 */
export async function mediaResponse(
  request: { method: string; headers: Headers },
  file: (VaultEntry & { mime: string }) | undefined,
  vault: Vault,
): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return new Response(null, { status: 405, headers: { ...sealed, allow: 'GET, HEAD' } })
  }
  if (!file) return sentence(404, 'This file is no longer on this machine.')
  const range = rangeOf(request, file.bytes)
  if (range === 'unsatisfiable') {
    const headers = { ...sealed, 'content-range': `bytes */${file.bytes}` }
    return new Response(null, { status: 416, headers })
  }
  const headers = {
    ...sealed,
    'content-type': file.mime,
    'content-length': String(range ? range.end - range.start + 1 : file.bytes),
    'accept-ranges': 'bytes',
    ...(range && { 'content-range': `bytes ${range.start}-${range.end}/${file.bytes}` }),
  }
  const status = range ? 206 : 200
  if (request.method === 'HEAD' || file.bytes === 0) return new Response(null, { status, headers })
  const chunks = vault.read(file, range)
  try {
    const first = await chunks.next()
    return new Response(streamOf(first, chunks), { status, headers })
  } catch (error) {
    return sentence(422, error instanceof Error ? error.message : 'The stored file cannot be read.')
  }
}

/** Answers with a text that is kept with its task, as UTF-8. */
export function textResponse(text: string | undefined): Response {
  if (text === undefined) return sentence(404, 'This text is no longer on this machine.')
  const bytes = new TextEncoder().encode(text)
  const headers = {
    ...sealed,
    'content-type': 'text/plain; charset=utf-8',
    'content-length': String(bytes.byteLength),
  }
  return new Response(bytes, { headers })
}

/** A range means something to GET only, and not where it depends on a validator: no answer here has one that could fit. */
function rangeOf(request: { method: string; headers: Headers }, bytes: number) {
  if (request.method !== 'GET' || request.headers.has('if-range')) return undefined
  return parseRange(request.headers.get('range'), bytes)
}

/** One byte range of RFC 9110, section 14. Several ranges, or a form we do not know, mean the whole file. */
export function parseRange(header: string | null, bytes: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/i.exec(header?.trim() ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const [from, to] = [match[1] ?? '', match[2] ?? '']
  if (from === '') {
    const suffix = Math.min(Number(to), bytes)
    return suffix === 0 ? 'unsatisfiable' : { start: bytes - suffix, end: bytes - 1 }
  }
  const start = Number(from)
  const end = to === '' ? bytes - 1 : Math.min(Number(to), bytes - 1)
  if (to !== '' && Number(to) < start) return undefined
  return start >= bytes ? 'unsatisfiable' : { start, end }
}

function streamOf(
  first: IteratorResult<Uint8Array, void>,
  rest: AsyncGenerator<Uint8Array, void>,
): ReadableStream<Uint8Array> {
  let waiting: IteratorResult<Uint8Array, void> | undefined = first
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const result: IteratorResult<Uint8Array, void> = waiting ?? (await rest.next())
        waiting = undefined
        if (result.done) controller.close()
        else controller.enqueue(result.value)
      },
      // A reader that goes away closes the file.
      async cancel() {
        await rest.return()
      },
    },
    { highWaterMark: 1 },
  )
}

/** An error whose body says it to a person. */
export function sentence(status: number, text: string): Response {
  return new Response(text, { status, headers: { ...sealed, 'content-type': 'text/plain; charset=utf-8' } })
}
