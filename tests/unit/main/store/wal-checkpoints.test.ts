import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { openDatabase } from '../../../../src-main/store/open.ts'
import { createWalCheckpoints } from '../../../../src-main/store/wal-checkpoints.ts'
import { temporary } from '../helpers.ts'

function opened(t: TestContext) {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const file = join(temporary(t), 'evenhand.db')
  const key = randomBytes(32)
  const database = openDatabase(file, key)
  t.after(() => database.close())
  database.exec('CREATE TABLE trial (bytes BLOB)')
  const insert = database.prepare('INSERT INTO trial VALUES (randomblob(? * 4096))')
  const log = () => {
    const [row] = database.pragma('wal_checkpoint(NOOP)') as { log: number; checkpointed: number }[]
    return { pages: row?.log ?? 0, moved: row?.checkpointed ?? 0 }
  }
  const checkpoints = createWalCheckpoints(database)
  const commit = (pages: number) => {
    insert.run(pages)
    checkpoints.committed()
  }
  return { file, key, database, checkpoints, commit, log }
}

test('a long log is moved into the database when no commit has come for a moment, and not before', (t) => {
  const { commit, log } = opened(t)
  commit(600)
  t.mock.timers.tick(200)
  commit(600)
  t.mock.timers.tick(200)
  assert.equal(log().moved, 0)
  assert.ok(log().pages > 1200)
  t.mock.timers.tick(100)
  commit(1)
  assert.ok(log().pages < 20, 'the log has started over')
})

test('a short log is left alone', (t) => {
  const { commit, log } = opened(t)
  commit(100)
  t.mock.timers.tick(10_000)
  assert.equal(log().moved, 0)
})

test('a log that no moment is quiet for does not grow without end', (t) => {
  const { commit, log } = opened(t)
  const sizes = Array.from({ length: 400 }, () => {
    commit(30)
    return log().pages
  })
  assert.ok(Math.max(...sizes) < 4000 + 32 * 40, `${Math.max(...sizes)} pages`)
})

test('the first quiet moment gives the log its size, and leaves nothing else behind', (t) => {
  const { file, database, commit } = opened(t)
  commit(1)
  const size = () => statSync(`${file}-wal`).size
  const before = size()
  const tables = database.prepare('SELECT count(*) FROM sqlite_master').pluck()
  const settings = () => ['busy_timeout', 'cache_size', 'user_version'].map((name) => database.pragma(name))
  const [count, set, pages] = [tables.get(), settings(), database.pragma('page_count', { simple: true })]
  t.mock.timers.tick(300)
  assert.ok(size() > before + 1400 * 4096)
  assert.deepEqual([tables.get(), settings()], [count, set])
  assert.equal(database.pragma('page_count', { simple: true }), pages)
  assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')
  const reserved = size()
  commit(600)
  assert.equal(size(), reserved, 'written over what is there')
})

test('waits for nobody, and harms nobody who writes or reads meanwhile', (t) => {
  const { file, key, database, commit, checkpoints } = opened(t)
  const other = openDatabase(file, key)
  t.after(() => other.close())
  commit(1200)
  other.exec('BEGIN IMMEDIATE; INSERT INTO trial VALUES (1)')
  t.mock.timers.tick(300)
  other.exec('COMMIT')
  commit(1200)
  for (const _row of database.prepare('SELECT 1 FROM trial').iterate()) t.mock.timers.tick(300)
  assert.equal(database.prepare('SELECT count(*) FROM trial').pluck().get(), 3)
  checkpoints.stop()
  other.close()
  database.close()
  assert.equal(existsSync(`${file}-wal`), false, 'closing moves the rest')
})
