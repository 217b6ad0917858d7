import { openAsBlob } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { handlerOf } from '../origin/origins.ts'
import { notImplemented, strict } from '../strict.ts'

export const net = strict('net', {
  /** For `file:` and the app's own schemes; the network is Node's `fetch`. */
  fetch: async (input: string | URL | Request, init?: RequestInit): Promise<Response> => {
    const request = new Request(input, init)
    const scheme = new URL(request.url).protocol.slice(0, -1)
    const handler = handlerOf(scheme)
    if (handler) return handler(request)
    if (scheme !== 'file') throw notImplemented(`net.fetch for ${scheme}:`)
    return new Response(await openAsBlob(fileURLToPath(request.url)))
  },
})
