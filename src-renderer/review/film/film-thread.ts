import type { FilmAnswer, FilmOrder, FilmRequest } from './film-messages.ts'

export interface FilmListener {
  /** Takes the bitmap over, and closes it. */
  onPicture: (picture: Omit<FilmAnswer & { type: 'picture' }, 'type' | 'id'>) => void
  onLooked: (seconds: number, bitmap: ImageBitmap) => void
  onEnd: (outcome: 'complete' | 'none') => void
}

/** A film that is being made. */
export interface Film {
  /** Its video is on screen: makes the rest of the pictures. */
  goOn: () => void
  /** Asks for one picture of `height` pixels; a look that is not answered yet is forgotten. */
  look: (seconds: number, height: number) => void
  /** Ends it; nothing more is called back. */
  close: () => void
}

const listeners = new Map<number, FilmListener>()
let worker: Worker | undefined
let last = 0

/** One worker for the window's whole life, started with the first film. */
function thread(): Worker {
  if (worker) return worker
  const started = new Worker(new URL('./film-worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<FilmAnswer>) => receive(data))
  started.addEventListener('error', () => {
    // Gone with all films under way, which then have no more pictures; the next one starts another.
    worker = undefined
    started.terminate()
    const ended = [...listeners.values()]
    listeners.clear()
    for (const { onEnd } of ended) onEnd('none')
  })
  worker = started
  return started
}

function receive(answer: FilmAnswer): void {
  const listener = listeners.get(answer.id)
  if (!listener) {
    // Closed while it was on its way.
    if (answer.type !== 'end') answer.bitmap.close()
  } else if (answer.type === 'picture') listener.onPicture(answer)
  else if (answer.type === 'looked') listener.onLooked(answer.seconds, answer.bitmap)
  else listener.onEnd(answer.outcome)
}

/** Begins a film with its first few pictures. */
export function openFilm(order: FilmOrder, listener: FilmListener): Film {
  const id = ++last
  const tell = (request: FilmRequest) => thread().postMessage(request)
  listeners.set(id, listener)
  tell({ type: 'open', id, ...order })
  const isOpen = () => listeners.has(id)
  return {
    goOn: () => isOpen() && tell({ type: 'go-on', id }),
    look: (seconds, height) => isOpen() && tell({ type: 'look', id, seconds, height }),
    close() {
      if (!listeners.delete(id)) return
      tell({ type: 'close', id })
    },
  }
}

/** Starts the worker ahead of the first film, whose first pictures would else wait for it. */
export function startFilmThread(): void {
  thread()
}
