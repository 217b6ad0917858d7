import type Database from 'better-sqlite3'

/**
 * waiting: to be reviewed. held: put aside for later. decided, returned to its queue, sent on to others: done with here.
 * audit, audited: for a second look at somebody's decision. practice: of a practice pack. The last three never
 * become one of the others, nor the other way round: the schema refuses it.
 */
export type TaskState =
  | 'waiting'
  | 'held'
  | 'decided'
  | 'returned'
  | 'sent-on'
  | 'audit'
  | 'audited'
  | 'practice'

/** States of tasks that are no production's. */
export const quarantinedStates = ['audit', 'audited', 'practice'] as const satisfies readonly TaskState[]

/** States in which a task is done with here: what it is about is forgotten when its time to be undone is over. */
export type LeftState = Extract<TaskState, 'decided' | 'returned' | 'sent-on'>

/**
 * Tasks that come in turn: none that needs a skill that is not there, and none of the golden ones, which are mixed in. Once one
 * of them has been on screen, it has a place in line like any other.
 */
export const inLine = `state = 'waiting' AND (golden = 0 OR rank <> 0) AND barred = 0`

/** What acts do to a task's place, each in the caller's transaction. */
export interface TaskMoves {
  markDecided(taskId: string): void
  markLeft(taskId: string, state: LeftState): void
  /** Of a task that was here for an audit. */
  markAudited(taskId: string): void
  /** @param at ISO 8601, UTC */
  putAside(taskId: string, at: string): void
  /** Back to the head of the queue. */
  bringBack(taskId: string): void
  /** Back to where it was before it was decided along with another. */
  putBack(taskId: string): void
  sendToEnd(taskId: string): void
}

export function createTaskMoves(database: Database.Database): TaskMoves {
  const leave = database.prepare<{ taskId: string; state: LeftState | 'audited' }>(
    'UPDATE task SET state = @state WHERE id = @taskId',
  )
  const putAside = database.prepare(`UPDATE task SET state = 'held', held_at = @at WHERE id = @taskId`)
  const bringBack = database.prepare(
    `UPDATE task SET state = 'waiting', held_at = NULL, rank = -1 + min(0, coalesce(
       (SELECT rank FROM task WHERE ${inLine} ORDER BY rank LIMIT 1), 0)) WHERE id = ?`,
  )
  const putBack = database.prepare(
    `UPDATE task SET state = CASE WHEN held_at IS NULL THEN 'waiting' ELSE 'held' END WHERE id = ?`,
  )
  const sendToEnd = database.prepare(
    `UPDATE task SET rank = 1 + max(0, coalesce(
       (SELECT rank FROM task WHERE ${inLine} ORDER BY rank DESC LIMIT 1), 0)) WHERE id = ?`,
  )
  return {
    markDecided: (taskId) => void leave.run({ taskId, state: 'decided' }),
    markLeft: (taskId, state) => void leave.run({ taskId, state }),
    markAudited: (taskId) => void leave.run({ taskId, state: 'audited' }),
    putAside: (taskId, at) => void putAside.run({ taskId, at }),
    bringBack: (taskId) => void bringBack.run(taskId),
    putBack: (taskId) => void putBack.run(taskId),
    sendToEnd: (taskId) => void sendToEnd.run(taskId),
  }
}
