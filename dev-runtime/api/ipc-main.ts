import { strictEmitter } from '../strict.ts'
import type { WebFrameMain } from './web-frame-main.ts'

/** What an IPC event says about who sent it. */
export interface IpcSource {
  sender: object
  frame(): WebFrameMain | null
  reply(channel: string, values: unknown[]): void
}

type Handler = (event: object, ...values: unknown[]) => unknown

function eventOf(source: IpcSource) {
  const frame = source.frame()
  return {
    type: 'frame' as const,
    sender: source.sender,
    frameId: frame?.routingId ?? 0,
    frameTreeNodeId: frame?.frameTreeNodeId ?? 0,
    processId: frame?.processId ?? 0,
    // Asked for later, after the document has gone, it is null: that is the case apps must refuse.
    get senderFrame() {
      return source.frame()
    },
  }
}

class IpcMain extends strictEmitter('ipcMain') {
  #handlers = new Map<string, Handler>()

  handle(channel: string, handler: Handler): void {
    if (this.#handlers.has(channel))
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    if (typeof handler !== 'function')
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
    this.#handlers.set(channel, handler)
  }
  handleOnce(channel: string, handler: Handler): void {
    this.handle(channel, (event, ...values) => {
      this.removeHandler(channel)
      return handler(event, ...values)
    })
  }
  removeHandler(channel: string): void {
    this.#handlers.delete(channel)
  }

  /** Resolves with the handler's result; rejects with the text that the renderer is shown. */
  async serveInvoke(source: IpcSource, channel: string, values: unknown[]): Promise<unknown> {
    const handler = this.#handlers.get(channel)
    try {
      if (!handler) throw new Error(`No handler registered for '${channel}'`)
      return await handler(eventOf(source), ...values)
    } catch (error) {
      console.error(`Error occurred in handler for '${channel}':`, error)
      throw new Error(String(error))
    }
  }

  serveSend(source: IpcSource, channel: string, values: unknown[]): void {
    const event = Object.assign(eventOf(source), {
      ports: [],
      reply: (replyChannel: string, ...replies: unknown[]) => source.reply(replyChannel, replies),
    })
    // Object.assign reads the getter once; the event must keep asking.
    Object.defineProperty(event, 'senderFrame', { get: () => source.frame() })
    this.emit(channel, event, ...values)
  }
}

export const ipcMain = new IpcMain()
