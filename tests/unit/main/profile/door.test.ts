import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { deriveKeys } from '../../../../src-main/keys/key-ring.ts'
import { createKey, openKeySafe, type SystemKey } from '../../../../src-main/keys/key-safe.ts'
import { type Door, type DoorParts, openDoor } from '../../../../src-main/profile/door.ts'
import { unaskedKeys } from '../../../../src-main/profile/open-profile.ts'
import { openDatabase } from '../../../../src-main/store/open.ts'
import type { Policy } from '../../../../src-shared/model/policy.ts'
import { smallPolicy } from '../../shared/policies.ts'
import { assets, decisionOn, enter, failure, taskRow, temporary } from '../helpers.ts'
import { noKeyStore, settingsRoom } from './doors.ts'

const passphrase = 'quiet alley under rain'
const person = { name: 'Ada', role: 'moderator', languages: ['en'] } as const
const idle = Promise.resolve()

function keyStore(): SystemKey {
  const kept = new Map<string, Buffer>()
  return {
    isAvailable: async () => true,
    async wrap(master) {
      const ticket = randomBytes(24).toString('base64')
      kept.set(ticket, Buffer.from(master))
      return ticket
    },
    unwrap: async (ticket) => kept.get(ticket),
  }
}

async function doorOf(t: TestContext, folder: string, rest: Partial<DoorParts> = {}): Promise<Door> {
  const fault = (where: string, error: unknown) => {
    throw new Error(where, { cause: error })
  }
  const door = await openDoor({
    folder,
    assets,
    now: Date.now,
    system: noKeyStore,
    openSettings: () => settingsRoom(),
    on: { changedElsewhere: () => {}, sending: () => {}, wellbeing: () => {}, fault },
    ...rest,
  })
  t.after(() => door.leave())
  return door
}

function protectedDoor(t: TestContext, folder: string, rest: Partial<DoorParts> = {}): Promise<Door> {
  const create = { ...person, languages: ['en'], passphrase, system: rest.system !== undefined }
  return doorOf(t, folder, { create, ...rest })
}

function kindsOf(door: Door): string[] {
  return [...door.profile().store.journal.rows()].map(({ kind }) => kind)
}

