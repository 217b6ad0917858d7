import { createThread } from '../media/thread.ts'
import type { FilmAnswer, FilmRequest } from './film-messages.ts'

/** Makes filmstrips. A picture of a film that was closed while it was on its way is let go of. */
export const filmThread = createThread<FilmRequest, FilmAnswer>(
  () => new Worker(new URL('./film-worker.ts', import.meta.url), { type: 'module' }),
  (answer) => 'bitmap' in answer && answer.bitmap.close(),
)
