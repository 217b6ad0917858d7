import { type LookupAddress, lookup as systemLookup } from 'node:dns'
import type { IncomingMessage } from 'node:http'
import { Agent, request } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { sizeText } from './limits.ts'
import { isPublicAddress } from './public-address.ts'
import { quoted } from './reasons.ts'
import { SourceError, Unavailable } from './source.ts'

export interface FetchOptions {
  /** `example.org` for this host, `*.example.org` for those below it; with `:8443` for a port other than 443. */
  allowedHosts: readonly string[]
  maxBytes?: number
  /** Longest silence. */
  idleMs?: number
  /** Longest time for one file. */
  totalMs?: number
  /** How names become addresses; the system's way by default. */
  lookup?: LookupFunction
  /** Which addresses may be connected to; by default those of the public internet. */
  isAllowedAddress?: (address: string) => boolean
  /** Certificate authorities in PEM, in place of the system's. */
  ca?: string
}

/** Streams the media at an https address, or throws a sentence: see `createFetcher`. */
export type FetchMedia = (
  address: string,
  signal?: AbortSignal,
) => AsyncGenerator<Uint8Array, void, undefined>

const maxRedirects = 5

/** Whether a host is on the list. Ports count: 443 is meant where none is written. */
export function isAllowedHost(url: URL, allowedHosts: readonly string[]): boolean {
  const host = url.hostname.replace(/\.$/, '')
  return allowedHosts.some((entry) => {
    const [, name = '', port = '443'] = /^(.*?)(?::(\d+))?$/.exec(entry.trim().toLowerCase()) ?? []
    if ((url.port || '443') !== port) return false
    return name.startsWith('*.') ? host.endsWith(name.slice(1)) : host === name
  })
}

function checkedUrl(address: string, base: URL | undefined, options: FetchOptions): URL {
  const url = URL.parse(address, base?.href)
  if (!url) throw new SourceError(`${quoted(address)} is not an address`)
  if (url.protocol !== 'https:')
    throw new SourceError(`${quoted(address)} is not an https address; only those are fetched`)
  if (url.username || url.password)
    throw new SourceError(`${quoted(url.host)} is given with a password; take it out`)
  if (!isAllowedHost(url, options.allowedHosts)) {
    throw new Unavailable(
      `media may not be fetched from ${quoted(url.host)}; if you trust it, allow it with --allow-hosts ${url.host}`,
    )
  }
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  const isAllowedAddress = options.isAllowedAddress ?? isPublicAddress
  // Names are checked when they are looked up; an address written out never is looked up.
  if (isIP(literal) && !isAllowedAddress(literal)) throw new SourceError(privateReason(url.host))
  return url
}

const privateReason = (host: string) =>
  `${quoted(host)} is an address inside a private network and is not fetched`

/**
 * A lookup that passes on only allowed addresses. The connection is made to the very addresses that were checked, so a
 * name that changes its mind between check and connection gains nothing.
 */
function checkedLookup(options: FetchOptions): LookupFunction {
  const isAllowedAddress = options.isAllowedAddress ?? isPublicAddress
  const lookup = options.lookup ?? systemLookup
  return (host, lookupOptions, callback) => {
    lookup(host, { ...lookupOptions, all: true }, (error, found) => {
      const addresses = found as LookupAddress[] | string
      if (error || typeof addresses === 'string') {
        callback(error ?? new Error('no list of addresses'), '')
        return
      }
      const [first] = addresses
      if (!first || !addresses.every(({ address }) => isAllowedAddress(address))) {
        callback(new SourceError(privateReason(host)), '')
      } else if (lookupOptions.all) {
        callback(null, addresses)
      } else {
        callback(null, first.address, first.family)
      }
    })
  }
}

/** One request; resolves with the response's head. */
function get(url: URL, agent: Agent, lookup: LookupFunction, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const headers = { accept: 'video/*, audio/*, image/*, text/plain', 'accept-encoding': 'identity' }
    const outgoing = request(url, { agent, lookup, signal, headers })
    outgoing.on('response', resolve).on('error', reject).end()
  })
}

function statusReason(url: URL, status: number): string {
  if (status === 401 || status === 403)
    return `${quoted(url.host)} does not let this machine have it (${status})`
  if (status === 404 || status === 410) return `${quoted(url.href)} is no longer there (${status})`
  if (status === 429) return `${quoted(url.host)} asks for fewer requests (429); import again later`
  return `${quoted(url.host)} answered with status ${status}; import again later`
}

/**
 * Makes a function that fetches media under the rules for untrusted addresses: https only, allowed hosts only, public
 * addresses only, redirects under the same rules, bounded in size and time. Certificates are always checked.
 * Everything that goes wrong is an `Unavailable` or a `SourceError` with the rest of a sentence.
 */
export function createFetcher(options: FetchOptions): FetchMedia {
  const { maxBytes = 2 * 1024 ** 3, idleMs = 30_000, totalMs = 10 * 60_000 } = options
  const agent = new Agent({ maxSockets: 4, ...(options.ca !== undefined && { ca: options.ca }) })
  const lookup = checkedLookup(options)

  async function respond(
    address: string,
    signal: AbortSignal,
  ): Promise<{ url: URL; response: IncomingMessage }> {
    let url = checkedUrl(address, undefined, options)
    for (let redirects = 0; redirects <= maxRedirects; redirects += 1) {
      const response = await get(url, agent, lookup, signal)
      const status = response.statusCode ?? 0
      const { location } = response.headers
      if (status === 200) return { url, response }
      response.destroy()
      if (status < 300 || status >= 400 || location === undefined)
        throw new Unavailable(statusReason(url, status))
      url = checkedUrl(location, url, options)
    }
    throw new Unavailable(`${quoted(address)} leads from one address to the next without end`)
  }

  return async function* fetchMedia(address, signal) {
    const stop = new AbortController()
    const idle = () =>
      stop.abort(
        new Unavailable(`${quoted(address)} sent nothing for ${idleMs / 1000} s; import again later`),
      )
    const total = () => stop.abort(new Unavailable(`${quoted(address)} took longer than ${totalMs / 1000} s`))
    const idleTimer = setTimeout(idle, idleMs)
    const totalTimer = setTimeout(total, totalMs)
    const all = signal ? AbortSignal.any([signal, stop.signal]) : stop.signal
    let response: IncomingMessage | undefined
    try {
      const answer = await respond(address, all)
      response = answer.response
      const tooLarge = new SourceError(`${quoted(address)} is larger than ${sizeText(maxBytes)}`)
      if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge
      let bytes = 0
      for await (const chunk of response as AsyncIterable<Buffer>) {
        idleTimer.refresh()
        bytes += chunk.length
        if (bytes > maxBytes) throw tooLarge
        yield chunk
      }
    } catch (error) {
      if (signal?.aborted) throw signal.reason
      if (stop.signal.aborted) throw stop.signal.reason
      if (error instanceof SourceError) throw error
      const detail = error instanceof Error ? error.message : String(error)
      throw new Unavailable(`${quoted(address)} could not be fetched (${detail}); import again later`, {
        cause: error,
      })
    } finally {
      clearTimeout(idleTimer)
      clearTimeout(totalTimer)
      response?.destroy()
    }
  }
}
