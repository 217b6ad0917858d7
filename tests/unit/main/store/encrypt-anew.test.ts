import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, readFileSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import Database from 'better-sqlite3'
import { openDatabase } from '../../../../src-main/store/open.ts'
import { openStore } from '../../../../src-main/store/store.ts'
import { failure, newKeys, temporary } from '../helpers.ts'
import { oldTask, writeVersion1 } from './old-profile.ts'

/** For a process of its own: opens the database FILE with the key KEY, in hex. */
const opener = `
  import { openDatabase } from ${JSON.stringify(join(import.meta.dirname, '../../../../src-main/store/open.ts'))}
  const [file, key] = process.argv.slice(1)
  openDatabase(file, Buffer.from(key, 'hex')).close()`

/** Whether the file can be read under a cipher. */
function isUnder(cipher: string, file: string, key: Uint8Array): boolean {
  const database = new Database(file, { readonly: true })
  try {
    database.pragma(`cipher='${cipher}'`)
    database.pragma(`key='raw:${Buffer.from(key).toString('hex')}'`)
    database.prepare('SELECT count(*) FROM sqlite_master').get()
    return true
  } catch {
    return false
  } finally {
    database.close()
  }
}

describe('a database of the first cipher', () => {
  test('is encrypted anew when it is opened, once, with all that is in it', (t) => {
    const [file, keys] = [join(temporary(t), 'evenhand.db'), newKeys()]
    const old = writeVersion1(file, keys)
    assert.ok(isUnder('chacha20', file, keys.database))
    const store = openStore(file, keys, Date.now)
    assert.deepEqual([...store.journal.rows()], old.journal)
    store.close()
    assert.ok(isUnder('aegis', file, keys.database))
    const again = openDatabase(file, keys.database)
    t.after(() => again.close())
    assert.equal(again.pragma('journal_mode', { simple: true }), 'wal')
    assert.equal(again.pragma('integrity_check', { simple: true }), 'ok')
  })

  test('that was not closed loses nothing that is in its log', (t) => {
    const [folder, keys] = [temporary(t), newKeys()]
    writeVersion1(join(folder, 'closed.db'), keys)
    const open = new Database(join(folder, 'closed.db'))
    open.pragma(`cipher='chacha20'`)
    open.pragma(`key='raw:${Buffer.from(keys.database).toString('hex')}'`)
    open.exec(`UPDATE task SET problem = 'in the log' WHERE id = 'd'`)
    // As a power cut leaves it.
    const file = join(folder, 'evenhand.db')
    for (const part of ['', '-wal']) copyFileSync(join(folder, `closed.db${part}`), `${file}${part}`)
    open.close()
    const store = openStore(file, keys, Date.now)
    t.after(() => store.close())
    assert.equal(store.tasks.find('d')?.problem, 'in the log')
  })

  test('with the wrong key is refused and left as it is', (t) => {
    const [file, keys] = [join(temporary(t), 'evenhand.db'), newKeys()]
    writeVersion1(file, keys)
    const before = readFileSync(file)
    assert.throws(() => openDatabase(file, randomBytes(32)), failure('database-damaged'))
    assert.deepEqual(readFileSync(file), before)
  })

  test('that another process has open is left for later, with a sentence', (t) => {
    const [file, keys] = [join(temporary(t), 'evenhand.db'), newKeys()]
    writeVersion1(file, keys)
    const other = new Database(file)
    t.after(() => other.close())
    other.pragma(`cipher='chacha20'`)
    other.pragma(`key='raw:${Buffer.from(keys.database).toString('hex')}'`)
    other.exec('BEGIN')
    other.prepare('SELECT count(*) FROM task').get()
    assert.throws(() => openDatabase(file, keys.database), failure('conflict'))
    other.exec('COMMIT')
    other.close()
    openDatabase(file, keys.database).close()
  })

  test('leaves nothing in the system’s folder for temporary files, where it would be readable', async (t) => {
    if (process.platform === 'win32') return t.skip('SQLite asks Windows where such files go')
    const [folder, keys] = [temporary(t), newKeys()]
    const [file, elsewhere] = [join(folder, 'evenhand.db'), join(folder, 'tmp')]
    writeVersion1(file, keys, 6_000_000)
    mkdirSync(elsewhere)
    // Large enough that SQLite would need one; a file in it, also one that is gone again at once, changes the folder’s time.
    utimesSync(elsewhere, 1, 1)
    const key = Buffer.from(keys.database).toString('hex')
    const child = spawn(process.execPath, ['--input-type=module', '-e', opener, file, key], {
      stdio: 'inherit',
      env: { ...process.env, SQLITE_TMPDIR: elsewhere },
    })
    assert.deepEqual(await once(child, 'exit'), [0, null])
    assert.ok(isUnder('aegis', file, keys.database))
    assert.equal(statSync(elsewhere).mtimeMs, 1000)
  })

  test('comes through a kill in the middle', async (t) => {
    const folder = temporary(t)
    let interrupted = 0
    for (let round = 0; round < 3; round += 1) {
      const [file, keys] = [join(folder, String(round), 'evenhand.db'), newKeys()]
      openDatabase(join(folder, String(round), 'unused.db'), keys.database).close()
      const old = writeVersion1(file, keys, 500_000)
      const key = Buffer.from(keys.database).toString('hex')
      const child = spawn(process.execPath, ['--input-type=module', '-e', opener, file, key], {
        stdio: 'inherit',
      })
      const ended = once(child, 'exit')
      // Killed while SQLite has its rollback journal beside the file, earlier or later in its work.
      const journal = `${file}-journal`
      while (child.exitCode === null && sizeOf(journal) <= round * 700_000) await turn()
      child.kill('SIGKILL')
      await ended
      if (existsSync(journal)) interrupted += 1
      const store = openStore(file, keys, Date.now)
      assert.deepEqual([...store.journal.rows()], old.journal)
      assert.deepEqual(store.tasks.find('d')?.task, oldTask('d', 500_000))
      store.close()
      assert.ok(isUnder('aegis', file, keys.database))
    }
    t.diagnostic(`${interrupted} of 3 rounds were interrupted`)
    assert.ok(interrupted > 0)
  })
})

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0
}

function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
