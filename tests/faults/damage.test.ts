import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { setImmediate } from 'node:timers/promises'
import { backUp } from '../../src-main/store/backup.ts'
import { describeRestored, restore } from '../../src-main/store/restore.ts'
import { openStore } from '../../src-main/store/store.ts'
import { describeFaults, verify } from '../../src-main/store/verify.ts'
import { decisionOn, enterTexts, failure, shiftOf } from '../unit/main/helpers.ts'
import { skipOf } from '../unit/main/shift/acts.ts'
import {
  copyFiles,
  decide,
  pageBytes,
  rehash,
  scribble,
  scribbleOnRow,
  tamper,
  workedStore,
} from './records.ts'

describe('a journal that was changed', () => {
  test('without the chain’s key is found at the row that was changed', async (t) => {
    const { store, file, keys } = workedStore(t, { tasks: 20, decided: 12 })
    store.close()
    for (const [change, kind] of [
      [
        `UPDATE journal SET payload = replace(payload, 'no-violation', 'violation') WHERE sequence = 9`,
        'changed',
      ],
      [`UPDATE journal SET at = '2026-01-01T00:00:00.000Z' WHERE sequence = 6`, 'changed'],
      [`UPDATE journal SET hash = zeroblob(32) WHERE sequence = 4`, 'changed'],
    ] as const) {
      tamper(file, keys, (database) => database.exec(change))
      const { faults } = await verify(file, keys)
      const sequence = Number(/sequence = (\d+)/.exec(change)?.[1])
      assert.deepEqual([faults[0]?.kind, faults[0]?.sequence], [kind, sequence])
      assert.match(
        faults[0]?.sentence ?? '',
        new RegExp(`^Row ${sequence} \\(.*was changed after it was written`),
      )
    }
  })

  test('with the chain’s key is found at the row after it, unless all that follow are written anew', async (t) => {
    const { store, file, keys } = workedStore(t, { tasks: 20, decided: 12 })
    const last = store.journal.tail()?.sequence ?? 0
    store.close()
    const change = `UPDATE journal SET payload = replace(payload, 'no-violation', 'violation') WHERE sequence = 9`
    tamper(file, keys, (database) => {
      database.exec(change)
      rehash(database, keys.chain, 9, 9)
    })
    const [fault] = (await verify(file, keys)).faults
    assert.deepEqual([fault?.kind, fault?.sequence], ['unlinked', 10])
    assert.match(fault?.sentence ?? '', /does not follow from row 9: one of the two was changed/)

    tamper(file, keys, (database) => rehash(database, keys.chain, 9, last))
    const { faults } = await verify(file, keys)
    assert.deepEqual(
      faults.map(({ kind }) => kind),
      ['tail'],
      'the mark knows the last hash',
    )
    assert.throws(() => openStore(file, keys, Date.now), failure('rolled-back', /was written anew/))
  })

  test('by taking a row out of its middle or its end is found', async (t) => {
    const { store, file, keys } = workedStore(t, { tasks: 20, decided: 12 })
    const last = store.journal.tail()?.sequence ?? 0
    store.close()
    tamper(file, keys, (database) => database.exec(`DELETE FROM journal WHERE sequence = ${last}`))
    const cut = await verify(file, keys)
    assert.equal(cut.faults.find(({ kind }) => kind === 'tail')?.count, 1)
    assert.throws(
      () => openStore(file, keys, Date.now),
      failure(
        'rolled-back',
        new RegExp(`had reached row ${last} of .*: it lacks 1 row\\. .*Restore a backup`, 's'),
      ),
    )
    tamper(file, keys, (database) => database.exec('DELETE FROM journal WHERE sequence = 7'))
    const [first] = (await verify(file, keys)).faults
    assert.deepEqual([first?.kind, first?.sequence, first?.sentence], ['missing', 7, 'Row 7 is missing.'])
  })

  test('or does not fit the tasks and the outbox any more is found', async (t) => {
    const { store, file, keys } = workedStore(t, { tasks: 20, decided: 12 })
    store.close()
    const changes: [sql: string, kind: string][] = [
      [`UPDATE task SET state = 'waiting' WHERE id = 't3'`, 'task'],
      [`UPDATE task SET state = 'decided' WHERE id = 't19'`, 'task'],
      ['DELETE FROM outbox WHERE sequence = (SELECT max(sequence) FROM outbox)', 'outbox'],
      [`UPDATE outbox SET state = 'held' WHERE state = 'withdrawn'`, 'reference'],
      ['UPDATE tally SET waiting = waiting + 1', 'count'],
      [`DELETE FROM task WHERE id = 't5'`, 'reference'],
    ]
    for (const [sql, kind] of changes) {
      const copy = join(dirname(file), kind + changes.findIndex(([one]) => one === sql))
      mkdirSync(copy)
      copyFiles(dirname(file), copy, ['evenhand.db', 'journal.tail'])
      const changed = join(copy, 'evenhand.db')
      tamper(changed, keys, (database) => database.exec(sql))
      const { faults } = await verify(changed, keys)
      assert.ok(
        faults.some((fault) => fault.kind === kind),
        `${sql}: ${JSON.stringify(faults)}`,
      )
    }
  })
})

