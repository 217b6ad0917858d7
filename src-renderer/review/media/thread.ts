import { type RestRequest, restAtKeys } from './rest.ts'

/** A talk with a thread about one file. */
export interface Talk<Request> {
  tell: (request: WithoutId<Request>, transfer?: Transferable[]) => void
  /** Tells a last request; nothing is called back any more. */
  end: (last: WithoutId<Request>) => void
}

export type WithoutId<T> = T extends unknown ? Omit<T, 'id'> : never

export interface Thread<Request, Answer> {
  /** Starts it ahead of the first talk, which would else wait for it. */
  start: () => void
  /** `listener` is called with each answer; with undefined, once, when the thread has died. */
  talk: (listener: (answer: Answer | undefined) => void) => Talk<Request>
}

/**
 * A thread that lives as long as the window, started with its first talk; one that dies ends all talks, and the next talk
 * starts another. It rests at keys. `unheard` is given what comes for a talk that has ended.
 */
export function createThread<Request extends { id: number }, Answer extends { id: number }>(
  startWorker: () => Worker,
  unheard: (answer: Answer) => void = () => undefined,
): Thread<Request, Answer> {
  const listeners = new Map<number, (answer: Answer | undefined) => void>()
  let worker: Worker | undefined
  let last = 0
  const rest = (request: RestRequest) => worker?.postMessage(request)
  let restsAtKeys = false

  function thread(): Worker {
    if (worker) return worker
    const started = startWorker()
    started.addEventListener('message', ({ data }: MessageEvent<Answer>) =>
      (listeners.get(data.id) ?? unheard)(data),
    )
    started.addEventListener('error', () => {
      worker = undefined
      started.terminate()
      const ended = [...listeners.values()]
      listeners.clear()
      for (const listener of ended) listener(undefined)
    })
    worker = started
    if (!restsAtKeys) restAtKeys(rest)
    restsAtKeys = true
    return started
  }

  return {
    start: () => void thread(),
    talk(listener) {
      const id = ++last
      listeners.set(id, listener)
      const tell = (request: WithoutId<Request>, transfer: Transferable[] = []) => {
        if (listeners.has(id)) thread().postMessage({ ...request, id }, transfer)
      }
      return {
        tell,
        end(last) {
          tell(last)
          listeners.delete(id)
        },
      }
    },
  }
}
