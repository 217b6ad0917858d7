import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { migrations, schemaVersion } from '../../../../src-main/store/migrations.ts'
import { openDatabase } from '../../../../src-main/store/open.ts'
import { openStore, type Store } from '../../../../src-main/store/store.ts'
import { verify } from '../../../../src-main/store/verify.ts'
import { newKeys, shiftOf, temporary } from '../helpers.ts'
import { oldTask, writeLater, writeVersion1, writeVersion2 } from './old-profile.ts'

function brought(t: TestContext) {
  const [file, keys] = [join(temporary(t), 'evenhand.db'), newKeys()]
  const old = writeVersion1(file, keys)
  const store = openStore(file, keys, Date.now)
  t.after(() => store.close())
  return { old, store, file, keys }
}

/** Names and definitions of all that is in the schema. */
function schemaOf(store: { file: string; keys: { database: Uint8Array } }): unknown[] {
  const database = openDatabase(store.file, store.keys.database)
  try {
    return database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY type, name').all()
  } finally {
    database.close()
  }
}

describe('a profile of the first schema', () => {
  test('has its journal row for row, and goes on from there', (t) => {
    const { old, store } = brought(t)
    assert.deepEqual([...store.journal.rows()], old.journal)
    const appended = store.journal.append({ id: randomUUID(), kind: 'import', payload: {} })
    assert.equal(appended.sequence, old.journal.length + 1)
  })

  test('has its tasks in the same order and states, its draft, and the same task on screen', (t) => {
    const { store } = brought(t)
    assert.deepEqual(store.tasks.waitingIds(9), ['b', 'd', 'c'])
    assert.equal(store.tasks.stateOf('a'), 'decided')
    assert.equal(store.tasks.current(), 'b')
    assert.equal(store.tasks.find('b')?.draft?.note, 'half')
    assert.deepEqual(store.tasks.find('d')?.task, oldTask('d'))
    assert.equal(store.tasks.countWaiting(), 3)
    assert.deepEqual(store.decisions.counts(), { decided: 1, undone: 1, skipped: 1 })
  })

  test('has each decision in the outbox: what stands is due to be settled, what was taken back is not sent', (t) => {
    const { old, store } = brought(t)
    assert.equal(store.outbox.stateOf(old.standing), 'held')
    assert.equal(store.outbox.stateOf(old.withdrawn), 'withdrawn')
    assert.deepEqual(
      store.outbox.overdue(new Date().toISOString(), 9).map(({ journalId, taskId }) => [journalId, taskId]),
      [[old.standing, 'a']],
    )
    assert.deepEqual(store.outbox.counts(), { held: 1, ready: 0, sent: 0, attention: 0 })
    assert.deepEqual(
      shiftOf(store)
        .view()
        .recent.map(({ decisionId, undone }) => [decisionId, undone]),
      [
        [old.withdrawn, true],
        [old.standing, false],
      ],
    )
  })

  test('knows its tasks again', (t) => {
    const { store } = brought(t)
    assert.equal(store.packs.knowledgeOf(oldTask('d')), 'known')
    assert.equal(store.packs.knowledgeOf({ ...oldTask('d'), priority: 1 }), 'clash')
  })

  test('gives the keys of its files away, one by one', (t) => {
    const { store } = brought(t)
    assert.deepEqual(
      store.media.legacyKeys().map(({ id, wrappedKey }) => [id, Buffer.from(wrappedKey).toString()]),
      [
        ['m1', 'key of m1'],
        ['m2', 'key of m2'],
      ],
    )
    store.media.keyAdopted('m1')
    assert.deepEqual(
      store.media.legacyKeys().map(({ id }) => id),
      ['m2'],
    )
    assert.deepEqual([...store.media.ids()], ['m1', 'm2'])
    assert.equal(store.media.totalBytes(), 30)
  })

  test('has the schema of a new one', (t) => {
    const { file, keys, store } = brought(t)
    store.close()
    const fresh = { file: join(temporary(t), 'evenhand.db'), keys }
    assert.deepEqual(schemaOf({ file, keys }), schemaOf(fresh))
  })

  test('is whole: no reference is broken', (t) => {
    const { file, keys, store } = brought(t)
    store.close()
    const database = openDatabase(file, keys.database)
    t.after(() => database.close())
    assert.deepEqual(database.pragma('foreign_key_check'), [])
    assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')
    assert.equal(database.pragma('user_version', { simple: true }), schemaVersion)
  })

  test('can be backed up before it is changed, once', (t) => {
    const [file, keys] = [join(temporary(t), 'evenhand.db'), newKeys()]
    writeVersion1(file, keys)
    const seen: unknown[] = []
    const open = () =>
      openDatabase(file, keys.database, (database) =>
        seen.push(database.pragma('user_version', { simple: true })),
      ).close()
    open()
    open()
    openDatabase(join(temporary(t), 'new.db'), keys.database, () => seen.push('new')).close()
    assert.deepEqual(seen, [1])
  })

  test('stays as it was when no backup can be made before it is changed', (t) => {
    const [file, keys] = [join(temporary(t), 'evenhand.db'), newKeys()]
    writeVersion1(file, keys)
    const stop = new Error('no backup could be made')
    assert.throws(
      () =>
        openDatabase(file, keys.database, () => {
          throw stop
        }),
      stop,
    )
    const store: Store = openStore(file, keys, Date.now)
    t.after(() => store.close())
    assert.equal(store.tasks.countWaiting(), 3)
  })
})

