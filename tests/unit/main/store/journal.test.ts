import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import type Database from 'better-sqlite3'
import fc from 'fast-check'
import {
  createJournal,
  hashRow,
  type JournalEntry,
  type JournalRow,
} from '../../../../src-main/store/journal.ts'
import { openDatabase } from '../../../../src-main/store/open.ts'
import { failure, temporary } from '../helpers.ts'

const chainKey = randomBytes(32)

function opened(t: TestContext) {
  const database = openDatabase(join(temporary(t), 'evenhand.db'), randomBytes(32))
  t.after(() => database.close())
  let now = Date.parse('2026-03-01T09:00:00Z')
  const journal = createJournal(database, chainKey, () => {
    now += 1000
    return now
  })
  return { database, journal }
}

/** The sequence of the first row whose hash does not follow from the rows before it. */
function firstBrokenLink(database: Database.Database, key: Uint8Array = chainKey): number | undefined {
  const hashes = database.prepare<[], { previous: Buffer; hash: Buffer }>(
    'SELECT previous_hash AS previous, hash FROM journal ORDER BY sequence',
  )
  const rows = [...createJournal(database, key, Date.now).rows()]
  let before: Uint8Array = new Uint8Array(32)
  for (const [at, { previous, hash }] of hashes.all().entries()) {
    const row = rows[at] as JournalRow
    if (!previous.equals(before) || !hash.equals(hashRow(key, row, before))) return row.sequence
    before = hash
  }
  return undefined
}

const entry = (rest: Partial<JournalEntry> = {}): JournalEntry => ({
  id: randomUUID(),
  kind: 'decision',
  taskId: 'a',
  payload: { note: 'ä😀' },
  ...rest,
})

describe('the journal', () => {
  test('numbers its rows from 1 and gives them back as they were written', (t) => {
    const { journal } = opened(t)
    const decision = entry()
    const undo = entry({ kind: 'undo', refersTo: decision.id, payload: {} })
    assert.deepEqual(journal.append(decision), { sequence: 1, at: '2026-03-01T09:00:01.000Z', fresh: true })
    assert.equal(journal.append(undo).sequence, 2)
    assert.deepEqual(
      [...journal.rows()].map(({ id, kind, refersTo, payload }) => [id, kind, refersTo, JSON.parse(payload)]),
      [
        [decision.id, 'decision', null, { note: 'ä😀' }],
        [undo.id, 'undo', decision.id, {}],
      ],
    )
    assert.equal(journal.find(undo.id)?.taskId, 'a')
    assert.equal(journal.find(randomUUID()), undefined)
  })

  test('takes the same entry twice as one', (t) => {
    const { journal } = opened(t)
    const decision = entry()
    const first = journal.append(decision)
    journal.append(entry())
    assert.deepEqual(journal.append({ ...decision }), { ...first, fresh: false })
    assert.equal([...journal.rows()].length, 2)
  })

  test('refuses another entry under an id that it knows', (t) => {
    const { journal } = opened(t)
    const other = entry()
    const decision = entry()
    journal.append(other)
    journal.append(decision)
    for (const change of [
      { kind: 'skip' },
      { taskId: 'b' },
      { payload: {} },
      { refersTo: other.id },
    ] as const) {
      assert.throws(() => journal.append({ ...decision, ...change }), failure('conflict'))
    }
    assert.equal([...journal.rows()].length, 2)
  })

  test('cannot be changed, shortened, replaced or written into, not even by SQL', (t) => {
    const { database, journal } = opened(t)
    const decision = entry()
    journal.append(decision)
    journal.append(entry({ kind: 'undo', refersTo: decision.id }))
    const before = [...journal.rows()]
    const insert = (sequence: number | null, id: string, rest = `'skip', 'now', NULL, NULL`) =>
      `INSERT OR REPLACE INTO journal (sequence, id, kind, at, task_id, refers_to, payload, previous_hash, hash)
       VALUES (${sequence}, '${id}', ${rest}, '{}', x'00', x'00')`
    for (const sql of [
      `UPDATE journal SET payload = '{}'`,
      `UPDATE OR REPLACE journal SET id = 'x' WHERE sequence = 1`,
      'DELETE FROM journal',
      'DELETE FROM journal WHERE sequence = 2',
      insert(3, decision.id),
      insert(1, 'other'),
      insert(0, 'before the first'),
      insert(9, 'with a gap'),
      insert(null, 'without a number'),
      insert(3, 'undone twice', `'undo', 'now', 'a', '${decision.id}'`),
    ]) {
      assert.throws(() => database.exec(sql), /the journal is append-only/, sql)
    }
    assert.deepEqual([...journal.rows()], before)
    assert.equal(firstBrokenLink(database), undefined)
  })

  test('refuses a row that answers to one that does not exist', (t) => {
    const { journal } = opened(t)
    assert.throws(() => journal.append(entry({ kind: 'undo', refersTo: randomUUID() })), /FOREIGN KEY/)
  })
})

describe('the chain of hashes', () => {
  test('follows from the rows, whatever is in them', (t) => {
    const { database, journal } = opened(t)
    const payload = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }))
    fc.assert(
      fc.property(fc.option(fc.string(), { nil: undefined }), payload, (taskId, value) => {
        journal.append(entry({ payload: value, ...(taskId !== undefined && { taskId }) }))
      }),
      { numRuns: 60 },
    )
    assert.equal(firstBrokenLink(database), undefined)
  })

  test('shows to whoever holds the key which row was changed', (t) => {
    const edits = [
      `payload = '{"note":"other"}'`,
      `at = '2026-03-01T10:00:00.000Z'`,
      `task_id = 'b'`,
      `task_id = NULL`,
      `kind = 'skip'`,
      `id = 'x'`,
      `hash = x'00'`,
    ]
    for (const edit of edits) {
      const { database, journal } = opened(t)
      for (let count = 0; count < 3; count += 1) journal.append(entry())
      database.exec(`DROP TRIGGER journal_no_update; UPDATE journal SET ${edit} WHERE sequence = 2`)
      assert.equal(firstBrokenLink(database), 2, edit)
    }
  })

  test('shows a row that was taken out of the middle', (t) => {
    const { database, journal } = opened(t)
    for (let count = 0; count < 3; count += 1) journal.append(entry())
    database.exec('DROP TRIGGER journal_no_delete; DELETE FROM journal WHERE sequence = 2')
    assert.equal(firstBrokenLink(database), 3)
  })

  test('cannot be made without the key', (t) => {
    const { database, journal } = opened(t)
    journal.append(entry())
    assert.equal(firstBrokenLink(database, randomBytes(32)), 1)
  })
})
