import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { backUp, lastBackupAt } from '../../../../src-main/store/backup.ts'
import { backupFolder, listBackups } from '../../../../src-main/store/backup-files.ts'
import { openForReading } from '../../../../src-main/store/read-connection.ts'
import { tamper } from '../../../faults/records.ts'
import { smallDisk } from '../../../faults/small-disk.ts'
import { decisionOn, enterTexts, failure, newKeys, restartable, shiftOf } from '../helpers.ts'

const at = (hour: number) => () => Date.parse('2026-11-22T00:08:28Z') + hour * 3_600_000

describe('a backup', () => {
  test('is a whole copy under its time’s name, which only the key opens', async (t) => {
    const { store, file, keys } = restartable(t)
    enterTexts(store, ['a', 'b'])
    shiftOf(store).record(decisionOn('a'))
    const made = await backUp(file, keys, at(14))
    assert.equal(made.file, join(backupFolder(file), 'evenhand-2026-11-22T14-08-28Z.db'))
    assert.equal(made.rows, store.journal.tail()?.sequence)
    assert.equal(lastBackupAt(file), '2026-11-22T14:08:28.000Z')
    assert.deepEqual(readdirSync(backupFolder(file)), ['evenhand-2026-11-22T14-08-28Z.db'])
    const copy = openForReading(made.file, keys.database)
    assert.equal(copy.prepare(`SELECT state FROM task WHERE id = 'a'`).pluck().get(), 'decided')
    copy.close()
    assert.throws(() => openForReading(made.file, newKeys().database), { code: 'SQLITE_NOTADB' })
  })

  test('leaves the newest seven and whatever else lies there', async (t) => {
    const { file, keys } = restartable(t)
    for (let hour = 0; hour < 9; hour += 1) await backUp(file, keys, at(hour))
    writeFileSync(join(backupFolder(file), 'evenhand-old.db'), '')
    await backUp(file, keys, at(8))
    const names = listBackups(backupFolder(file)).map(({ at }) => at.slice(11, 16))
    assert.deepEqual(names, ['08:08', '08:08', '07:08', '06:08', '05:08', '04:08', '03:08'])
    assert.ok(existsSync(join(backupFolder(file), 'evenhand-old.db')))
  })

  test('elsewhere takes nothing away there, and needs a folder', async (t) => {
    const { file, keys, folder } = restartable(t)
    const elsewhere = join(folder, 'stick')
    await assert.rejects(backUp(file, keys, at(0), { folder: elsewhere }), failure('read-only'))
    mkdirSync(elsewhere)
    for (let hour = 0; hour < 8; hour += 1) await backUp(file, keys, at(hour), { folder: elsewhere })
    assert.equal(listBackups(elsewhere).length, 8)
    assert.equal(lastBackupAt(file), undefined)
  })

  test('that does not fit on the disk, or is stopped, leaves nothing and says why', async (t) => {
    const disk = smallDisk(t, 512)
    if (!disk) return
    const { store, file, keys } = restartable(t)
    enterTexts(
      store,
      Array.from({ length: 4000 }, (_, index) => `t${index}`),
    )
    await assert.rejects(backUp(file, keys, at(0), { folder: disk.path }), failure('disk-full'))
    assert.deepEqual(readdirSync(disk.path), [])
    const stop = new AbortController()
    const making = backUp(file, keys, at(0), { signal: stop.signal })
    stop.abort()
    await assert.rejects(making, failure('cancelled'))
    assert.deepEqual(readdirSync(backupFolder(file)), [])
  })

  test('of a damaged database is not made, and the older ones stay', async (t) => {
    const { store, file, keys } = restartable(t)
    enterTexts(store, ['a'])
    shiftOf(store).record(decisionOn('a'))
    await backUp(file, keys, at(0))
    store.close()
    tamper(file, keys, (opened) => opened.exec(`UPDATE journal SET payload = '{}' WHERE kind = 'decision'`))
    await assert.rejects(
      backUp(file, keys, at(1)),
      failure('database-damaged', /^The backup was not kept, .*Row \d+ .*was changed.*Older backups/s),
    )
    assert.deepEqual(readdirSync(backupFolder(file)), ['evenhand-2026-11-22T00-08-28Z.db'])
  })
})