describe('a profile of the second schema', () => {
  /** Tasks `a` (decided), `b` and `c` (of one text), `v` (a picture whose file is there) and `w` (the same picture). */
  function broughtFromSecond(t: TestContext) {
    const [file, keys] = [join(temporary(t), 'evenhand.db'), newKeys()]
    writeVersion2(file, keys)
    const store = openStore(file, keys, Date.now)
    t.after(() => store.close())
    return { store, file, keys }
  }

  test('has its tasks in the same order and states, and the same counts', async (t) => {
    const { store, file, keys } = broughtFromSecond(t)
    assert.deepEqual(store.tasks.waitingIds(9), ['w', 'b', 'c', 'v'])
    assert.equal(store.tasks.stateOf('a'), 'decided')
    assert.deepEqual([store.tasks.countWaiting(), store.tasks.countHeld()], [4, 0])
    assert.deepEqual(store.decisions.counts(), { decided: 1, undone: 0, skipped: 0 })
    assert.deepEqual((await verify(file, keys)).faults, [])
  })

  test('knows of each task what the list of waiting ones shows', (t) => {
    const { store } = broughtFromSecond(t)
    const [, first] = store.tasks.listTasks(0, 9)
    assert.deepEqual(first, {
      taskId: 'b',
      kind: 'text',
      state: 'waiting',
      queue: 'appeals',
      severity: 3,
      priority: 500,
      language: 'pt',
      arrivedAt: '2026-03-01T09:00:00.000Z',
      hasProblem: false,
      hasDraft: false,
    })
    assert.equal(store.tasks.queueOf('a'), 'appeals', 'also once its content is forgotten')
  })

  test('knows which tasks are of the same content', (t) => {
    const { store } = broughtFromSecond(t)
    assert.deepEqual(store.tasks.alikeIds('b'), ['c'])
    assert.deepEqual(store.tasks.alikeIds('v'), ['w'])
    assert.equal(store.tasks.countAlike('a'), 0)
  })

  test('has the schema of a new one, and no broken reference', (t) => {
    const { store, file, keys } = broughtFromSecond(t)
    store.close()
    assert.deepEqual(schemaOf({ file, keys }), schemaOf({ file: join(temporary(t), 'evenhand.db'), keys }))
    const database = openDatabase(file, keys.database)
    t.after(() => database.close())
    assert.deepEqual(database.pragma('foreign_key_check'), [])
    assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')
  })
})

for (const version of [3, 4, 5] as const)
  describe(`a profile of schema ${version}`, () => {
    function brought(t: TestContext) {
      const [file, keys] = [join(temporary(t), 'evenhand.db'), newKeys()]
      writeLater(file, keys, version)
      const store = openStore(file, keys, Date.now)
      t.after(() => store.close())
      return { store, file, keys }
    }

    test('has its tasks in the same order and states, and finds those of some severities in it', async (t) => {
      const { store, file, keys } = brought(t)
      assert.deepEqual(store.tasks.waitingIds(9), ['b', 'd', 'c'])
      assert.deepEqual(store.tasks.waitingIds(9, [1, 2]), ['c'])
      assert.deepEqual(store.tasks.waitingIds(9, [3, 4]), ['b', 'd'])
      assert.deepEqual([store.tasks.countWaiting(), store.tasks.countHeld()], [3, 1])
      assert.deepEqual((await verify(file, keys)).faults, [])
    })

    test('knows nothing of breaks and exposure yet', (t) => {
      const { store } = brought(t)
      assert.equal(store.wellbeing.saved(), undefined)
      assert.deepEqual(store.wellbeing.leadLimits(), {})
      assert.deepEqual(store.wellbeing.exposureSince(0), [])
    })

    test('knows nothing of audits yet', (t) => {
      const { store } = brought(t)
      assert.deepEqual(store.audits.taskIds(['audit'], 9), [])
      assert.equal(store.audits.plan(), undefined)
      assert.equal(store.records.countOthers('decision', ''), 0)
    })

    test('has the schema of a new one, and no broken reference', (t) => {
      const { store, file, keys } = brought(t)
      store.close()
      assert.deepEqual(schemaOf({ file, keys }), schemaOf({ file: join(temporary(t), 'evenhand.db'), keys }))
      const database = openDatabase(file, keys.database)
      t.after(() => database.close())
      assert.deepEqual(database.pragma('foreign_key_check'), [])
      assert.equal(database.pragma('integrity_check', { simple: true }), 'ok')
    })
  })

test('there is a test for every migration', () => {
  assert.equal(migrations.length, 6, 'add one for the newest, from every schema before it')
})
