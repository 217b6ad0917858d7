import type Database from 'better-sqlite3'
import type { Task } from '../../src-shared/model/task.ts'
import { contentHash } from './content-hash.ts'
import type { TaskRow } from './pack-rows.ts'

/** Gives tasks that wait without their content what a later import brings. */
export interface Healing {
  /** Whether the content of a task that waits is not here: its file came in broken, or it has been removed. */
  lacksContent(task: Task): boolean
  /** Enters the content of such a task, in the caller's transaction; its place in the queue stays. */
  heal(row: TaskRow): void
}

/** @param addMedia enters a task's files */
export function createHealing(database: Database.Database, addMedia: (row: TaskRow) => void): Healing {
  const lacking = database
    .prepare<{ taskId: string; path: string | null }, number>(
      `SELECT 1 FROM task JOIN task_payload ON task_id = task.id
       WHERE task_id = @taskId AND (forgotten_at IS NOT NULL OR (@path IS NOT NULL AND NOT EXISTS (
         SELECT 1 FROM task_media JOIN media ON media.id = media_id
         WHERE task_media.task_id = task.id AND path = @path AND shredded_at IS NULL)))`,
    )
    .pluck()
  const dropMedia = database.prepare('DELETE FROM task_media WHERE task_id = ?')
  const restore = database.prepare(
    'UPDATE task_payload SET payload = ?, forgotten_at = NULL WHERE task_id = ?',
  )
  const clearProblem = database.prepare('UPDATE task SET problem = NULL, content_hash = ? WHERE id = ?')

  return {
    lacksContent({ id, content }) {
      return lacking.get({ taskId: id, path: 'src' in content ? content.src : null }) !== undefined
    },
    heal(row) {
      const { task } = row
      dropMedia.run(task.id)
      restore.run(JSON.stringify(task), task.id)
      addMedia(row)
      clearProblem.run(contentHash(task, row.media), task.id)
    },
  }
}
