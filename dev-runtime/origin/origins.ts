import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { failExchange, type ProtocolHandler, sendResponse, toRequest } from './exchange.ts'
import { refusal } from './guard.ts'
import { acceptWebSocket, type ServerSocket } from './web-socket.ts'

// An import of it reads all that it offers, and so loads a whole HTTP client: a tenth of a second of each start.
const { createServer } = process.getBuiltinModule('node:http')

/** Paths of the runtime itself on every origin; they never reach the app's handler. */
export const ownPaths = { blank: '/.dev-runtime/blank', ipc: '/.dev-runtime/ipc' } as const

interface Origin {
  publicOrigin: string
  loopbackOrigin: string
}

const handlers = new Map<string, ProtocolHandler>()
const opened = new Map<string, Promise<Origin>>()
const known: Origin[] = []
let mayRedirect: (from: string, to: string, isMainFrame: boolean) => boolean = () => true
let onSocket: (socket: ServerSocket, origin: string) => void = (socket) => socket.close()

/** The handler for a scheme such as `evenhand`; undefined takes it away. */
export function setHandler(scheme: string, handler: ProtocolHandler | undefined): void {
  if (handler) handlers.set(scheme, handler)
  else handlers.delete(scheme)
}

export function handlerOf(scheme: string): ProtocolHandler | undefined {
  return handlers.get(scheme)
}

/** Asked before a page or frame follows a redirect of the app's own handler. */
export function onRedirect(guard: typeof mayRedirect): void {
  mayRedirect = guard
}

/** Called for each IPC socket that passed the guard. */
export function onIpcSocket(listener: typeof onSocket): void {
  onSocket = listener
}

/** `evenhand://app/x` → `http://127.0.0.1:…/x`, opening the origin's server when it is the first of its kind. */
export async function toLoopback(address: string): Promise<string> {
  const url = new URL(address)
  const publicOrigin = `${url.protocol}//${url.host}`
  const opening = opened.get(publicOrigin) ?? openOrigin(publicOrigin)
  opened.set(publicOrigin, opening)
  return (await opening).loopbackOrigin + (address.slice(publicOrigin.length) || '/')
}

/** The address that the app knows; addresses that are not ours stay as they are. */
export function toPublic(address: string): string {
  const origin = known.find(
    ({ loopbackOrigin }) => address.startsWith(`${loopbackOrigin}/`) || address === loopbackOrigin,
  )
  return origin ? origin.publicOrigin + address.slice(origin.loopbackOrigin.length) : address
}

async function openOrigin(publicOrigin: string): Promise<Origin> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const loopbackOrigin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const origin = { publicOrigin, loopbackOrigin }
  known.push(origin)
  // A paused video holds its connection for as long as the person thinks.
  server.requestTimeout = 0
  server.keepAliveTimeout = 60_000
  server.on('request', (message, out) => void serve(message, out, origin))
  server.on('upgrade', (message, socket) => upgrade(message, socket, origin))
  server.unref()
  return origin
}

async function serve(message: IncomingMessage, out: ServerResponse, origin: Origin): Promise<void> {
  const refused = refusal(message, origin.loopbackOrigin)
  if (refused) return void out.writeHead(403, { 'content-type': 'text/plain' }).end(`403: ${refused}\n`)
  if (message.url?.startsWith(ownPaths.blank)) return blank(out)
  const handler = handlers.get(new URL(origin.publicOrigin).protocol.slice(0, -1))
  if (!handler) return failExchange(out)
  const gone = new AbortController()
  out.once('close', () => {
    if (!out.writableFinished) gone.abort()
  })
  try {
    const response = await handler(toRequest(message, gone.signal, origin))
    if (!redirectAllowed(message, response, origin)) return failExchange(out)
    await sendResponse(response, message, out, origin)
  } catch (error) {
    // As in Electron the page sees a network error; the reason belongs to whoever runs the app.
    if (!gone.signal.aborted) console.error(`Error in the protocol handler for ${message.url}:`, error)
    failExchange(out)
  }
}

function redirectAllowed(message: IncomingMessage, response: Response, { publicOrigin }: Origin): boolean {
  const location = response.headers.get('location')
  if (location === null || response.status < 300 || response.status > 399) return true
  if (message.headers['sec-fetch-mode'] !== 'navigate') return true
  const from = publicOrigin + (message.url ?? '/')
  return mayRedirect(from, new URL(location, from).href, message.headers['sec-fetch-dest'] === 'document')
}

function blank(out: ServerResponse): void {
  out.setHeader('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
  out.setHeader('content-type', 'text/html; charset=utf-8')
  out.end('<!doctype html><title>&#8203;</title><style>:root{color-scheme:light dark}</style>')
}

function upgrade(message: IncomingMessage, socket: Duplex, origin: Origin): void {
  // Browsers always send Origin with a WebSocket; its absence means that this is not our page.
  const refused = message.headers.origin ? refusal(message, origin.loopbackOrigin) : 'no Origin'
  if (refused || message.url !== ownPaths.ipc) return void socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  onSocket(acceptWebSocket(message, socket), origin.publicOrigin)
}
