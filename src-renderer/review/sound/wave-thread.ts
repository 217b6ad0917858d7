import type { WaveAnswer, WaveRequest } from './wave-messages.ts'

/** Called with each answer for one recording; with undefined when its thread has died. */
type Listener = (answer: WaveAnswer | undefined) => void

interface Lane {
  worker: Worker
  listeners: Map<number, Listener>
}

/** A long recording is read from its start and from its middle at once: one thread alone takes too long. */
export const laneCount = 2

const lanes: (Lane | undefined)[] = []
let last = 0

/** The threads live as long as the window; one that dies is started again with the next recording. */
function laneAt(at: number): Lane {
  const known = lanes[at]
  if (known) return known
  const worker = new Worker(new URL('./wave-worker.ts', import.meta.url), { type: 'module' })
  const lane: Lane = { worker, listeners: new Map() }
  worker.addEventListener('message', ({ data }: MessageEvent<WaveAnswer>) =>
    lane.listeners.get(data.id)?.(data),
  )
  worker.addEventListener('error', () => {
    lanes[at] = undefined
    worker.terminate()
    const ended = [...lane.listeners.values()]
    lane.listeners.clear()
    for (const listener of ended) listener(undefined)
  })
  lanes[at] = lane
  return lane
}

export type WithoutId<T> = T extends { id: number } ? Omit<T, 'id'> : never

export interface Talk {
  tell: (request: WithoutId<WaveRequest>) => void
  /** Nothing is called back any more. */
  end: () => void
}

/** Opens a talk with one of the threads about one recording. */
export function talkWith(at: number, listener: Listener): Talk {
  const id = ++last
  const { worker, listeners } = laneAt(at)
  listeners.set(id, listener)
  return {
    tell: (request) => listeners.has(id) && worker.postMessage({ ...request, id }),
    end: () => void listeners.delete(id),
  }
}
