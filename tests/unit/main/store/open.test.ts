import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { closeSync, openSync, readdirSync, readFileSync, statSync, truncateSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import Database from 'better-sqlite3'
import { classifyStoreError } from '../../../../src-main/store/fault.ts'
import { schemaVersion } from '../../../../src-main/store/migrations.ts'
import { openDatabase } from '../../../../src-main/store/open.ts'
import { openStore } from '../../../../src-main/store/store.ts'
import { decisionOn, enter, failure, newKeys, restartable, shiftOf, taskRow, temporary } from '../helpers.ts'

describe('opening a database', () => {
  test('a reopened one is as durable as a new one', (t) => {
    const file = join(temporary(t), 'evenhand.db')
    const key = randomBytes(32)
    for (const time of ['new', 'reopened', 'reopened again']) {
      const database = openDatabase(file, key)
      const read = (name: string) => database.pragma(name, { simple: true })
      assert.equal(read('journal_mode'), 'wal', time)
      assert.equal(read('synchronous'), 2, `${time}: FULL, which the package does not keep`)
      assert.equal(read('foreign_keys'), 1, time)
      assert.equal(read('trusted_schema'), 0, time)
      assert.equal(read('user_version'), schemaVersion, time)
      database.close()
    }
  })

  test('makes the folder for it, for its owner only', (t) => {
    const folder = join(temporary(t), 'deep', 'profile')
    openDatabase(join(folder, 'evenhand.db'), randomBytes(32)).close()
    assert.equal(statSync(folder).mode & 0o077, 0)
  })

  test('with the wrong key is refused with a sentence and changes no byte', (t) => {
    const { file, store } = restartable(t)
    enter(store, [taskRow('a')])
    store.close()
    const before = readFileSync(file)
    assert.throws(() => openDatabase(file, randomBytes(32)), failure('database-damaged'))
    assert.deepEqual(readFileSync(file), before)
  })

  test('of a newer program is refused and left as it is', (t) => {
    const file = join(temporary(t), 'evenhand.db')
    const key = randomBytes(32)
    const database = openDatabase(file, key)
    database.pragma(`user_version=${schemaVersion + 1}`)
    database.close()
    const before = readFileSync(file)
    assert.throws(() => openDatabase(file, key), failure('newer-data', /newer Evenhand.*Update the program/))
    assert.deepEqual(readFileSync(file), before)
  })

  test('that is something else, or cut, is refused with a sentence', (t) => {
    const { file, keys, store } = restartable(t)
    enter(store, [taskRow('a')])
    store.close()
    truncateSync(file, 4096 * 2)
    assert.throws(() => openStore(file, keys, Date.now), failure('database-damaged'))
    truncateSync(file, 100)
    assert.throws(() => openStore(file, keys, Date.now), failure('database-damaged'))
    assert.throws(() => openDatabase(import.meta.filename, keys.database), failure('database-damaged'))
  })

  test('with an overwritten page says so as soon as the page is read, and shows nothing of it', (t) => {
    const { file, keys, store } = restartable(t)
    const text = 'x'.repeat(200_000)
    enter(store, [taskRow('a'), taskRow('b', { content: { kind: 'text', text } })])
    store.close()
    const descriptor = openSync(file, 'r+')
    const pages = statSync(file).size / 4096
    for (let page = pages - 10; page < pages - 5; page += 1)
      writeSync(descriptor, randomBytes(200), 0, 200, page * 4096 + 50)
    closeSync(descriptor)
    const reopened = openStore(file, keys, Date.now)
    t.after(() => reopened.close())
    assert.throws(() => {
      try {
        reopened.tasks.find('b')
      } catch (error) {
        throw classifyStoreError(error)
      }
    }, failure('database-damaged'))
  })
})

test('nothing of a task, a draft, a decision or a person is on disk in plain text', (t) => {
  const profile = restartable(t)
  const { store, folder } = profile
  enter(store, [taskRow('secret-a', { context: { title: 'secret-title' } }), taskRow('secret-b')])
  store.transact(() =>
    store.saveProfile({ id: randomUUID(), name: 'secret-person', role: 'qa', languages: [], demo: false }),
  )
  const shift = shiftOf(store)
  shift.saveDraft('secret-b', { labels: [], note: 'secret-draft' })
  shift.record(decisionOn('secret-a', { note: 'secret-note' }))
  const search = (when: string) => {
    const names = readdirSync(folder)
    for (const name of names) {
      const bytes = readFileSync(join(folder, name))
      assert.equal(bytes.indexOf('secret'), -1, `${name}, ${when}`)
      assert.equal(bytes.indexOf('SQLite format'), -1, `${name}, ${when}`)
      assert.equal(bytes.indexOf('CREATE TABLE'), -1, `${name}, ${when}`)
    }
    return names
  }
  assert.ok(search('while open').includes('evenhand.db-wal'), 'the write-ahead log was there to be searched')
  store.close()
  search('after closing')
  assert.equal(profile.restart().tasks.find('secret-b')?.draft?.note, 'secret-draft')
})

describe('what SQLite throws becomes a sentence', () => {
  test('when another process keeps on writing', (t) => {
    const file = join(temporary(t), 'plain.db')
    const [one, other] = [new Database(file), new Database(file, { timeout: 0 })]
    t.after(() => [one, other].map((database) => database.close()))
    one.exec('CREATE TABLE a (b); BEGIN IMMEDIATE')
    assert.throws(
      () => {
        try {
          other.exec('BEGIN IMMEDIATE')
        } catch (error) {
          throw classifyStoreError(error)
        }
      },
      failure('conflict', /^Another program is writing/),
    )
  })

  test('but for what is a fault of the program', () => {
    const fault = new TypeError('x is undefined')
    assert.equal(classifyStoreError(fault), fault)
    assert.equal(classifyStoreError('text'), 'text')
  })
})

test('a transaction that throws leaves nothing', (t) => {
  const { store } = restartable(t)
  enter(store, [taskRow('a')])
  assert.throws(
    () =>
      store.transact(() => {
        store.tasks.markDecided('a')
        store.journal.append({ id: randomUUID(), kind: 'import', payload: {} })
        throw new RangeError('stop')
      }),
    RangeError,
  )
  assert.equal(store.tasks.stateOf('a'), 'waiting')
  assert.deepEqual([...store.journal.rows()], [])
})

test('keys of the wrong kind never open what others wrote', (t) => {
  const { file, keys, store } = restartable(t)
  store.close()
  assert.throws(
    () => openStore(file, { ...keys, database: newKeys().database }, Date.now),
    failure('database-damaged'),
  )
})
