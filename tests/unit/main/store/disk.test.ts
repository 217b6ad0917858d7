import assert from 'node:assert/strict'
import { spawn, spawnSync } from 'node:child_process'
import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, type TestContext, test } from 'node:test'
import { noticeOf } from '../../../../src-main/profile/import-notice.ts'
import { importPack } from '../../../../src-main/profile/import-pack.ts'
import { openProfile } from '../../../../src-main/profile/open-profile.ts'
import { createJournal } from '../../../../src-main/store/journal.ts'
import { openDatabase } from '../../../../src-main/store/open.ts'
import { lockProfile } from '../../../../src-main/store/profile-lock.ts'
import { openStore } from '../../../../src-main/store/store.ts'
import { openVault } from '../../../../src-main/vault/vault.ts'
import {
  assets,
  decisionOn,
  enterTexts,
  failure,
  newKeys,
  restartable,
  shiftOf,
  temporary,
} from '../helpers.ts'

/** A file system of its own of some size, or undefined (and the test skipped) where this process may not mount one. */
function smallDisk(t: TestContext, kib: number): { path: string; makeReadOnly: () => void } | undefined {
  const path = mkdtempSync(join(tmpdir(), 'evenhand-disk-'))
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${kib}k`, 'tmpfs', path])
  if (mounted.status !== 0) {
    rmSync(path, { recursive: true })
    t.skip('this process may not mount a file system of its own')
    return undefined
  }
  t.after(() => {
    spawnSync('umount', ['-l', path])
    rmSync(path, { recursive: true })
  })
  return { path, makeReadOnly: () => assert.equal(spawnSync('mount', ['-o', 'remount,ro', path]).status, 0) }
}

/** Takes all the room that is left. */
function fill(path: string): void {
  const descriptor = openSync(join(path, 'filler'), 'w')
  try {
    for (;;) writeSync(descriptor, randomBytes(1024))
  } catch {
    closeSync(descriptor)
  }
}

describe('a full disk', () => {
  test('stops decisions with a sentence, and every one that was confirmed is still there', (t) => {
    const disk = smallDisk(t, 12 * 1024)
    if (!disk) return
    const [file, keys] = [join(disk.path, 'evenhand.db'), newKeys()]
    const store = openStore(file, keys, Date.now)
    const ids = Array.from({ length: 60 }, (_, at) => `t${at}`)
    enterTexts(store, ids)
    const shift = shiftOf(store)
    const confirmed: string[] = []
    const decide = () => {
      for (const id of ids.slice(confirmed.length)) {
        const decision = decisionOn(id, { note: randomBytes(2400).toString('hex') })
        shift.record(decision)
        confirmed.push(decision.decisionId)
      }
    }
    confirmed.push(shift.record(decisionOn('t0')).shift.recent[0]?.decisionId ?? '')
    fill(disk.path)
    assert.throws(decide, failure('disk-full', /Nothing that was confirmed is lost/))
    assert.equal(store.tasks.stateOf(ids[confirmed.length] ?? ''), 'waiting')
    rmSync(join(disk.path, 'filler'))
    decide()
    assert.equal(confirmed.length, ids.length)
    store.close()
    const reopened = openStore(file, keys, Date.now)
    assert.deepEqual(
      [...reopened.journal.rows()].flatMap(({ kind, id }) => (kind === 'decision' ? [id] : [])),
      confirmed,
    )
    reopened.close()
  })

  test('lets nobody in by half: opening a profile says it in words', async (t) => {
    const disk = smallDisk(t, 256)
    if (!disk) return
    fill(disk.path)
    const opening = openProfile(join(disk.path, 'profile'), { assets, now: Date.now })
    await assert.rejects(opening, failure('disk-full'))
  })

  test('refuses an import in words, and leaves what is there to be reviewed', async (t) => {
    const disk = smallDisk(t, 4096)
    if (!disk) return
    const profile = await openProfile(join(disk.path, 'profile'), { assets, now: Date.now })
    t.after(() => profile.close())
    const [few, many] = [join(temporary(t), 'few'), join(temporary(t), 'many')]
    for (const [folder, count] of [
      [few, 1],
      [many, 5],
    ] as const) {
      mkdirSync(folder)
      for (let at = 0; at < count; at += 1)
        writeFileSync(join(folder, `${at}.txt`), `${at}`.repeat(1_000_000))
    }
    const faults: unknown[] = []
    const bring = (path: string) => noticeOf(importPack(profile, path, {}), (error) => faults.push(error))
    assert.equal(await bring(few), undefined)
    assert.match((await bring(many)) ?? '', /^The disk is full\. /)
    assert.equal(profile.store.tasks.countWaiting(), 1)
    profile.shift.view()
    assert.deepEqual(faults, [])
  })

  test('leaves nothing of a file that did not fit into the vault', async (t) => {
    const disk = smallDisk(t, 1024)
    if (!disk) return
    const vault = await openVault(disk.path, randomBytes(32))
    async function* content() {
      for (let count = 0; count < 100; count += 1) yield randomBytes(60_000)
    }
    await assert.rejects(vault.put(content()), { code: 'ENOSPC' })
    assert.equal(await vault.sweep(new Set(), Date.now() + 1000), 0)
  })

  test('that takes a part of a chunk only is noticed', async (t) => {
    const disk = smallDisk(t, 1024)
    if (!disk) return
    const vault = await openVault(disk.path, randomBytes(32))
    // Less room than the file needs, by less than its last chunk.
    const descriptor = openSync(join(disk.path, 'filler'), 'w')
    writeSync(descriptor, randomBytes(1024 * 1024 - 40 * 1024))
    closeSync(descriptor)
    async function* content() {
      yield randomBytes(60_000)
    }
    await assert.rejects(vault.put(content()), { code: 'ENOSPC' })
  })

  test('is told by SQLite’s own limit as well, where no disk can be made small', (t) => {
    const database = openDatabase(join(temporary(t), 'evenhand.db'), randomBytes(32))
    t.after(() => database.close())
    const journal = createJournal(database, randomBytes(32), Date.now)
    const append = () => journal.append({ id: randomUUID(), kind: 'import', payload: 'x'.repeat(10_000) })
    const first = append()
    database.pragma(`max_page_count=${Number(database.pragma('page_count', { simple: true })) + 1}`)
    assert.throws(append, { code: 'SQLITE_FULL' })
    database.pragma('max_page_count=1000000')
    assert.equal(append().sequence, first.sequence + 1)
  })
})

describe('a folder that cannot be written to', () => {
  test('refuses decisions with a sentence, and still shows what is there', (t) => {
    const disk = smallDisk(t, 4096)
    if (!disk) return
    const [file, keys] = [join(disk.path, 'evenhand.db'), newKeys()]
    const store = openStore(file, keys, Date.now)
    enterTexts(store, ['a', 'b'])
    store.close()
    disk.makeReadOnly()
    assert.throws(
      () => shiftOf(openStore(file, keys, Date.now)).record(decisionOn('a')),
      failure('read-only'),
    )
  })

  test('refuses a new profile, and the lock, with a sentence', async (t) => {
    const disk = smallDisk(t, 1024)
    if (!disk) return
    disk.makeReadOnly()
    const folder = join(disk.path, 'profile')
    await assert.rejects(openProfile(folder, { assets, now: Date.now }), failure('read-only'))
    assert.throws(() => lockProfile(folder), failure('read-only'))
    assert.throws(() => lockProfile(disk.path), failure('read-only'))
  })
})

describe('two processes on one profile', () => {
  test('wait for each other’s transactions', async (t) => {
    const profile = restartable(t)
    enterTexts(profile.store, ['a', 'b'])
    const module = (path: string) => JSON.stringify(join(import.meta.dirname, '../../../..', path))
    const decide = `
      import { openDatabase } from ${module('src-main/store/open.ts')}
      import { openStore } from ${module('src-main/store/store.ts')}
      import { decisionOn, shiftOf } from ${module('tests/unit/main/helpers.ts')}
      const [file, database, chain] = process.argv.slice(1)
      const keys = { database: Buffer.from(database, 'hex'), chain: Buffer.from(chain, 'hex') }
      const impatient = openDatabase(file, keys.database)
      impatient.pragma('busy_timeout=0')
      const shift = shiftOf(openStore(file, keys, Date.now))
      process.once('message', () => {
        try {
          impatient.exec('BEGIN IMMEDIATE')
        } catch ({ code }) {
          process.send(code)
        }
        process.send(shift.record(decisionOn('a')).sequence)
        process.disconnect()
      })
      process.send('ready')`
    const hex = (key: Uint8Array) => Buffer.from(key).toString('hex')
    const { database, chain } = profile.keys
    const child = spawn(
      process.execPath,
      ['--input-type=module', '-e', decide, profile.file, hex(database), hex(chain)],
      { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] },
    )
    const ended = once(child, 'exit')
    const told = async () => (await once(child, 'message'))[0]
    assert.equal(await told(), 'ready')
    const holder = openDatabase(profile.file, database)
    t.after(() => holder.close())
    holder.exec(`BEGIN IMMEDIATE; UPDATE task SET problem = 'held' WHERE id = 'b'`)
    child.send('decide')
    assert.equal(await told(), 'SQLITE_BUSY', 'a transaction is open, and the other process is about to wait')
    const sequence = told()
    holder.exec('COMMIT')
    assert.equal(await sequence, 1)
    assert.equal(profile.store.tasks.find('b')?.problem, 'held')
    await ended
  })

  test('that make it at the same moment agree on its key, its person and its data', async (t) => {
    const folder = join(temporary(t), 'new')
    const opener = `
      import { openProfile } from ${JSON.stringify(join(import.meta.dirname, '../../../../src-main/profile/open-profile.ts'))}
      const profile = await openProfile(${JSON.stringify(folder)}, { assets: ${JSON.stringify(assets)}, now: Date.now })
      console.log(profile.profile().id)
      profile.close()`
    const open = () =>
      new Promise<string>((resolve, reject) => {
        const child = spawn(process.execPath, ['--input-type=module', '-e', opener])
        let [said, complained] = ['', '']
        child.stdout.on('data', (data) => {
          said += data
        })
        child.stderr.on('data', (data) => {
          complained += data
        })
        child.once('close', (code) => (code === 0 ? resolve(said.trim()) : reject(new Error(complained))))
      })
    const ids = await Promise.all([open(), open(), open(), open()])
    const profile = await openProfile(folder, { assets, now: Date.now })
    t.after(() => profile.close())
    assert.deepEqual(new Set(ids), new Set([profile.profile().id]))
  })

  test('cannot both have its window; one that is gone or killed lets go', (t) => {
    const folder = temporary(t)
    const unlock = lockProfile(folder)
    assert.throws(() => lockProfile(folder), failure('conflict', /open in another window/))
    unlock()
    lockProfile(folder)()
    const lock = `
      import { lockProfile } from ${JSON.stringify(join(import.meta.dirname, '../../../../src-main/store/profile-lock.ts'))}
      lockProfile(${JSON.stringify(folder)})
      process.kill(process.pid, 'SIGKILL')`
    const { signal } = spawnSync(process.execPath, ['--input-type=module', '-e', lock])
    assert.equal(signal, 'SIGKILL')
    lockProfile(folder)()
  })
})
