import type Database from 'better-sqlite3'
import type { WaitingTask } from '../../src-shared/desk/queue-views.ts'
import { severitySchema, type TaskKind } from '../../src-shared/model/kind.ts'
import { inLine } from './move-task.ts'
import { noDeadline } from './packs.ts'

/** What there is to review, without a word of what it is about. */
export interface QueueList {
  /**
   * A part of what is held (oldest first) and then of what waits (in order), counted from 0.
   * @param mixedIn tasks that wait out of line: their places among all that wait, in order
   */
  listTasks(offset: number, limit: number, mixedIn?: readonly MixedIn[]): WaitingTask[]
  countHeld(): number
  /** Name of the queue that a task came with, also once its content is forgotten. */
  queueOf(taskId: string): string | undefined
}

/** A task that stands among others that wait. */
export interface MixedIn {
  taskId: string
  /** Counted from 0, over all that waits. */
  place: number
}

interface Listed {
  id: string
  kind: TaskKind
  state: 'waiting' | 'held'
  queue: string | null
  severity: number | null
  deadline: string
  priority: number
  language: string | null
  arrivedAt: string | null
  heldAt: string | null
  hasProblem: 0 | 1
  hasDraft: 0 | 1
}

const columns = `task.id, kind, state, queue, severity, deadline, priority, language, arrived_at AS arrivedAt,
  held_at AS heldAt, problem IS NOT NULL AS hasProblem, draft.task_id IS NOT NULL AS hasDraft`

/** The places are found in the index alone: of a long queue only one page of tasks is read. */
function pageOf(where: string, order: string): string {
  return `SELECT ${columns} FROM task LEFT JOIN draft ON draft.task_id = task.id
    WHERE position IN (SELECT position FROM task WHERE ${where} ORDER BY ${order} LIMIT @limit OFFSET @offset)
    ORDER BY ${order}`
}

export function createQueueList(database: Database.Database): QueueList {
  const waiting = database.prepare<{ offset: number; limit: number }, Listed>(
    pageOf(inLine, 'rank, priority DESC, deadline, position'),
  )
  const held = database.prepare<{ offset: number; limit: number }, Listed>(
    pageOf(`state = 'held'`, 'held_at, position'),
  )
  const one = database.prepare<[string], Listed>(
    `SELECT ${columns} FROM task LEFT JOIN draft ON draft.task_id = task.id WHERE task.id = ?`,
  )
  const count = database.prepare<[], number>('SELECT on_hold FROM tally').pluck()
  const queue = database.prepare<[string], string | null>('SELECT queue FROM task WHERE id = ?').pluck()
  const countHeld = () => count.get() ?? 0

  return {
    listTasks(offset, limit, mixedIn = []) {
      const first = held.all({ offset, limit })
      const from = Math.max(0, offset - countHeld())
      const until = from + limit - first.length
      const mixed = mixedIn.filter(({ place }) => place >= from && place < until)
      const ahead = mixedIn.filter(({ place }) => place < from).length
      const rest = until - from - mixed.length
      const rows = rest > 0 ? waiting.all({ offset: from - ahead, limit: rest }) : []
      for (const { taskId, place } of mixed) rows.splice(place - from, 0, ...one.all(taskId))
      return [...first, ...rows].map(view)
    },
    countHeld,
    queueOf: (taskId) => queue.get(taskId) ?? undefined,
  }
}

function view(row: Listed): WaitingTask {
  const { id, kind, state, queue, priority, deadline, language, arrivedAt, heldAt } = row
  return {
    taskId: id,
    kind,
    state,
    queue: queue ?? '',
    // Another version may have stored one that this version does not know.
    severity: severitySchema.catch(2).parse(row.severity),
    priority,
    ...(deadline !== noDeadline && { deadline }),
    ...(language !== null && { language }),
    ...(arrivedAt !== null && { arrivedAt }),
    ...(heldAt !== null && { heldAt }),
    hasProblem: row.hasProblem === 1,
    hasDraft: row.hasDraft === 1,
  }
}
