import type { Pack } from '../../src-shared/model/pack.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import type { Task } from '../../src-shared/model/task.ts'

/** One entry of a source: a task, or why there is none. `line` counts from 1 in the file that lists the entries. */
export type Entry = { line: number; task: Task } | { line: number; reason: string }

/** What is known of a file before it is read. */
export interface FileFacts {
  /** Undefined for a file that is fetched: only reading it tells. */
  bytes?: number
}

/** Where tasks come from: a task pack, a folder of media, a table. Opened once, read once, closed. */
export interface Source {
  pack: Pack
  /** The policy that the source brings along. */
  policy?: Policy
  /** Entries in the source's order; the number of them where it is known before reading. */
  entries(signal?: AbortSignal): AsyncIterable<Entry>
  entryCount?: number
  /** Bytes of all files together; undefined where only reading them tells. */
  bytes?: number
  /** Facts about the file at a path relative to the source's root, or undefined if the source has none there. */
  file(path: string): FileFacts | undefined
  /**
   * Streams a file's bytes. Throws `Unavailable` if trying again later may help, otherwise `SourceError`. A file that
   * is fetched can be read once, after its entry and before the next one.
   */
  read(path: string, signal?: AbortSignal): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

/** A source that cannot be opened or read; the message is a sentence for a person. */
export class SourceError extends Error {
  override name = 'SourceError'
}

/** A file that cannot be had just now: its entry is left out, so that a later import can bring it. */
export class Unavailable extends SourceError {
  override name = 'Unavailable'
}
