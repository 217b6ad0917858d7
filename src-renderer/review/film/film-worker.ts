import { beginRest } from '../media/rest.ts'
import type { FilmAnswer, FilmRequest } from './film-messages.ts'
import { coarseCells, remainingCells } from './film-plan.ts'
import { type FilmPicture, type FilmReader, openFilm } from './film-reader.ts'

/**
 * Makes filmstrips on a thread of its own. A film whose video waits its turn gets its first few pictures and no more, and
 * these only while no other is under way.
 */
interface Film {
  closed: boolean
  active: boolean
  reader?: FilmReader
  /** The look to take next; a later one takes its place. */
  look: { seconds: number; height: number } | undefined
  looking: boolean
}

const films = new Map<number, Film>()
/** What waits for the films that go first. */
const waiting = new Set<() => void>()

/** Milliseconds after which a film ends with what it has: a video may have no key frames and be hours long. */
const mostMs = 60_000

// A reader that was closed lets go of promises that nobody waits for any more.
addEventListener('unhandledrejection', (event) => event.preventDefault())

addEventListener('message', ({ data }: MessageEvent<FilmRequest>) => {
  const film = films.get(data.id)
  if (data.type === 'rest') {
    beginRest()
  } else if (data.type === 'open') {
    void make(data)
  } else if (film && data.type === 'go-on') {
    film.active = true
    wake()
  } else if (film && data.type === 'look') {
    film.look = { seconds: data.seconds, height: data.height }
    if (!film.looking) void takeLooks(data.id, film)
  } else if (film && data.type === 'close') {
    film.closed = true
    film.active = false
    film.reader?.close()
    films.delete(data.id)
    wake()
  }
})

async function make(order: FilmRequest & { type: 'open' }): Promise<void> {
  const film: Film = { closed: false, active: false, look: undefined, looking: false }
  const { id } = order
  films.set(id, film)
  let made = 0
  try {
    await turn(film)
    if (film.closed) return
    film.reader = await openFilm(order)
    made += await send(id, film, film.reader.pictures(coarseCells(order.cells)))
    await until(() => film.active || film.closed)
    if (!film.closed) made += await send(id, film, film.reader.pictures(remainingCells(order.cells)))
  } catch {
    // Broken from here on: what there is stays.
  }
  film.active = false
  wake()
  if (film.closed) film.reader?.close()
  else answer({ type: 'end', id, outcome: made > 0 ? 'complete' : 'none' })
}

/** Sends pictures until there are no more, the film is closed or its time is over; how many there were. */
async function send(
  id: number,
  film: Film,
  pictures: AsyncGenerator<FilmPicture, void, void>,
): Promise<number> {
  const began = performance.now()
  let sent = 0
  for await (const picture of pictures) {
    if (film.closed) {
      picture.bitmap.close()
      break
    }
    answer({ type: 'picture', id, ...picture }, picture.bitmap)
    sent++
    if (performance.now() - began > mostMs) break
    await turn(film)
  }
  return sent
}

async function takeLooks(id: number, film: Film): Promise<void> {
  film.looking = true
  while (film.look && !film.closed) {
    const { seconds, height } = film.look
    film.look = undefined
    const found = await film.reader?.look(seconds, height).catch(() => undefined)
    if (!found) continue
    if (film.closed) found.bitmap.close()
    else answer({ type: 'looked', id, seconds, bitmap: found.bitmap }, found.bitmap)
  }
  film.looking = false
}

/** Waits while a film on screen is being made, unless this is the one. */
function turn(film: Film): Promise<void> {
  return until(() => film.closed || film.active || ![...films.values()].some((other) => other.active))
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise<void>((resolve) => waiting.add(resolve))
}

function wake(): void {
  const woken = [...waiting]
  waiting.clear()
  for (const resolve of woken) resolve()
}

function answer(message: FilmAnswer, bitmap?: ImageBitmap): void {
  postMessage(message, { transfer: bitmap ? [bitmap] : [] })
}
