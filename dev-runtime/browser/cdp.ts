import type { Readable, Writable } from 'node:stream'

export interface CdpEvent {
  method: string
  params: Record<string, unknown>
  sessionId?: string
}

type Listener = (params: never) => void
type Pending = { resolve: (result: never) => void; reject: (reason: Error) => void }

/** One attached target (or the browser itself): send commands, listen to events. */
export interface CdpSession {
  readonly id: string | undefined
  /** Rejects with the protocol's message, or when the browser is gone. */
  send<Result = unknown>(method: string, params?: object): Promise<Result>
  /** For commands whose failure does not matter, such as those that race with a closing window. */
  tell(method: string, params?: object): void
  on<Params>(method: string, listener: (params: Params) => void): void
}

/** Speaks the Chrome DevTools Protocol over `--remote-debugging-pipe`: JSON texts separated by NUL. */
export interface CdpConnection {
  readonly root: CdpSession
  session(id: string): CdpSession
  forget(id: string): void
}

export function connectCdp(input: Writable, output: Readable): CdpConnection {
  const pending = new Map<number, Pending>()
  const listeners = new Map<string, Map<string, Listener[]>>()
  let lastId = 0
  let rest: Buffer[] = []
  let gone = false

  const receive = (text: string) => {
    const message = JSON.parse(text) as CdpEvent & {
      id?: number
      result?: never
      error?: { message: string }
    }
    if (message.id === undefined) {
      const ofSession = listeners.get(message.sessionId ?? '')
      for (const listener of ofSession?.get(message.method) ?? []) listener(message.params as never)
      return
    }
    const waiting = pending.get(message.id)
    pending.delete(message.id)
    if (message.error) waiting?.reject(new Error(message.error.message))
    else waiting?.resolve(message.result as never)
  }

  output.on('data', (data: Buffer) => {
    let start = 0
    for (let end = data.indexOf(0); end !== -1; end = data.indexOf(0, start)) {
      rest.push(data.subarray(start, end))
      receive(Buffer.concat(rest).toString())
      rest = []
      start = end + 1
    }
    if (start < data.length) rest.push(data.subarray(start))
  })
  const end = () => {
    gone = true
    for (const { reject } of pending.values()) reject(new Error('the browser is gone'))
    pending.clear()
  }
  output.on('close', end)
  output.on('error', end)
  input.on('error', end)

  const session = (sessionId: string | undefined): CdpSession => {
    const key = sessionId ?? ''
    const send = <Result>(method: string, params: object = {}): Promise<Result> => {
      if (gone) return Promise.reject(new Error('the browser is gone'))
      const id = ++lastId
      return new Promise<Result>((resolve, reject) => {
        pending.set(id, { resolve: resolve as Pending['resolve'], reject })
        input.write(`${JSON.stringify({ id, method, params, sessionId })}\0`)
      })
    }
    return {
      id: sessionId,
      send,
      tell: (method, params) => void send(method, params).catch(() => undefined),
      on: (method, listener) => {
        const ofSession = listeners.get(key) ?? new Map<string, Listener[]>()
        listeners.set(key, ofSession)
        ofSession.set(method, [...(ofSession.get(method) ?? []), listener as Listener])
      },
    }
  }
  return { root: session(undefined), session, forget: (id) => void listeners.delete(id) }
}
