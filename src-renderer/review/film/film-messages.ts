import type { RestRequest } from '../media/rest.ts'

/** A film to make of one video. */
export interface FilmOrder {
  /** Absolute address of the file or the master playlist. */
  url: string
  /** Absolute address under which all files of the task lie; nothing outside of it is fetched. */
  root: string
  /** How many pictures, evenly spaced. */
  cells: number
  /** What the player takes the video to last, in seconds; undefined where it does not know. */
  durationSeconds: number | undefined
}

export type FilmRequest =
  /** Makes the first few pictures and waits. */
  | ({ type: 'open'; id: number } & FilmOrder)
  /** Makes all of them, before any film that waits. */
  | { type: 'go-on'; id: number }
  /** One picture to look at closely, fitted into `height` pixels; only the last one asked for counts. */
  | { type: 'look'; id: number; seconds: number; height: number }
  | { type: 'close'; id: number }
  | RestRequest

export type FilmAnswer =
  /** `frameSeconds`: how long the frame lasts that it shows. */
  | { type: 'picture'; id: number; cell: number; seconds: number; frameSeconds: number; bitmap: ImageBitmap }
  /** `none`: nothing could be decoded. `complete`: no more will come; cells may have stayed empty. */
  | { type: 'end'; id: number; outcome: 'complete' | 'none' }
  | { type: 'looked'; id: number; seconds: number; bitmap: ImageBitmap }