describe('the door of a profile', () => {
  it('of the demo opens without asking, signs in, and keeps every other window out', async (t) => {
    const folder = temporary(t)
    const door = await doorOf(t, folder)
    assert.equal(door.at(), 'open')
    assert.equal(door.keys.protection(), 'none')
    assert.deepEqual(kindsOf(door), ['sign-in'])
    const second = await doorOf(t, folder)
    assert.equal(second.at(), 'trouble')
    assert.equal(second.trouble()?.code, 'conflict')
    door.leave()
    await second.retry()
    assert.equal(second.at(), 'open')
  })

  it('asks for the passphrase, and puts every refusal into the journal', async (t) => {
    const folder = join(temporary(t), 'ada')
    const first = await protectedDoor(t, folder)
    assert.equal(first.at(), 'open')
    first.leave()
    const door = await doorOf(t, folder)
    assert.equal(door.at(), 'locked')
    assert.deepEqual(door.lockView(), { name: 'ada', protection: 'passphrase', failures: 0, waitMs: 0 })
    assert.throws(() => door.profile(), failure('locked'))
    await assert.rejects(door.unlock('not this one'), failure('wrong-passphrase'))
    await assert.rejects(door.unlock(), failure('wrong-passphrase'))
    assert.equal(door.lockView().failures, 2)
    await door.unlock(passphrase)
    assert.equal(door.at(), 'open')
    assert.equal(door.lockView().failures, 0)
    assert.deepEqual(kindsOf(door), ['sign-in', 'unlock-failed', 'sign-in'])
    const [, failed] = [...door.profile().store.journal.rows()]
    assert.equal(JSON.parse(failed?.payload ?? '{}').count, 2)
  })

  it('once locked closes store and vault, and opens where one was', async (t) => {
    const door = await protectedDoor(t, temporary(t))
    const { store, shift } = door.profile()
    enter(store, [taskRow('a'), taskRow('b')])
    shift.record(decisionOn('a'))
    shift.saveDraft('b', { labels: [], note: 'half-way' })
    door.lock('key', idle)
    await idle
    assert.equal(door.at(), 'locked')
    assert.throws(() => store.tasks.countWaiting(), /not open/)
    await door.unlock(passphrase)
    const [task] = door.profile().shift.view().upcoming
    assert.deepEqual([task?.id, task?.draft?.note], ['b', 'half-way'])
    assert.ok(kindsOf(door).includes('lock'))
  })

  it('locked while something runs lets it end behind the lock, and nobody see it', async (t) => {
    const door = await protectedDoor(t, temporary(t))
    const { store } = door.profile()
    let end = () => {}
    door.lock('idle', new Promise((resolve) => (end = resolve as () => void)))
    assert.throws(() => door.profile(), failure('locked'))
    assert.equal(store.tasks.countWaiting(), 0)
    await door.unlock(passphrase)
    end()
    await idle
    assert.equal(door.profile().store, store)
    assert.equal(store.tasks.countWaiting(), 0)
  })

  it('lets two unlock it at once, once', async (t) => {
    const door = await protectedDoor(t, temporary(t))
    door.lock('key', idle)
    await Promise.all([door.unlock(passphrase), door.unlock(passphrase)])
    assert.equal(kindsOf(door).filter((kind) => kind === 'sign-in').length, 2)
  })

  it('is opened by the system at the start, but after a lock by the passphrase only', async (t) => {
    const folder = temporary(t)
    const system = keyStore()
    ;(await protectedDoor(t, folder, { system })).leave()
    const door = await doorOf(t, folder, { system })
    assert.equal(door.at(), 'open')
    door.lock('idle', idle)
    await assert.rejects(door.unlock(), failure('wrong-passphrase'))
    await door.unlock(passphrase)
    assert.equal(door.at(), 'open')
  })

  it('is not opened by the system alone where the policy asks for the passphrase', async (t) => {
    const folder = temporary(t)
    const system = keyStore()
    const first = await protectedDoor(t, folder, { system })
    const policy: Policy = { ...smallPolicy(), machine: { askPassphrase: true } }
    first.profile().store.transact(() => first.profile().store.packs.putInForce(policy))
    first.leave()
    const door = await doorOf(t, folder, { system })
    assert.equal(door.at(), 'locked')
    assert.equal(openKeySafe(folder, Date.now).protection(), 'passphrase')
    await door.unlock(passphrase)
    assert.equal(door.at(), 'open')
  })

  it('is not opened by it either on the way through trouble', async (t) => {
    const folder = temporary(t)
    const system = keyStore()
    const first = await protectedDoor(t, folder, { system })
    const policy: Policy = { ...smallPolicy(), machine: { askPassphrase: true } }
    first.profile().store.transact(() => first.profile().store.packs.putInForce(policy))
    first.leave()
    rmSync(join(folder, 'journal.tail'))
    const door = await doorOf(t, folder, { system })
    assert.equal(door.trouble()?.code, 'rolled-back')
    await door.acceptGap()
    assert.equal(door.at(), 'locked')
    await door.unlock(passphrase)
    assert.equal(door.at(), 'open')
  })

  describe('where the policy has content removed at sign-out', () => {
    async function withContent(t: TestContext): Promise<Door> {
      const door = await protectedDoor(t, temporary(t))
      const { store, vault, shift } = door.profile()
      const picture = { ...(await vault.put(bytes('a picture'))), path: 'a.jpg', mime: 'image/jpeg' }
      const content = { kind: 'image', src: 'a.jpg' }
      enter(store, [taskRow('a'), taskRow('b'), { ...taskRow('c', { content }), media: [picture] }])
      const policy: Policy = { ...smallPolicy(), version: '2', machine: { shredAtSignOut: true } }
      store.transact(() => store.packs.putInForce(policy))
      shift.record(decisionOn('a', { policyVersion: '2' }))
      return door
    }
    const files = ({ folder }: Door) =>
      readdirSync(join(folder, 'vault'), { recursive: true, withFileTypes: true }).filter((entry) =>
        entry.isFile(),
      )

    async function expectRemoved(door: Door): Promise<void> {
      const { store, shift } = door.profile()
      assert.equal(store.outbox.counts().held, 0)
      assert.deepEqual(files(door), [])
      const { upcoming } = shift.view()
      assert.deepEqual(
        upcoming.map(({ id }) => id),
        ['b', 'c'],
      )
      for (const task of upcoming) assert.match(task.problem ?? '', /removed/)
      assert.ok(!JSON.stringify(upcoming).includes('Text of b'))
    }

    it('it is gone, also that of tasks which wait, and whoever comes back is told', async (t) => {
      const door = await withContent(t)
      assert.ok(door.removesContent())
      await door.profile().signOut()
      await expectRemoved(door)
    })

    it('it is gone too for whoever leaves from the lock: media at once, texts when it is opened', async (t) => {
      const door = await withContent(t)
      door.lock('idle', idle)
      await idle
      assert.equal(files(door).length, 1)
      assert.ok(door.removesContent())
      await door.signOut()
      assert.deepEqual(files(door), [])
      door.leave()
      const again = await doorOf(t, door.folder)
      await again.unlock(passphrase)
      await expectRemoved(again)
    })

    it('a lock alone removes nothing', async (t) => {
      const door = await withContent(t)
      door.lock('idle', idle)
      await door.unlock(passphrase)
      assert.equal(files(door).length, 1)
    })
  })

  it('in trouble is locked like any other: the passphrase is asked for before anything is tried again', async (t) => {
    const folder = temporary(t)
    ;(await protectedDoor(t, folder)).leave()
    await setVersion(folder, passphrase)
    const door = await doorOf(t, folder)
    await door.unlock(passphrase)
    assert.equal(door.trouble()?.code, 'newer-data')
    door.lock('idle', idle)
    assert.equal(door.at(), 'locked')
    await door.retry()
    assert.equal(door.at(), 'locked')
    await door.unlock(passphrase)
    assert.equal(door.trouble()?.code, 'newer-data')
  })
})

