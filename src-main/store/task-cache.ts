import type Database from 'better-sqlite3'
import { type Draft, draftSchema } from '../../src-shared/model/decision.ts'
import type { Severity, TaskKind } from '../../src-shared/model/kind.ts'
import type { Task } from '../../src-shared/model/task.ts'
import { severities } from '../../src-shared/rules/wellbeing/terms.ts'
import { type Alike, createAlike } from './alike.ts'
import { createForgetting, type Forgetting } from './forget-task.ts'
import type { TaskMedia } from './media.ts'
import { createTaskMoves, inLine, type TaskMoves, type TaskState } from './move-task.ts'
import { noDeadline } from './packs.ts'
import { createQueueList, type QueueList } from './queue-list.ts'
import { readTask } from './read-task.ts'

/** A task as the cache holds it. */
export interface CachedTask {
  task: Task
  packTitle: string
  state: TaskState
  /** What machines say of it has been shown, though it was held back at first. */
  signalsShown: boolean
  mediaTypes: Record<string, string>
  /** When its service level is missed, ISO 8601 in UTC. */
  deadline?: string
  problem?: string
  draft?: Draft
}

/** The tasks on this machine: what waits, in which order, what is on screen, and the drafts. */
export interface TaskCache extends Forgetting, TaskMoves, Alike, QueueList {
  find(taskId: string): CachedTask | undefined
  stateOf(taskId: string): CachedTask['state'] | undefined
  severityOf(taskId: string): Severity | undefined
  /**
   * Ids of waiting tasks in order, without golden ones and what needs a skill that is not there: back by undo, then by priority, deadline and arrival, skipped ones last.
   * @param wanted only tasks of these severities; left out, all
   */
  waitingIds(limit: number, wanted?: readonly Severity[]): string[]
  countWaiting(): number
  /** Tasks of production. */
  countBy(): { kind: TaskKind; state: TaskState; count: number }[]
  /** Bars what needs other skills than these, and lets in what was barred for want of them. */
  barWithout(skills: readonly string[]): void
  /** Whether it needs a skill that is not there. */
  isBarred(taskId: string): boolean
  /** Skills for want of which tasks wait out of line, and how many tasks each. @param skills those that are there */
  lacking(skills: readonly string[]): { skill: string; count: number }[]
  markSignalsShown(taskId: string): void
  /** Says why a task's content is not to be shown. */
  setProblem(taskId: string, problem: string): void
  saveDraft(taskId: string, draft: Draft): void
  dropDraft(taskId: string): void
  current(): string | undefined
  setCurrent(taskId: string): void
  /** A file that a task may show; none once its content is forgotten. */
  media(taskId: string, path: string): TaskMedia | undefined
}

/** What hardly ever changes once a task is in. */
type Fixed = Omit<CachedTask, 'state' | 'signalsShown' | 'draft'>

/** A waiting task with its place in the queue. */
interface Placed {
  id: string
  rank: number
  priority: number
  deadline: string
  position: number
}

/** Tasks on screen, the ones mounted beside it, and those that an undo may bring back: parsing a long one takes ms. */
const rememberedTasks = 8

