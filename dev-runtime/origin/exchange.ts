import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http'
import { Readable } from 'node:stream'

export type ProtocolHandler = (request: Request) => Response | Promise<Response>

interface Addresses {
  publicOrigin: string
  loopbackOrigin: string
}

// They describe the loopback connection, not the request that the page made.
const hiddenFromHandler = new Set([
  'host',
  'connection',
  'cookie',
  'upgrade',
  'keep-alive',
  'transfer-encoding',
])
const hiddenFromPage = new Set(['connection', 'keep-alive', 'transfer-encoding'])

function requestHeaders(headers: IncomingHttpHeaders, { publicOrigin, loopbackOrigin }: Addresses): Headers {
  const result = new Headers()
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || hiddenFromHandler.has(name)) continue
    const text = Array.isArray(value) ? value.join(', ') : value
    result.set(
      name,
      name === 'origin' || name === 'referer' ? text.replace(loopbackOrigin, publicOrigin) : text,
    )
  }
  return result
}

/** The page's request as Electron would hand it to `protocol.handle`: the public address, a body stream, a signal. */
export function toRequest(message: IncomingMessage, signal: AbortSignal, addresses: Addresses): Request {
  const method = message.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(addresses.publicOrigin + (message.url ?? '/'), {
    method,
    headers: requestHeaders(message.headers, addresses),
    signal,
    ...(hasBody ? { body: Readable.toWeb(message) as ReadableStream, duplex: 'half' } : {}),
  } as RequestInit)
}

/**
 * Makes the page's request fail. Simply closing would not do: Chromium asks again when a kept-alive connection closes
 * without a word, and the handler would be called twice. Two lengths that disagree are an error at once.
 */
export function failExchange(out: ServerResponse): void {
  if (out.headersSent || !out.socket) return void out.destroy()
  out.socket.end('HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n')
}

/** Writes the handler's response; status and headers as they are, the body at the reader's pace, cancelled with it. */
export async function sendResponse(
  response: Response,
  message: IncomingMessage,
  out: ServerResponse,
  at: Addresses,
) {
  // A network error: the page must see a failed fetch, not a status.
  if (response.type === 'error') return failExchange(out)
  for (const [name, value] of response.headers) {
    if (hiddenFromPage.has(name) || name === 'set-cookie') continue
    out.setHeader(name, name === 'location' ? value.replace(at.publicOrigin, at.loopbackOrigin) : value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) out.setHeader('set-cookie', cookies)
  out.writeHead(response.status, response.statusText || undefined)
  if (message.method === 'HEAD' || !response.body) {
    await response.body?.cancel()
    return void out.end()
  }
  await pump(response.body, out)
}

async function pump(body: ReadableStream<Uint8Array>, out: ServerResponse): Promise<void> {
  const reader = body.getReader()
  let wake = () => {}
  out.on('drain', () => wake())
  out.once('close', () => {
    // Without this a read that never settles would keep the source open after the page has gone.
    reader.cancel('the reader went away').catch(() => undefined)
    wake()
  })
  for (let step = await reader.read(); !step.done; step = await reader.read()) {
    // It may have gone before the handler answered; then nothing above was told.
    if (out.destroyed) return reader.cancel('the reader went away')
    const isFull = !out.write(step.value)
    if (isFull && !out.destroyed) {
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  out.end()
}