describe('a profile that cannot be opened', () => {
  const broken: [what: string, code: string, breakIt: (folder: string) => void | Promise<void>][] = [
    ['a newer version wrote it', 'newer-data', (folder) => setVersion(folder)],
    [
      'its key is gone',
      'key-missing',
      (folder) => renameSync(join(folder, 'key.json'), join(folder, 'kept')),
    ],
    ['its database is rubbish', 'database-damaged', (folder) => rubbish(join(folder, 'evenhand.db'))],
    ['its database was cut', 'database-damaged', (folder) => truncateSync(join(folder, 'evenhand.db'), 5000)],
  ]
  for (const [what, code, breakIt] of broken) {
    it(`because ${what} says so, and opens again once that is put right`, async (t) => {
      const folder = join(temporary(t), 'ada')
      ;(await doorOf(t, folder)).leave()
      const files = ['evenhand.db', 'key.json']
      for (const file of files) copyFileSync(join(folder, file), join(folder, '..', file))
      await breakIt(folder)
      const door = await doorOf(t, folder)
      assert.equal(door.at(), 'trouble')
      assert.equal(door.trouble()?.code, code)
      assert.match(door.trouble()?.message ?? '', /^[A-Z].*\.$/s)
      assert.throws(
        () => door.profile(),
        (error) => error === door.trouble(),
      )
      for (const file of files) copyFileSync(join(folder, '..', file), join(folder, file))
      for (const rest of ['evenhand.db-wal', 'evenhand.db-shm']) rmSync(join(folder, rest), { force: true })
      await door.retry()
      assert.equal(door.at(), 'open')
    })
  }

  it('because the key is that of another profile is told from one that is damaged', async (t) => {
    const root = temporary(t)
    ;(await doorOf(t, join(root, 'ada'))).leave()
    await createKey(join(root, 'ben'))
    copyFileSync(join(root, 'ben', 'key.json'), join(root, 'ada', 'key.json'))
    const before = readFileSync(join(root, 'ada', 'evenhand.db'))
    const door = await doorOf(t, join(root, 'ada'))
    assert.equal(door.trouble()?.code, 'wrong-key')
    assert.deepEqual(readFileSync(join(root, 'ada', 'evenhand.db')), before)
    assert.ok(!existsSync(join(root, 'ben', 'evenhand.db')))
  })
})

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

async function setVersion(folder: string, by?: string): Promise<void> {
  const master = by === undefined ? undefined : await openKeySafe(folder, Date.now).openWithPassphrase(by)
  const { database: key } = master ? deriveKeys(master) : await unaskedKeys(folder, Date.now)
  const database = openDatabase(join(folder, 'evenhand.db'), key)
  database.pragma('user_version=999')
  database.close()
}

function rubbish(file: string): void {
  writeFileSync(file, randomBytes(64 * 1024))
}