describe('a database file', () => {
  test('with an overwritten page, whichever it is, is never called sound', async (t) => {
    const { store, file, keys } = workedStore(t, { tasks: 300, decided: 120 })
    store.close()
    assert.deepEqual((await verify(file, keys)).faults, [])
    const pages = statSync(file).size / pageBytes
    for (let part = 0; part < 10; part += 1) {
      const page = Math.floor((part * (pages - 1)) / 9)
      const copy = join(dirname(file), `page-${page}`)
      mkdirSync(copy)
      copyFiles(dirname(file), copy, ['evenhand.db', 'journal.tail'])
      const damaged = join(copy, 'evenhand.db')
      scribble(damaged, page * pageBytes + 100)
      const found = await verify(damaged, keys)
      assert.notDeepEqual(found.faults, [], `page ${page} of ${pages}`)
      for (const sentence of describeFaults(found)) assert.match(sentence, /^[A-Z].*\.$/s)
    }
  })

  test('that was put back to an earlier state is refused, until somebody goes on with it knowingly', async (t) => {
    const place = workedStore(t, { tasks: 20, decided: 5 })
    const { file, folder, keys } = place
    place.store.close()
    const earlier = join(folder, 'earlier')
    mkdirSync(earlier)
    copyFiles(folder, earlier, ['evenhand.db'])
    decide(place.restart(), 5, 9)
    const end = place.store.journal.tail()
    place.store.close()
    copyFiles(earlier, folder)
    const sentence = new RegExp(`had reached row ${end?.sequence} of .*An older copy of the database`, 's')
    assert.throws(() => openStore(file, keys, Date.now), failure('rolled-back', sentence))
    const before = await verify(file, keys)
    assert.deepEqual(
      before.faults.map(({ kind }) => kind),
      ['tail'],
    )

    const gone = openStore(file, keys, Date.now, { acceptGap: true })
    const [gap] = gone.journal.backwards()
    assert.equal(gap?.kind, 'gap')
    assert.deepEqual(JSON.parse(gap?.payload ?? ''), {
      expectedSequence: end?.sequence,
      expectedHash: Buffer.from(end?.hash ?? []).toString('hex'),
    })
    decide(gone, 5, 7)
    gone.close()
    openStore(file, keys, Date.now).close()
    assert.deepEqual((await verify(file, keys)).faults, [])
  })

  test('whose log was torn off is refused, and what the log had held is named', async (t) => {
    const place = workedStore(t, { tasks: 60, decided: 0 })
    place.restart()
    decide(place.store, 0, 40)
    const end = place.store.journal.tail()?.sequence
    // The mark follows as soon as nothing else is to be done.
    await setImmediate()
    const log = `${place.file}-wal`
    const torn = join(place.folder, 'torn')
    mkdirSync(torn)
    // As they are on the disk while the program runs, or when it is killed.
    copyFiles(place.folder, torn, ['evenhand.db', 'evenhand.db-wal', 'journal.tail'])
    truncateSync(join(torn, 'evenhand.db-wal'), Math.floor(statSync(log).size / 2))
    const sentence = new RegExp(`had reached row ${end} of`)
    assert.throws(
      () => openStore(join(torn, 'evenhand.db'), place.keys, Date.now),
      failure('rolled-back', sentence),
    )
  })

  test('without its mark is refused as well, but not one that never had any', async (t) => {
    const place = workedStore(t, { tasks: 5, decided: 2 })
    const { file, keys } = place
    const mark = join(place.folder, 'journal.tail')
    place.store.close()
    rmSync(mark)
    assert.throws(() => openStore(file, keys, Date.now), failure('rolled-back', /journal\.tail.* is missing/))
    writeFileSync(mark, 'evenhand-tail/1 made up')
    assert.throws(() => openStore(file, keys, Date.now), failure('rolled-back', /journal\.tail.* is damaged/))
    truncateSync(mark, 3 * 1024 ** 3)
    assert.throws(() => openStore(file, keys, Date.now), failure('rolled-back', /journal\.tail.* is damaged/))
    rmSync(mark)
    tamper(file, keys, (database) => database.pragma('application_id=0'))
    openStore(file, keys, Date.now).close()
    assert.equal(existsSync(mark), true)
  })
})

