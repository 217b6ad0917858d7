import { createCodec, type Encoded } from '../bridge/codec.ts'
import type { FromPage, ToPage } from '../bridge/preload-world.ts'
import { onIpcSocket } from '../origin/origins.ts'
import type { ServerSocket } from '../origin/web-socket.ts'

/** The preload's end of the line in one document. */
export interface PageConnection {
  post(message: ToPage): void
  onMessage(listener: (message: FromPage) => void): void
  onClose(listener: () => void): void
}

type Hello = { href: string; dark: boolean }

const codec = createCodec()
const expected = new Map<string, (connection: PageConnection, hello: Hello) => void>()

/** The token is injected into one window's isolated world; whoever says it is that window's preload. */
export function expectConnection(
  token: string,
  listener: (connection: PageConnection, hello: Hello) => void,
): () => void {
  expected.set(token, listener)
  return () => expected.delete(token)
}

function connectionOf(socket: ServerSocket): PageConnection {
  return {
    post: (message) => socket.send(codec.encode(message)),
    onMessage: (listener) => socket.onMessage((data) => listener(codec.decode(data as Encoded) as FromPage)),
    onClose: (listener) => socket.onClose(listener),
  }
}

onIpcSocket((socket) => {
  socket.onMessage((data) => {
    const message = readHello(data as Encoded)
    const listener = message && expected.get(message[1])
    if (!message || !listener) return socket.close()
    listener(connectionOf(socket), { href: message[2], dark: message[3] })
  })
})

function readHello(data: Encoded): Extract<FromPage, ['hello', ...unknown[]]> | undefined {
  try {
    const message = codec.decode(data) as FromPage
    return message[0] === 'hello' ? message : undefined
  } catch {
    return undefined
  }
}
