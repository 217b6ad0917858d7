import type { Codec, Encoded } from './codec.ts'
import type { WorldLink } from './world-link.ts'

export interface PreloadConfig {
  /** The page's origin on loopback; documents of any other origin get no preload. */
  origin: string
  socketPath: string
  /** Known to this world only: a socket that the page opens by itself cannot give it. */
  token: string
  platform: string
  versions: Record<string, string>
}

/** Renderer → main: what the bridge says over the socket. */
export type FromPage =
  | ['hello', token: string, href: string, dark: boolean]
  | ['invoke', id: number, channel: string, values: unknown[]]
  | ['send', channel: string, values: unknown[]]
  | ['moved', href: string]
  | ['window', state: { focused: boolean; visible: boolean }]
  | ['title', title: string]
  | ['activity']
  | ['navigate', href: string]
  | ['dark', dark: boolean]
  | ['key', accelerator: string]

/** Main → renderer. */
export type ToPage =
  | ['result', id: number, value: unknown]
  | ['failure', id: number, message: string]
  | ['event', channel: string, values: unknown[]]
  | ['keys', accelerators: string[]]

type PreloadMain = (
  require: (name: string) => unknown,
  module: object,
  exports: object,
  process: object,
) => void

/**
 * Runs the app's preload in its isolated world, with the sandboxed `require` that Electron gives it, and carries its IPC
 * over a WebSocket. Injected as text: it may use nothing from outside itself but its arguments.
 */
