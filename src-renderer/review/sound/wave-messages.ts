import type { RestRequest } from '../media/rest.ts'
import type { Decoded } from './decode-part.ts'
import type { Bins } from './peak-bins.ts'

/** A recording, or a video's sound, that is to be drawn. */
export interface WaveOrder {
  /** Absolute address of the file or playlist. */
  url: string
  /** Where all files of the task lie: nothing else is read. */
  root: string
  /** Length in seconds, where it is known. */
  durationSeconds?: number
}

/** What of it is in view, to be drawn by pitch: `columns` equal stretches. */
export interface SpectrumView {
  startSeconds: number
  endSeconds: number
  columns: number
}

export type WaveRequest =
  | ({ type: 'open'; id: number } & WaveOrder)
  /** It is on screen: read it to its end. */
  | { type: 'go-on'; id: number }
  /** What became of a `decode`. */
  | { type: 'decoded'; id: number; part: number; decoded: Decoded | undefined }
  | { type: 'close'; id: number }
  /** The last one that was asked for takes the place of those before. */
  | ({ type: 'spectrum'; id: number } & WaveOrder & SpectrumView)
  | { type: 'close-spectrum'; id: number }
  | RestRequest

/** Why it is not drawn, or not all of it: no sound in it, no decoder for it, ended by damage, or damaged in places. */
export type WaveFailure = 'silent' | 'undecodable' | 'broken' | 'gaps'

export type WaveAnswer =
  | ({ type: 'bins'; id: number } & Bins)
  /** A small file for the page to decode, since a thread cannot. */
  | { type: 'decode'; id: number; part: number; bytes: ArrayBuffer; sampleRate: number }
  /** `loudness`: integrated, in LUFS; none where it is silent. */
  | { type: 'end'; id: number; loudness?: number; failure?: WaveFailure }
  | ({ type: 'columns'; id: number } & SpectrumColumns)
  | { type: 'spectrum-end'; id: number }

/** Columns from number `from` on: for each a byte of level per row, lowest pitch first. */
export interface SpectrumColumns {
  from: number
  levels: Uint8Array<ArrayBuffer>
  /** The highest pitch that the rows reach. */
  topHertz: number
}
