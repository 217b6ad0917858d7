import { strictEmitter } from '../strict.ts'

let lastRoutingId = 0

/** One document in one frame. Once it is gone `isDestroyed()` is true and it is no longer handed out. */
export class WebFrameMain extends strictEmitter('webFrameMain', ['dom-ready']) {
  readonly routingId = ++lastRoutingId
  readonly frameTreeNodeId = this.routingId
  readonly processId = 1
  readonly parent: WebFrameMain | null
  readonly name: string
  url: string
  #destroyed = false
  #children: WebFrameMain[] = []
  #send: (channel: string, values: unknown[]) => void

  constructor(
    url: string,
    parent: WebFrameMain | null,
    name: string,
    send: (channel: string, values: unknown[]) => void,
  ) {
    super()
    this.url = url
    this.parent = parent
    this.name = name
    this.#send = send
    parent?.addChild(this)
  }

  get origin(): string {
    return originOf(this.url)
  }
  get top(): WebFrameMain {
    return this.parent?.top ?? this
  }
  get frames(): WebFrameMain[] {
    return this.#children.filter((frame) => !frame.isDestroyed())
  }
  get framesInSubtree(): WebFrameMain[] {
    return [this, ...this.frames.flatMap((frame) => frame.framesInSubtree)]
  }
  get detached(): boolean {
    return this.#destroyed
  }

  isDestroyed(): boolean {
    return this.#destroyed
  }
  send(channel: string, ...values: unknown[]): void {
    if (!this.#destroyed) this.#send(channel, values)
  }

  addChild(frame: WebFrameMain): void {
    this.#children.push(frame)
  }
  markDestroyed(): void {
    this.#destroyed = true
    for (const child of this.#children) child.markDestroyed()
  }
}

/** `new URL().origin` says "null" for custom schemes; Electron says `evenhand://app`. */
export function originOf(address: string): string {
  try {
    const url = new URL(address)
    return url.host ? `${url.protocol}//${url.host}` : 'null'
  } catch {
    return 'null'
  }
}
