import { randomUUID } from 'node:crypto'
import type { FromPage } from '../bridge/preload-world.ts'
import { toPublic } from '../origin/origins.ts'
import { noteActivity } from './activity.ts'
import type { FrameTree } from './frame-tree.ts'
import { ipcMain } from './ipc-main.ts'
import { accelerators, pressAccelerator } from './menu.ts'
import { nativeTheme } from './native-theme.ts'
import { expectConnection, type PageConnection } from './page-connection.ts'
import type { WebFrameMain } from './web-frame-main.ts'

export interface DocumentLinkEvents {
  sender: object
  frames(): FrameTree
  windowState(state: { focused: boolean; visible: boolean }): void
  navigate(url: string): void
  titled(title: string): void
}

export interface DocumentLink {
  readonly token: string
  send(channel: string, values: unknown[]): void
  /** A new document has begun: what was kept for the old one is void. */
  renewed(): void
  close(): void
}

function answer(connection: PageConnection, id: number, channel: string, value: unknown): void {
  try {
    connection.post(['result', id, value])
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error)
    connection.post(['failure', id, String(error)])
  }
}

/** IPC between one window's pages and ipcMain: each document with a preload connects anew. */
export function createDocumentLink(on: DocumentLinkEvents): DocumentLink {
  const token = randomUUID()
  let current: PageConnection | undefined
  let unsent: [channel: string, values: unknown[]][] = []

  const send = (channel: string, values: unknown[]) => {
    if (current) current.post(['event', channel, values])
    else unsent.push([channel, values])
  }

  const serve = (message: FromPage, frame: WebFrameMain, connection: PageConnection) => {
    const source = {
      sender: on.sender,
      frame: () => (frame.isDestroyed() ? null : frame),
      reply: (channel: string, values: unknown[]) => connection.post(['event', channel, values]),
    }
    switch (message[0]) {
      case 'invoke': {
        const [, id, channel, values] = message
        return void ipcMain.serveInvoke(source, channel, values).then(
          (value) => answer(connection, id, channel, value),
          (error: Error) => connection.post(['failure', id, error.message]),
        )
      }
      case 'send':
        return ipcMain.serveSend(source, message[1], message[2])
      case 'moved':
        frame.url = toPublic(message[1])
        return
      case 'window':
        return on.windowState(message[1])
      case 'navigate':
        return on.navigate(toPublic(message[1]))
      case 'title':
        return on.titled(message[1])
      case 'activity':
        return noteActivity()
      case 'dark':
        return nativeTheme.noteSystem(message[1])
      case 'key':
        return pressAccelerator(message[1])
    }
  }

  const forget = expectConnection(token, (connection, hello) => {
    const frame = on.frames().adopt(toPublic(hello.href))
    current = connection
    nativeTheme.noteSystem(hello.dark)
    connection.onMessage((message) => serve(message, frame, connection))
    connection.onClose(() => {
      frame.markDestroyed()
      if (current === connection) current = undefined
    })
    if (accelerators().length > 0) connection.post(['keys', accelerators()])
    for (const [channel, values] of unsent.splice(0)) send(channel, values)
  })

  return {
    token,
    send,
    renewed: () => {
      unsent = []
    },
    close: () => {
      forget()
      current = undefined
    },
  }
}
