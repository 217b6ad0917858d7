import type Database from 'better-sqlite3'

/** Removes what a task says and shows, once its decision is settled. */
export interface Forgetting {
  /**
   * Removes a task's content and context, in the caller's transaction; what figures need stays. Returns the ids of media
   * that no other task may still show; they are marked as shredded, and the caller removes the files after the commit.
   */
  forget(taskId: string): string[]
  /** Ids of all tasks whose content is not forgotten. */
  withContent(): string[]
  /** Whether a file of the vault is marked as shredded; of such, a crash may have left it there. */
  isShredded(mediaId: string): boolean
}

/** @param now the wall clock, ms since the epoch */
export function createForgetting(database: Database.Database, now: () => number): Forgetting {
  const payload = database
    .prepare<[string], string>('SELECT payload FROM task_payload WHERE task_id = ? AND forgotten_at IS NULL')
    .pluck()
  const redact = database.prepare(
    'UPDATE task_payload SET payload = @payload, forgotten_at = @at WHERE task_id = @taskId',
  )
  const mark = database
    .prepare<{ taskId: string; at: string }, string>(
      `UPDATE media SET shredded_at = @at, wrapped_key = NULL
       WHERE shredded_at IS NULL AND id IN (SELECT media_id FROM task_media WHERE task_id = @taskId)
         AND NOT EXISTS (SELECT 1 FROM task_media AS other JOIN task_payload USING (task_id)
                         WHERE other.media_id = media.id AND forgotten_at IS NULL)
       RETURNING id`,
    )
    .pluck()
  const dropHash = database.prepare('UPDATE task SET content_hash = NULL WHERE id = ?')
  // Until now an undo would have needed it.
  const dropDraft = database.prepare(
    `DELETE FROM draft WHERE task_id = ? AND task_id NOT IN (SELECT id FROM task WHERE state IN ('waiting', 'held'))`,
  )
  const shredded = database.prepare('SELECT 1 FROM media WHERE id = ? AND shredded_at IS NOT NULL')
  const withContent = database
    .prepare<[], string>('SELECT task_id FROM task_payload WHERE forgotten_at IS NULL')
    .pluck()

  return {
    forget(taskId) {
      dropHash.run(taskId)
      dropDraft.run(taskId)
      const known = payload.get(taskId)
      if (known === undefined) return []
      const at = new Date(now()).toISOString()
      redact.run({ taskId, at, payload: JSON.stringify(factsOf(JSON.parse(known))) })
      return mark.all({ taskId, at })
    },
    withContent: () => withContent.all(),
    isShredded: (mediaId) => shredded.get(mediaId) !== undefined,
  }
}

type Fields = Record<string, unknown>

/** Of what a task says, only what no content can be read from. Loose, because another version may have stored it. */
function factsOf(task: Fields): Fields {
  const { id, queue, priority, severity, skills, language, deadline, dueInMinutes } = task
  return {
    id,
    ...{ queue, priority, severity, skills, language, deadline, dueInMinutes },
    ...pick(task.content, ['kind', 'durationSeconds']),
    ...pick(task.context, ['market']),
    signals: listOf(task.signals).map((signal) => pick(signal, ['source', 'label', 'score'])),
    ...(task.expected !== undefined && { expected: pick(task.expected, ['verdict', 'labels']) }),
  }
}

function pick(value: unknown, names: readonly string[]): Fields {
  const fields: Fields = typeof value === 'object' && value !== null ? { ...value } : {}
  return Object.fromEntries(names.map((name) => [name, fields[name]]))
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : []
}
