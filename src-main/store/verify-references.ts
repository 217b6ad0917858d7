import type Database from 'better-sqlite3'
import { type EndingKind, endingKinds, undoableKinds } from '../../src-shared/model/journal.ts'
import type { FaultFound } from './faults-found.ts'
import type { LeftState } from './move-task.ts'

interface RowInHand {
  sequence: number
  kind: string
  taskId: string | null
  refersTo: string | null
  /** Its state in the outbox, null if it has none; undefined where there is no outbox. */
  sending: string | null | undefined
  id: () => string
}

interface Target {
  sequence: number
  kind: string
  taskId: string | null
  sending: string | null
}

/** What a row may answer to; a kind that is not named may answer to any. */
const fitting: Readonly<Record<string, readonly string[]>> = { undo: [...undoableKinds, 'golden-decision'] }

/** The state in which an act leaves its task. */
export const leftAs: Readonly<Record<EndingKind, LeftState>> = {
  decision: 'decided',
  'golden-decision': 'decided',
  return: 'returned',
  'send-on': 'sent-on',
}

/** Whether rows of this kind have a row in the outbox. */
export function isEndingKind(kind: string): kind is EndingKind {
  return (endingKinds as readonly string[]).includes(kind)
}

export interface RowReferences {
  /** Reads the tasks that the rows checked next are about: together, which takes a fraction of one by one. */
  lookUpTasks(ids: readonly (string | null)[]): void
  /** Returns the kind of the row that this one refers to, as far as there is one. */
  check(row: RowInHand): string | undefined
}

/**
 * Checks what rows point at: the row that one refers to, its task, and for an act that ends a task that it is in the outbox and
 * its task as it leaves it. That such an act is withdrawn in the outbox just where it was taken back follows for all when it
 * holds for each undo of one and there are as many of both.
 * @param addStray takes a row whose task is not in the database, which a restore before may have said already
 */
export function createRowReferences(
  database: Database.Database,
  add: (fault: FaultFound) => void,
  addStray: (fault: FaultFound) => void,
): RowReferences {
  const hasOutbox = hasTable(database, 'outbox')
  const rowById = database.prepare<[string], Target>(
    `SELECT sequence, kind, task_id AS taskId, ${hasOutbox ? 'state' : 'NULL'} AS sending
     FROM journal ${hasOutbox ? 'LEFT JOIN outbox USING (sequence)' : ''} WHERE id = ?`,
  )
  const statesOf = database
    .prepare<[string], [id: string, state: string]>(
      'SELECT id, state FROM task WHERE id IN (SELECT value FROM json_each(?))',
    )
    .raw()
  const readStates = (ids: readonly string[]) => statesOf.all(JSON.stringify(ids))
  let tasks = new Map<string, string>()
  const broken = new Set<string>()

  function readState(id: string): [id: string, state: string][] {
    try {
      return readStates([id])
    } catch {
      broken.add(id)
      return []
    }
  }

  function findTargetFault(
    { sequence, kind, taskId, refersTo }: RowInHand,
    target: Target | undefined,
  ): string | undefined {
    const wanted = fitting[kind]
    if (refersTo === null) return wanted && `refers to no ${wanted.join(' or ')}`
    if (!target) return `refers to ${refersTo}, which is not in the journal`
    const which = `refers to row ${target.sequence}`
    if (target.sequence >= sequence) return `${which}, which came later`
    if (!wanted) return undefined
    if (!wanted.includes(target.kind)) return `${which}, which is no ${wanted.join(' or ')}`
    if (target.taskId !== taskId) return `${which}, which is about another task`
    if (isEndingKind(target.kind) && hasOutbox && target.sending !== 'withdrawn')
      return `takes back row ${target.sequence}, which is not withdrawn in the outbox`
    return undefined
  }

  function checkTask({ sequence, kind, taskId, sending, id }: RowInHand): void {
    if (taskId === null) return
    if (broken.has(taskId)) throw new Error(`the task ${taskId} is on a damaged page`)
    const state = tasks.get(taskId)
    if (state === undefined) {
      const sentence = `Row ${sequence} (${kind} ${id()}) is about the task ${taskId}, which is not in the database.`
      addStray({ kind: 'reference', sequence, id: id(), sentence })
      return
    }
    if (!isEndingKind(kind) || sending === undefined || sending === 'withdrawn') return
    const name = () => `Row ${sequence} (${kind} ${id()})`
    if (sending === null) {
      const sentence = `${name()} has no row in the outbox, so it would never be sent.`
      add({ kind: 'outbox', sequence, id: id(), sentence })
    } else if (state !== leftAs[kind]) {
      const sentence = `${name()} stands, but its task ${taskId} is not ${leftAs[kind]}.`
      add({ kind: 'task', sequence, id: id(), sentence })
    }
  }

  return {
    lookUpTasks(ids) {
      const wanted = [...new Set(ids.filter((id) => id !== null))]
      broken.clear()
      try {
        tasks = new Map(readStates(wanted))
      } catch {
        tasks = new Map(wanted.flatMap(readState))
      }
    },
    check(row) {
      const { sequence, kind, refersTo, id } = row
      let target: Target | undefined
      try {
        target = refersTo === null ? undefined : rowById.get(refersTo)
        const fault = findTargetFault(row, target)
        if (fault !== undefined) {
          const sentence = `Row ${sequence} (${kind} ${id()}) ${fault}.`
          add({ kind: 'reference', sequence, id: id(), sentence })
        }
        checkTask(row)
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error)
        const sentence = `What row ${sequence} (${kind}) refers to cannot be read (${reason}).`
        add({ kind: 'unreadable', sequence, sentence })
      }
      return target?.kind
    },
  }
}

export function hasTable(database: Database.Database, name: string): boolean {
  return (
    database.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`).get(name) !== undefined
  )
}

export function hasColumn(database: Database.Database, table: string, name: string): boolean {
  return database.prepare('SELECT 1 FROM pragma_table_info(?) WHERE name = ?').get(table, name) !== undefined
}