/** @param now the wall clock, ms since the epoch */
export function createTaskCache(database: Database.Database, now: () => number): TaskCache {
  const fixed = database.prepare<
    [string],
    {
      kind: TaskKind
      payload: string
      forgotten: 0 | 1
      problem: string | null
      deadline: string
      packTitle: string
    }
  >(
    `SELECT task.kind, task_payload.payload, forgotten_at IS NOT NULL AS forgotten, task.problem, task.deadline, pack.title AS packTitle
     FROM task JOIN task_payload ON task_id = task.id JOIN pack ON pack.id = task.pack_id WHERE task.id = ?`,
  )
  const changing = database.prepare<
    [string],
    { state: TaskState; signalsShown: 0 | 1; draft: string | null }
  >(
    `SELECT task.state, signals_shown AS signalsShown, draft.payload AS draft
     FROM task LEFT JOIN draft ON draft.task_id = task.id WHERE task.id = ?`,
  )
  const state = database.prepare<[string], TaskState>('SELECT state FROM task WHERE id = ?').pluck()
  const types = database.prepare<[string], { path: string; mime: string }>(
    'SELECT path, mime FROM task_media WHERE task_id = ?',
  )
  const waiting = database
    .prepare<[number], string>(
      `SELECT id FROM task WHERE ${inLine} ORDER BY rank, priority DESC, deadline, position LIMIT ?`,
    )
    .pluck()
  const waitingOf = database.prepare<[Severity, number], Placed>(
    `SELECT id, rank, priority, deadline, position FROM task WHERE ${inLine} AND severity = ?
     ORDER BY rank, priority DESC, deadline, position LIMIT ?`,
  )
  const severity = database.prepare<[string], number | null>('SELECT severity FROM task WHERE id = ?').pluck()
  const count = database.prepare<[], number>('SELECT waiting FROM tally').pluck()
  const counts = database.prepare<[], { kind: TaskKind; state: TaskState; count: number }>(
    `SELECT kind, state, count(*) AS count FROM task
     WHERE golden = 0 AND state IN ('waiting', 'held', 'decided', 'returned', 'sent-on') GROUP BY state, kind`,
  )
  const needsOther = `EXISTS (SELECT 1 FROM json_each(needs) WHERE value NOT IN (SELECT value FROM json_each(@skills)))`
  const bar = database.prepare(
    `UPDATE task SET barred = ${needsOther}
     WHERE needs IS NOT NULL AND state IN ('waiting', 'held') AND barred <> ${needsOther}`,
  )
  const barred = database.prepare<[string], 0 | 1>('SELECT barred FROM task WHERE id = ?').pluck()
  const lacking = database.prepare<{ skills: string }, { skill: string; count: number }>(
    `SELECT value AS skill, count(*) AS count FROM task, json_each(needs)
     WHERE needs IS NOT NULL AND barred = 1 AND golden = 0 AND state = 'waiting'
       AND value NOT IN (SELECT value FROM json_each(@skills)) GROUP BY value ORDER BY count DESC, value`,
  )
  const showSignals = database.prepare('UPDATE task SET signals_shown = 1 WHERE id = ?')
  const setProblem = database.prepare('UPDATE task SET problem = ? WHERE id = ?')
  const saveDraft = database.prepare(
    `INSERT INTO draft (task_id, payload) VALUES (?, ?) ON CONFLICT (task_id) DO UPDATE SET payload = excluded.payload`,
  )
  const dropDraft = database.prepare('DELETE FROM draft WHERE task_id = ?')
  const current = database.prepare<[], string | null>('SELECT on_screen FROM tally').pluck()
  const setCurrent = database.prepare('UPDATE tally SET on_screen = ?')
  const media = database.prepare<[string, string], TaskMedia>(
    `SELECT media.id, bytes, sha256, mime FROM task_media JOIN media ON media.id = media_id
     WHERE task_id = ? AND path = ? AND shredded_at IS NULL`,
  )
  const forgetting = createForgetting(database, now)

  const remembered = new Map<string, Fixed>()

  function readFixed(taskId: string): Fixed | undefined {
    const record = fixed.get(taskId)
    if (!record) return undefined
    return {
      packTitle: record.packTitle,
      ...(record.deadline !== noDeadline && { deadline: record.deadline }),
      mediaTypes: Object.fromEntries(types.all(taskId).map(({ path, mime }) => [path, mime])),
      ...(record.problem !== null && { problem: record.problem }),
      ...readTask(taskId, record.kind, record.payload, record.forgotten === 1),
    }
  }

  /** The one asked for longest ago makes room. */
  function recall(taskId: string): Fixed | undefined {
    const known = remembered.get(taskId) ?? readFixed(taskId)
    remembered.delete(taskId)
    // One with a problem may get its content by an import, also by another process's.
    if (known && known.problem === undefined) remembered.set(taskId, known)
    const [oldest] = remembered.keys()
    if (remembered.size > rememberedTasks && oldest !== undefined) remembered.delete(oldest)
    return known
  }

  return {
    find(taskId) {
      const now = changing.get(taskId)
      const known = now && recall(taskId)
      if (!known) return undefined
      const { state, signalsShown, draft } = now
      return { ...known, state, signalsShown: signalsShown === 1, ...readDraft(draft) }
    },
    stateOf: (taskId) => state.get(taskId),
    severityOf(taskId) {
      const found = severity.get(taskId)
      // Another version may have stored one that this version does not know.
      return found === undefined ? undefined : (severities.find((known) => known === found) ?? 2)
    },
    waitingIds(limit, wanted) {
      if (!wanted) return waiting.all(limit)
      return firstOf(
        wanted.flatMap((one) => waitingOf.all(one, limit)),
        limit,
      )
    },
    countWaiting: () => count.get() ?? 0,
    countBy: () => counts.all(),
    barWithout: (skills) => void bar.run({ skills: JSON.stringify(skills) }),
    isBarred: (taskId) => barred.get(taskId) === 1,
    lacking: (skills) => lacking.all({ skills: JSON.stringify(skills) }),
    markSignalsShown: (taskId) => void showSignals.run(taskId),
    ...createTaskMoves(database),
    ...createAlike(database),
    ...createQueueList(database),
    setProblem(taskId, problem) {
      setProblem.run(problem, taskId)
      remembered.delete(taskId)
    },
    saveDraft: (taskId, draft) => void saveDraft.run(taskId, JSON.stringify(draft)),
    dropDraft: (taskId) => void dropDraft.run(taskId),
    current: () => current.get() ?? undefined,
    setCurrent: (taskId) => void setCurrent.run(taskId),
    media: (taskId, path) => media.get(taskId, path),
    ...forgetting,
    forget(taskId) {
      remembered.delete(taskId)
      return forgetting.forget(taskId)
    },
  }
}

function firstOf(tasks: Placed[], limit: number): string[] {
  const compare = (one: Placed, other: Placed) =>
    one.rank - other.rank ||
    other.priority - one.priority ||
    (one.deadline < other.deadline ? -1 : one.deadline > other.deadline ? 1 : one.position - other.position)
  return tasks
    .sort(compare)
    .slice(0, limit)
    .map(({ id }) => id)
}

/** One that this version of the program cannot read is as good as none. */
function readDraft(payload: string | null): { draft?: Draft } {
  if (payload === null) return {}
  const { data } = draftSchema.safeParse(JSON.parse(payload))
  return data ? { draft: data } : {}
}
