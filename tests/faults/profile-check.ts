import assert from 'node:assert/strict'
import { join } from 'node:path'
import { deriveKeys } from '../../src-main/keys/key-ring.ts'
import { openKeySafe } from '../../src-main/keys/key-safe.ts'
import { hashRow, type JournalRow } from '../../src-main/store/journal.ts'
import { openDatabase } from '../../src-main/store/open.ts'

interface ChainedRow extends JournalRow {
  previousHash: Buffer
  hash: Buffer
}

/** How acts that are sent leave their task, and what can be taken back, for what this program writes. */
const leftAs: Readonly<Record<string, string>> = {
  decision: 'decided',
  return: 'returned',
  'send-on': 'sent-on',
}
const undoable = [...Object.keys(leftAs), 'skip', 'hold']

/** What a profile's database holds, read past all of the program's rooms. */
export interface Contents {
  rows: JournalRow[]
  /** Decisions, returns and tasks sent on that were not taken back. */
  standing: JournalRow[]
  /** Ids of all acts that were. */
  undone: ReadonlySet<string>
}

/**
 * Asserts that a profile's database is sound: SQLite's own check, a journal without a gap whose every hash follows, no
 * act taken back twice nor by an undo of something else, and tasks in the state that the journal says.
 */
export async function checkProfile(folder: string): Promise<Contents> {
  const master = await openKeySafe(folder, Date.now).openUnasked()
  assert.ok(master)
  const { database: key, chain } = deriveKeys(master)
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
    const byId = new Map(rows.map((row) => [row.id, row]))
    const undos = rows.filter(({ kind }) => kind === 'undo')
    for (const { sequence, refersTo, taskId } of undos) {
      const row = byId.get(refersTo ?? '')
      assert.ok(undoable.includes(row?.kind ?? ''), `row ${sequence} takes back no act`)
      assert.equal(row?.taskId, taskId, `row ${sequence} is about another task than what it takes back`)
    }
    const undone = new Set(undos.map(({ refersTo }) => refersTo ?? ''))
    assert.equal(undone.size, undos.length, 'an act was taken back twice')
    const standing = rows.filter(({ kind, id }) => kind in leftAs && !undone.has(id))
    const tasks = standing.map(({ taskId }) => taskId)
    assert.equal(new Set(tasks).size, tasks.length, 'a task was ended twice')
    const left = database
      .prepare<[], { id: string; state: string }>(
        `SELECT id, state FROM task WHERE state NOT IN ('waiting', 'held') ORDER BY id`,
      )
      .all()
    const said = standing.map(({ taskId, kind }) => ({ id: taskId, state: leftAs[kind] }))
    assert.deepEqual(
      left,
      said.sort((one, other) => ((one.id ?? '') < (other.id ?? '') ? -1 : 1)),
      'tasks and journal disagree',
    )
    return { rows, standing, undone }
  } finally {
    database.close()
  }
}
