import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { backUp, lastBackupAt } from '../../../../src-main/store/backup.ts'
import { backupFolder, listBackups } from '../../../../src-main/store/backup-files.ts'
import { openForReading } from '../../../../src-main/store/read-connection.ts'
import { restore } from '../../../../src-main/store/restore.ts'
import { openStore } from '../../../../src-main/store/store.ts'
import { verify } from '../../../../src-main/store/verify.ts'
import { tamper } from '../../../faults/records.ts'
import { smallDisk } from '../../../faults/small-disk.ts'
import { decisionOn, enterTexts, failure, newKeys, restartable, shiftOf, temporary } from '../helpers.ts'
import { writeVersion1 } from './old-profile.ts'

const at = (hour: number) => () => Date.parse('2026-11-22T00:08:28Z') + hour * 3_600_000

/** Files that have the names of backups of eight hours. */
function writeOlder(folder: string): void {
  for (let hour = 0; hour < 8; hour += 1)
    writeFileSync(join(folder, `evenhand-2026-11-22T0${hour}-08-28Z.db`), '')
}

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
    await backUp(file, keys, at(8))
    writeOlder(backupFolder(file))
    writeFileSync(join(backupFolder(file), 'evenhand-old.db'), '')
    await backUp(file, keys, at(8))
    const names = listBackups(backupFolder(file)).map(({ at }) => at.slice(11, 16))
    assert.deepEqual(names, ['08:08', '08:08', '07:08', '06:08', '05:08', '04:08', '03:08'])
    assert.ok(existsSync(join(backupFolder(file), 'evenhand-old.db')))
  })

  test('is not taken for the oldest where the clock was ahead for a while', async (t) => {
    const { file, keys } = restartable(t)
    await backUp(file, keys, at(0))
    for (let day = 0; day < 7; day += 1) await backUp(file, keys, at(9000 + day * 24))
    const made = await backUp(file, keys, at(1))
    assert.ok(existsSync(made.file))
    assert.equal(lastBackupAt(file, at(2)()), '2026-11-22T01:08:28.000Z')
    assert.equal(listBackups(backupFolder(file)).length, 7)
    assert.equal((await backUp(file, keys, at(3))).file, listBackups(backupFolder(file), at(4)())[0]?.file)
  })

  test('elsewhere takes nothing away there, and needs a folder', async (t) => {
    const { file, keys, folder } = restartable(t)
    const elsewhere = join(folder, 'stick')
    await assert.rejects(backUp(file, keys, at(0), { folder: elsewhere }), failure('read-only'))
    mkdirSync(elsewhere)
    writeOlder(elsewhere)
    await backUp(file, keys, at(8), { folder: elsewhere })
    assert.equal(listBackups(elsewhere).length, 9)
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

  test('is made before the schema is changed, and brings the profile back from there', async (t) => {
    const file = join(temporary(t), 'evenhand.db')
    const keys = newKeys()
    const { journal } = writeVersion1(file, keys)
    openStore(file, keys, at(0)).close()
    const [backup] = listBackups(backupFolder(file))
    assert.equal(backup?.at, '2026-11-22T00:08:28.000Z')
    const copy = openForReading(backup?.file ?? '', keys.database)
    assert.equal(copy.pragma('user_version', { simple: true }), 1)
    copy.close()
    openStore(file, keys, at(1)).close()
    assert.equal(listBackups(backupFolder(file)).length, 1)

    const restored = await restore(file, keys, at(2))
    assert.deepEqual([restored.backupRows, restored.missingRows], [journal.length, 0])
    assert.deepEqual((await verify(file, keys)).faults, [])
    openStore(file, keys, at(3)).close()
  })
})