describe('a restore', () => {
  const doneLater = 25

  /** A profile with a backup after 10 decisions and as many tasks more decided after it. */
  async function backedUp(t: TestContext) {
    const place = workedStore(t, { tasks: 400, decided: 10 })
    const backup = await backUp(place.file, place.keys, Date.now)
    decide(place.store, 10, doneLater)
    enterTexts(place.store, ['late'])
    shiftOf(place.store).record(decisionOn('late'))
    const rows = place.store.journal.tail()?.sequence ?? 0
    place.store.close()
    return { ...place, backup, rows }
  }

  test('after the whole file was lost brings back what the backup had, and says how much is missing', async (t) => {
    const { file, keys, backup, rows } = await backedUp(t)
    truncateSync(file, statSync(file).size / 2 - 100)
    assert.throws(() => openStore(file, keys, Date.now), failure('database-damaged'))
    const found = await verify(file, keys)
    assert.equal(found.faults[0]?.kind, 'unreadable')
    const restored = await restore(file, keys, Date.now)
    assert.deepEqual(
      [restored.backup, restored.backupRows, restored.salvagedRows, restored.missingRows],
      [backup.file, backup.rows, 0, rows - backup.rows],
    )
    assert.match(describeRestored(restored), new RegExp(`Lost: ${rows - backup.rows} rows`))
    assert.ok(restored.aside && existsSync(restored.aside))
    assert.deepEqual((await verify(file, keys)).faults, [])
    const store = openStore(file, keys, Date.now)
    assert.equal(store.tasks.stateOf('t9'), 'decided')
    assert.equal(store.tasks.stateOf('t10'), 'waiting')
    store.close()
  })

  test('of a database that can be read as a whole loses nothing that was done since the backup', async (t) => {
    const { file, folder, keys, backup, rows } = await backedUp(t)
    const restored = await restore(file, keys, Date.now)
    assert.deepEqual(
      [restored.backupRows, restored.salvagedRows, restored.missingRows, restored.missingTasks],
      [backup.rows, rows - backup.rows, 0, 0],
    )
    assert.deepEqual((await verify(file, keys)).faults, [])
    const store = openStore(file, keys, Date.now)
    t.after(() => store.close())
    assert.equal(store.tasks.stateOf(`t${doneLater - 1}`), 'decided')
    assert.equal(store.tasks.stateOf('late'), 'decided', 'a task that came after the backup')
    assert.equal(store.tasks.find('late')?.task.content.kind, 'text')
    assert.equal(store.outbox.counts().held, doneLater + 1)
    const [row] = store.journal.backwards()
    assert.equal(row?.kind, 'restore')
    assert.deepEqual(
      readdirSync(folder).filter((name) => name.includes('restoring')),
      [],
    )
  })

  test('saves what can be read up to the first page that cannot', async (t) => {
    const { file, keys, backup, rows } = await backedUp(t)
    const [lost] = await scribbleOnRow(file, keys, rows - 1)
    const restored = await restore(file, keys, Date.now)
    assert.equal(restored.salvagedRows, (lost ?? 0) - 1 - backup.rows)
    assert.equal(restored.missingRows, rows - (lost ?? 0) + 1)
    assert.deepEqual((await verify(file, keys)).faults, [])
  })

  test('sends nothing twice, keeps what was taken back taken back, and forgets what was forgotten', async (t) => {
    const place = workedStore(t, { tasks: 30, decided: 3 })
    const { file, keys } = place
    await backUp(file, keys, Date.now)
    decide(place.store, 3, 6)
    const { tasks, outbox } = place.store
    const [sent, ready] = outbox.overdue('9999', 9).map(({ journalId }) => journalId)
    assert.ok(sent && ready)
    place.store.transact(() => {
      outbox.settle(sent)
      outbox.settle(ready)
      tasks.forget('t0')
    })
    outbox.markSent([sent], '2026-03-01T09:00:00.000Z')
    const said = { counts: outbox.counts(), forgotten: tasks.find('t0')?.task }
    place.store.close()
    const { salvagedRows, missingRows } = await restore(file, keys, Date.now)
    assert.ok(salvagedRows > 6)
    assert.equal(missingRows, 0)
    const store = openStore(file, keys, Date.now)
    t.after(() => store.close())
    assert.deepEqual({ counts: store.outbox.counts(), forgotten: store.tasks.find('t0')?.task }, said)
    assert.deepEqual((await verify(file, keys)).faults, [])
  })

  test('puts tasks back where skips, and undos of skips, had put them', async (t) => {
    const place = workedStore(t, { tasks: 8, decided: 2 })
    const { store, file, keys } = place
    await backUp(file, keys, Date.now)
    const shift = shiftOf(store)
    for (const taskId of ['t2', 't3']) shift.skip(skipOf(taskId))
    shift.undo(randomUUID())
    shift.record(decisionOn('t3'))
    shift.undo(randomUUID())
    shift.skip(skipOf('t3'))
    const [counts, waiting] = [store.decisions.counts(), store.tasks.waitingIds(8)]
    store.close()
    await restore(file, keys, Date.now)
    assert.deepEqual((await verify(file, keys)).faults, [])
    const restored = place.restart()
    assert.deepEqual([restored.decisions.counts(), restored.tasks.waitingIds(8)], [counts, waiting])
    assert.deepEqual([counts.undone, counts.skipped], [1, 2])
  })

  test('takes up again where a cut-off one has left it', async (t) => {
    const { file, keys, backup, rows } = await backedUp(t)
    // The backup is in place, and nothing was added to it yet.
    renameSync(file, `${file}.aside-2026-01-01T00-00-00Z`)
    copyFileSync(backup.file, file)
    assert.throws(() => openStore(file, keys, Date.now), failure('rolled-back'))
    const restored = await restore(file, keys, Date.now)
    assert.deepEqual([restored.salvagedRows, restored.missingRows], [rows - backup.rows, 0])
    openStore(file, keys, Date.now).close()
  })

  test('is asked for where database and mark are gone, and nothing new is put in their place', async (t) => {
    const { file, keys, folder, backup } = await backedUp(t)
    for (const name of ['evenhand.db', 'journal.tail']) rmSync(join(folder, name))
    assert.throws(() => openStore(file, keys, Date.now), failure('rolled-back', /is gone/))
    assert.equal(existsSync(file), false)
    assert.equal((await restore(file, keys, Date.now)).backup, backup.file)
    openStore(file, keys, Date.now).close()
  })

  test('says what is lost where somebody went on with a journal that had been cut', async (t) => {
    const { file, keys, folder, store } = workedStore(t, { tasks: 40, decided: 5 })
    store.close()
    copyFileSync(file, join(folder, 'earlier'))
    const longer = openStore(file, keys, Date.now)
    decide(longer, 5, 15)
    const backup = await backUp(file, keys, Date.now)
    longer.close()
    copyFileSync(join(folder, 'earlier'), file)
    const cut = openStore(file, keys, Date.now, { acceptGap: true })
    const before = cut.journal.tail()?.sequence ?? 0
    decide(cut, 20, 23)
    const rows = cut.journal.tail()?.sequence ?? 0
    cut.close()
    const restored = await restore(file, keys, Date.now)
    assert.equal(restored.backup, backup.file)
    // The gap's own row is one of them.
    assert.deepEqual([restored.salvagedRows, restored.missingRows], [0, rows - before + 1])
    // What has been said once is not said again.
    assert.equal((await restore(file, keys, Date.now)).missingRows, 0)
  })

  test('within the same second as another leaves what that one has set aside', async (t) => {
    const { file, keys } = await backedUp(t)
    const now = Date.now()
    const before = readFileSync(file)
    const { aside: first } = await restore(file, keys, () => now)
    const { aside: second } = await restore(file, keys, () => now)
    assert.notEqual(first, second)
    assert.ok(first && readFileSync(first).equals(before))
  })

  test('passes over backups that are damaged, and changes nothing where none is sound', async (t) => {
    const { file, keys, backup, folder } = await backedUp(t)
    const newer = join(dirname(backup.file), 'evenhand-2099-01-01T00-00-00Z.db')
    copyFileSync(backup.file, newer)
    scribble(newer, 5 * pageBytes)
    // A link to a disk that is not there: neither can that be opened.
    symlinkSync(join(folder, 'nowhere', 'x'), newer.replace('01-01', '01-02'))
    const later = () => Date.parse('2100-01-01T00:00:00Z')
    assert.equal((await restore(file, keys, later)).backup, backup.file)
    scribble(backup.file, 5 * pageBytes)
    const before = readFileSync(file)
    const names = readdirSync(folder)
    await assert.rejects(
      restore(file, keys, Date.now),
      failure('not-found', /(is damaged: |cannot be opened).*Nothing was changed/s),
    )
    assert.deepEqual(readFileSync(file), before)
    assert.deepEqual(readdirSync(folder), names)
  })

  test('waits for whoever has the database open', async (t) => {
    const { file, keys } = await backedUp(t)
    const store = openStore(file, keys, Date.now)
    t.after(() => store.close())
    store.decisions.counts()
    await assert.rejects(restore(file, keys, Date.now), failure('conflict', /has this profile open/))
    decide(store, doneLater, doneLater + 1)
  })
})