export function startPreloadWorld(
  config: PreloadConfig,
  codec: Codec,
  link: WorldLink,
  preload: PreloadMain,
): void {
  type Listener = (event: object, ...values: unknown[]) => void
  const refuse = (name: string) => new Error(`dev-runtime does not implement ${name}`)
  const strict = <T extends object>(name: string, members: T): T =>
    new Proxy(members, {
      get(target, property, receiver) {
        if (typeof property === 'symbol' || property in target) return Reflect.get(target, property, receiver)
        throw refuse(`${name}.${property}`)
      },
    })

  const socket = new WebSocket(config.origin.replace('http', 'ws') + config.socketPath)
  socket.binaryType = 'arraybuffer'
  let queue: Encoded[] | undefined = []
  const post = (message: FromPage) => {
    const data = codec.encode(message)
    if (queue) queue.push(data)
    else socket.send(data)
  }
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  socket.onopen = () => {
    socket.send(codec.encode(['hello', config.token, location.href, scheme.matches]))
    for (const data of queue ?? []) socket.send(data)
    queue = undefined
  }
  socket.onclose = () => {
    for (const { reject } of calls.values()) reject(new Error('reply was never sent'))
    calls.clear()
  }

  const calls = new Map<
    number,
    { resolve(value: unknown): void; reject(reason: Error): void; channel: string }
  >()
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  let keys = new Set<string>()
  let lastCall = 0

  const emit = (channel: string, values: unknown[]) => {
    for (const entry of [...(listeners.get(channel) ?? [])]) {
      if (entry.once) off(channel, entry.listener)
      entry.listener({ sender: ipcRenderer, ports: [] }, ...values)
    }
  }
  socket.onmessage = ({ data }) => {
    const message = codec.decode(typeof data === 'string' ? data : new Uint8Array(data)) as ToPage
    if (message[0] === 'event') return emit(message[1], message[2])
    if (message[0] === 'keys') {
      keys = new Set(message[1])
      return
    }
    const call = calls.get(message[1])
    calls.delete(message[1])
    if (message[0] === 'result') call?.resolve(message[2])
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${message[2]}`))
  }

  const add = (channel: string, listener: Listener, once: boolean) => {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }])
    return ipcRenderer
  }
  const off = (channel: string, listener: Listener) => {
    const rest = (listeners.get(channel) ?? []).filter((entry) => entry.listener !== listener)
    listeners.set(channel, rest)
    return ipcRenderer
  }
  const ipcRenderer: object = strict('ipcRenderer', {
    invoke: (channel: string, ...values: unknown[]) =>
      new Promise((resolve, reject) => {
        const id = ++lastCall
        post(['invoke', id, channel, values])
        calls.set(id, { resolve, reject, channel })
      }),
    send: (channel: string, ...values: unknown[]) => post(['send', channel, values]),
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off,
    removeListener: off,
    removeAllListeners: (channel?: string) => {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return ipcRenderer
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  })
  const exposed = new Set<string>()
  const contextBridge = strict('contextBridge', {
    exposeInMainWorld: (key: string, api: unknown) => {
      if (exposed.has(key))
        throw new Error('Cannot bind an API on top of an existing property on the window object')
      exposed.add(key)
      link.expose(key, api)
    },
  })

  const electron = strict('electron', { contextBridge, ipcRenderer })
  const require = (name: string) => {
    if (name === 'electron' || name === 'electron/renderer') return electron
    throw new Error(`module not found: ${name}`)
  }
  // biome-ignore format: a list of facts
  const process = strict('process', {
    type: 'renderer', sandboxed: true, contextIsolated: true, platform: config.platform, versions:
    config.versions, env: {},
  })

  // What a browser window tells Electron natively: where it is, that someone is there, where it wants to go.
  const state = () => post(['window', { focused: document.hasFocus(), visible: !document.hidden }])
  for (const name of ['focus', 'blur', 'resize']) addEventListener(name, state)
  document.addEventListener('visibilitychange', state)
  scheme.addEventListener('change', () => post(['dark', scheme.matches]))
  let title = ''
  const retitle = () => {
    if (document.title === title) return
    title = document.title
    post(['title', title])
  }
  document.addEventListener('DOMContentLoaded', () => {
    state()
    retitle()
    new MutationObserver(retitle).observe(document.head, {
      childList: true,
      characterData: true,
      subtree: true,
    })
  })
  let lastActivity = 0
  const active = (event: Event) => {
    if (!event.isTrusted || event.timeStamp - lastActivity < 1000) return
    lastActivity = event.timeStamp
    post(['activity'])
  }
  for (const name of ['keydown', 'pointerdown', 'pointermove', 'wheel']) {
    addEventListener(name, active, { capture: true, passive: true })
  }
  // Electron's windows have neither a browser's shortcuts nor its context menu. The page decides first: our listener is
  // put at the end of the line for each event, and what nobody used goes to the menu or nowhere.
  const editing = /^([acvxyz]|arrow.*|home|end|backspace|delete|insert|enter|tab)$/i
  const unused = (event: Event) => {
    if (event.defaultPrevented) return
    if (event.type === 'contextmenu') return event.preventDefault()
    const { key, code, repeat, ctrlKey, altKey, shiftKey, metaKey } = event as KeyboardEvent
    const modifiers = [ctrlKey && 'Control', altKey && 'Alt', shiftKey && 'Shift', metaKey && 'Meta'].filter(
      Boolean,
    )
    const accelerator = [...modifiers, key.toUpperCase()].join('+')
    const isEditing = (ctrlKey || metaKey) && !altKey && editing.test(key)
    const isBrowsers =
      /^F\d+$/.test(key) || (altKey && code.startsWith('Arrow')) || ((ctrlKey || metaKey) && !isEditing)
    if (keys.has(accelerator)) {
      event.preventDefault()
      if (!repeat) post(['key', accelerator])
    } else if (isBrowsers) event.preventDefault()
  }
  for (const name of ['keydown', 'contextmenu']) {
    const last = () => {
      removeEventListener(name, unused)
      addEventListener(name, unused)
    }
    addEventListener(name, last, { capture: true })
  }
  const { navigation } = window as unknown as { navigation: EventTarget }
  navigation.addEventListener('navigate', (event) => {
    const { destination, cancelable, downloadRequest } = event as Event & {
      destination: { url: string; sameDocument: boolean }
      downloadRequest: string | null
    }
    if (destination.sameDocument || !cancelable) return
    // The app decides in the main process; what it allows is then started from there.
    event.preventDefault()
    if (downloadRequest === null) post(['navigate', destination.url])
  })
  navigation.addEventListener('currententrychange', () => post(['moved', location.href]))

  preload(require, { exports: {} }, {}, process)
}
