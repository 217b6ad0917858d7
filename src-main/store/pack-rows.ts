import type { Pack } from '../../src-shared/model/pack.ts'
import type { Task } from '../../src-shared/model/task.ts'
import type { VaultEntry } from '../vault/vault-entry.ts'

/** A file that a task may read, under the name that the task's content uses. */
export interface MediaRow extends VaultEntry {
  path: string
  /** Media type told from the content, such as `video/mp4`. */
  mime: string
}

/** A task as it enters the task cache. */
export interface TaskRow {
  task: Task
  line: number
  media: MediaRow[]
  /** Why the content cannot be shown, as a sentence; the task can still be decided cannot-review. */
  problem?: string
}

/** All that one import brings, entered in one transaction. */
export interface PackRows {
  pack: Pack
  tasks: TaskRow[]
  /** Where its tasks go; left out, into production. */
  state?: 'audit' | 'practice'
  /** They are mixed into production, and never count as its own. */
  golden?: true
}

/** What became of an import. */
export interface PackOutcome {
  /** Came in, or got the content that they had waited without. */
  added: number
  /** Already there with the same content. */
  known: number
  /** Entries whose id is taken by a task with other content. */
  clashes: { line: number; taskId: string; reason: string }[]
  /** Vault files of tasks that were not added; the caller removes them. */
  unusedMedia: string[]
}
