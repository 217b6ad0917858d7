import type { Pack } from '../../src-shared/model/pack.ts'
import type { Policy } from '../../src-shared/model/policy.ts'
import type { Task } from '../../src-shared/model/task.ts'

/** One entry of a source: a task, or why there is none. `line` counts from 1 in the file that lists the entries. */
export type Entry = { line: number; task: Task } | { line: number; reason: string }

/** A file of a source. `path` is relative to the source's root, with forward slashes. */
export interface SourceFile {
  path: string
  bytes: number
}

/** Where tasks come from: a task pack, a folder of media, a table. Opened once, read once, closed. */
export interface Source {
  pack: Pack
  /** The policy that the source brings along. */
  policy?: Policy
  /** Entries in the source's order; the number of them where it is known before reading. */
  entries(): AsyncIterable<Entry>
  entryCount?: number
  /** The files at or below a path, for media that consist of many files (HLS). */
  filesUnder(folder: string): SourceFile[]
  /** Size of a file, or undefined if the source has none at that path. */
  fileSize(path: string): number | undefined
  /** Streams a file's bytes. Throws a sentence for a person if it cannot be read. */
  read(path: string, signal?: AbortSignal): AsyncIterable<Uint8Array>
  close(): Promise<void>
}

/** A source that cannot be opened at all; the message is a sentence for a person. */
export class SourceError extends Error {
  override name = 'SourceError'
}
