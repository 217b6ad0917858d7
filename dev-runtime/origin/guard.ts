import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

export const cookieName = 'dev-runtime'

/** One secret per launch; it travels to our Chromium over the debugging pipe and nowhere else. */
export const secret = randomBytes(32).toString('base64url')

function cookieOf(request: IncomingMessage): string {
  const pairs = (request.headers.cookie ?? '').split(';').map((pair) => pair.trim())
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1) ?? ''
}

function same(left: string, right: string): boolean {
  const a = Buffer.from(left)
  const b = Buffer.from(right)
  return a.length === b.length && timingSafeEqual(a, b)
}

/**
 * Why a request is refused, or undefined. Every local process and every web page can reach a loopback port, so: the
 * exact Host (DNS rebinding), the exact Origin (other pages), no request started by another site, and the secret.
 */
export function refusal(request: IncomingMessage, loopbackOrigin: string): string | undefined {
  const { host, origin } = request.headers
  if (host !== new URL(loopbackOrigin).host) return 'unexpected Host'
  if (origin !== undefined && origin !== loopbackOrigin) return 'unexpected Origin'
  const site = request.headers['sec-fetch-site']
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'request from another site'
  if (!same(cookieOf(request), secret)) return 'the secret of this launch is missing'
  return undefined
}
