export interface WorldLink {
  /** Makes a value of this world appear as `window[key]` in the other one. */
  expose(key: string, value: unknown): void
}

/**
 * Joins the page's own world and the preload's isolated world of one document, as Electron's contextBridge does.
 * The two share only the DOM, so calls travel as synchronous DOM events whose names the page cannot know, and Chromium
 * clones their `detail` from world to world; functions and promises go as numbers and come out as proxies.
 * Runs in both worlds, injected as text before the page's first script: it may use nothing from outside itself.
 */
export function createWorldLink(channel: string, side: 'page' | 'preload'): WorldLink {
  type Wire = { t: 'v' | 'a' | 'o' | 'f' | 'p'; v?: unknown; i?: number }
  type Callable = (...values: unknown[]) => unknown
  interface Message {
    kind: 'expose' | 'ready' | 'call' | 'answer' | 'settled' | 'release' | 'none'
    id?: number
    key?: string
    value?: Wire
    values?: Wire[]
    error?: string
  }
  // The page may replace any of these later; what was captured stays.
  const dispatch = document.dispatchEvent.bind(document)
  const { CustomEvent: Custom, String: toText, reportError: report } = window as unknown as typeof globalThis
  const [outgoing, incoming] =
    side === 'page' ? [`${channel}>`, `${channel}<`] : [`${channel}<`, `${channel}>`]

  let nextId = 1
  const idOf = new WeakMap<Callable, number>()
  const functions = new Map<number, Callable>()
  const proxies = new Map<number, WeakRef<Callable>>()
  const promises = new Map<number, { resolve(value: unknown): void; reject(reason: unknown): void }>()
  const released = new FinalizationRegistry((id: number) => {
    if (!proxies.get(id)?.deref()) {
      proxies.delete(id)
      send({ kind: 'release', id })
    }
  })
  let answer: Message = { kind: 'none' }

  // Events run at once, so the answer is here when dispatch returns. What cannot be cloned arrives as nothing at all, and
  // then nobody answers.
  const send = (message: Message): Message => {
    answer = { kind: 'none' }
    dispatch(new Custom(outgoing, { detail: message }))
    return answer
  }
  const uncloneable = 'An object could not be cloned.'
  const textOf = (reason: unknown) => toText((reason as Error)?.message ?? reason)

  const isPlain = (value: unknown): value is object =>
    Array.isArray(value) || (value !== null && Object.prototype.toString.call(value) === '[object Object]')

  /** Whether Chromium's cloning carries it whole, cycles and all: neither a function nor a promise inside. */
  const isData = (value: unknown, seen = new Set<unknown>()): boolean => {
    if (typeof value === 'function' || value instanceof Promise) return false
    if (!isPlain(value) || seen.has(value)) return true
    seen.add(value)
    return Object.values(value).every((item) => isData(item, seen))
  }

  const wrap = (value: unknown, depth = 0): Wire => {
    if (depth > 1000)
      throw new Error(
        'Electron contextBridge recursion depth exceeded. Nested objects deeper than 1000 are not supported.',
      )
    if (depth === 0 && isData(value)) return { t: 'v', v: value }
    if (typeof value === 'function') {
      const id = idOf.get(value as Callable) ?? nextId++
      idOf.set(value as Callable, id)
      functions.set(id, value as Callable)
      return { t: 'f', i: id }
    }
    if (value instanceof Promise) {
      const id = nextId++
      value.then(
        (result) => {
          const { kind } = send({ kind: 'settled', id, value: wrap(result) })
          if (kind === 'none') send({ kind: 'settled', id, error: uncloneable })
        },
        (reason) => void send({ kind: 'settled', id, error: textOf(reason) }),
      )
      return { t: 'p', i: id }
    }
    if (Array.isArray(value)) return { t: 'a', v: value.map((item) => wrap(item, depth + 1)) }
    if (isPlain(value)) {
      return { t: 'o', v: Object.entries(value).map(([key, item]) => [key, wrap(item, depth + 1)]) }
    }
    return { t: 'v', v: value }
  }

  const unwrap = ({ t, v, i = 0 }: Wire): unknown => {
    if (t === 'v') return v
    if (t === 'a') return (v as Wire[]).map(unwrap)
    if (t === 'o')
      return Object.fromEntries((v as [string, Wire][]).map(([key, item]) => [key, unwrap(item)]))
    if (t === 'p') return new Promise((resolve, reject) => promises.set(i, { resolve, reject }))
    return proxies.get(i)?.deref() ?? createProxy(i)
  }

  const createProxy = (id: number): Callable => {
    const proxy = (...values: unknown[]) => {
      const { kind, error, value } = send({ kind: 'call', id, values: values.map((item) => wrap(item)) })
      if (kind === 'none') throw new Error(uncloneable)
      if (error !== undefined) throw new Error(error)
      return value && unwrap(value)
    }
    proxies.set(id, new WeakRef(proxy))
    released.register(proxy, id)
    return proxy
  }

  const freeze = (value: unknown): unknown => {
    if (value && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype) {
      for (const item of Object.values(value)) freeze(item)
      Object.freeze(value)
    }
    return value
  }

  // Not by send(): an answer is not answered, and what it answers must stay in place.
  const reply = (content: Partial<Message> = {}) =>
    void dispatch(new Custom(outgoing, { detail: { ...content, kind: 'answer' } }))

  const call = ({ id = 0, values = [] }: Message) => {
    try {
      reply({ value: wrap(functions.get(id)?.(...values.map(unwrap))) })
    } catch (thrown) {
      reply({ error: textOf(thrown) })
      // A page's listener that throws is the page's own mistake, and shows in its console as in Electron.
      if (side === 'page') report(thrown)
    }
  }

  const settle = ({ id = 0, value, error }: Message) => {
    const promise = promises.get(id)
    promises.delete(id)
    if (error === undefined) promise?.resolve(value && unwrap(value))
    else promise?.reject(new Error(error))
  }

  const release = (id: number) => {
    const callable = functions.get(id)
    functions.delete(id)
    if (callable) idOf.delete(callable)
  }

  const exposed: Message[] = []
  document.addEventListener(incoming, (event) => {
    const message = (event as CustomEvent<Message | null>).detail
    if (message === null) return
    if (message.kind === 'answer') answer = message
    else if (message.kind === 'call') call(message)
    else {
      if (message.kind === 'settled') settle(message)
      if (message.kind === 'release') release(message.id ?? 0)
      if (message.kind === 'ready') for (const item of exposed.splice(0)) send(item)
      if (message.kind === 'expose') {
        const value = freeze(unwrap(message.value ?? { t: 'v' }))
        Object.defineProperty(window, message.key ?? '', { value, enumerable: true })
      }
      reply()
    }
  })
  // Either world may come first; the page's says when it listens, and what was exposed before is sent again.
  if (side === 'page') send({ kind: 'ready' })

  return {
    expose: (key, value) => {
      const message: Message = { kind: 'expose', key, value: wrap(value) }
      if (send(message).kind === 'none') exposed.push(message)
    },
  }
}
