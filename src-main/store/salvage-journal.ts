import type Database from 'better-sqlite3'
import { createGoldenRows } from './golden.ts'
import { hashRow, type JournalRow } from './journal.ts'
import { createOutbox } from './outbox.ts'
import { createTaskCache } from './task-cache.ts'
import { leftAs } from './verify-references.ts'

interface HashedRow extends JournalRow {
  previousHash: Buffer
  hash: Buffer
}

/** The rows of another database that follow on a journal's end, oldest first, as far as they can be read and follow. */
export function* rowsAfter(
  from: Database.Database,
  chainKey: Uint8Array,
  end: { sequence: number; hash: string },
): Generator<HashedRow> {
  const at = from.prepare<[number], HashedRow>(
    `SELECT sequence, id, kind, at, task_id AS taskId, refers_to AS refersTo, payload,
       previous_hash AS previousHash, hash FROM journal WHERE sequence = ?`,
  )
  const read = (sequence: number) => {
    try {
      return at.get(sequence)
    } catch {
      return undefined
    }
  }
  let before: Buffer = Buffer.from(end.hash, 'hex')
  for (let row = read(end.sequence + 1); row; row = read(row.sequence + 1)) {
    if (!row.previousHash.equals(before) || !row.hash.equals(hashRow(chainKey, row, before))) return
    yield row
    before = row.hash
  }
}

/**
 * Appends rows as they were written, hashes and all, and does to tasks and outbox what they did then. In the caller's
 * transaction. Returns how many there were.
 * @param now the wall clock, ms since the epoch
 */
export function replay(database: Database.Database, rows: Iterable<HashedRow>, now: () => number): number {
  const insert = database.prepare(
    `INSERT INTO journal (sequence, id, kind, at, task_id, refers_to, payload, previous_hash, hash)
     VALUES (@sequence, @id, @kind, @at, @taskId, @refersTo, @payload, @previousHash, @hash)`,
  )
  const tasks = createTaskCache(database, now)
  const outbox = createOutbox(database)
  const golden = createGoldenRows(database)
  let count = 0
  for (const row of rows) {
    insert.run(row)
    apply(row)
    count += 1
  }
  return count

  function apply({ id, kind, at, taskId, refersTo, payload }: HashedRow): void {
    if (taskId === null) return
    switch (kind) {
      case 'decision':
      case 'golden-decision':
      case 'return':
      case 'send-on':
        tasks.markLeft(taskId, leftAs[kind])
        if (leftAs[kind] === 'decided' && !isAlong(payload)) tasks.dropDraft(taskId)
        // Its time to be undone is over; whoever settles finds it overdue.
        outbox.hold(id, taskId, at)
        break
      case 'undo':
        if (isAlong(payload)) tasks.putBack(taskId)
        else tasks.bringBack(taskId)
        if (refersTo !== null && outbox.stateOf(refersTo) === 'held') outbox.withdraw(refersTo)
        break
      case 'shown':
        golden.takePlace(taskId)
        break
      case 'skip':
        tasks.sendToEnd(taskId)
        break
      case 'hold':
        tasks.putAside(taskId, at)
        break
      case 'take-up':
        tasks.bringBack(taskId)
        break
      case 'signals-shown':
        tasks.markSignalsShown(taskId)
        break
    }
  }
}

/** Whether it was done along with another act, as one of several. */
function isAlong(payload: string): boolean {
  const said: unknown = JSON.parse(payload)
  return typeof said === 'object' && said !== null && ('alikeTo' in said || 'with' in said)
}
