import assert from 'node:assert/strict'
import { join } from 'node:path'
import { openKeyRing } from '../../src-main/keys/key-ring.ts'
import { hashRow, type JournalRow } from '../../src-main/store/journal.ts'
import { openDatabase } from '../../src-main/store/open.ts'

interface ChainedRow extends JournalRow {
  previousHash: Buffer
  hash: Buffer
}

/**
 * Reads a profile's database past all of the program's rooms and asserts that it is sound: SQLite's own check, a
 * journal without a gap whose every hash follows, no decision taken back twice, and tasks in the state that the journal
 * says. Returns the journal's rows.
 */
export function checkProfile(folder: string): JournalRow[] {
  const { database: key, chain } = openKeyRing(folder)
  const database = openDatabase(join(folder, 'evenhand.db'), key)
  try {
    assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')
    const rows = database
      .prepare<[], ChainedRow>(
        `SELECT sequence, id, kind, at, task_id AS taskId, refers_to AS refersTo, payload, previous_hash AS previousHash, hash
         FROM journal ORDER BY sequence`,
      )
      .all()
    let before: Uint8Array = new Uint8Array(32)
    for (const [place, row] of rows.entries()) {
      assert.equal(row.sequence, place + 1)
      assert.ok(row.previousHash.equals(before), `row ${row.sequence} does not follow`)
      assert.ok(row.hash.equals(hashRow(chain, row, before)), `row ${row.sequence} was changed`)
      before = row.hash
    }
    const undone = rows.flatMap(({ kind, refersTo }) => (kind === 'undo' ? [refersTo] : []))
    assert.equal(new Set(undone).size, undone.length, 'a decision was taken back twice')
    const standing = rows.filter(({ kind, id }) => kind === 'decision' && !undone.includes(id))
    const tasks = standing.map(({ taskId }) => taskId)
    assert.equal(new Set(tasks).size, tasks.length, 'a task was decided twice')
    const decided = database.prepare<[], string>(`SELECT id FROM task WHERE state = 'decided'`).pluck().all()
    assert.deepEqual(decided.sort(), tasks.sort(), 'tasks and journal disagree')
    return rows
  } finally {
    database.close()
  }
}
