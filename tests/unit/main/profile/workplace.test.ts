import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { createKey } from '../../../../src-main/keys/key-safe.ts'
import { createWorkplace, type Workplace } from '../../../../src-main/profile/workplace.ts'
import { failure, temporary } from '../helpers.ts'
import { noKeyStore, settingsRoom } from './doors.ts'

const pack = [
  { id: 'a', content: { kind: 'text', text: 'Text of a.' } },
  { id: 'b', content: { kind: 'text', text: 'Text of b.' } },
]

/** A workplace whose demo shift has two texts, at a profile of its own; what the window is told is in `told`. */
async function atWork(t: TestContext): Promise<{ work: Workplace; folder: string; told: string[] }> {
  const folder = temporary(t)
  const demo = join(folder, 'demo.jsonl')
  writeFileSync(demo, pack.map((task) => JSON.stringify({ id: task.id, text: task.content.text })).join('\n'))
  const told: string[] = []
  const work = createWorkplace({
    assets: join(import.meta.dirname, '../../../../assets'),
    demo,
    now: Date.now,
    system: noKeyStore,
    openSettings: () => settingsRoom(),
    choose: async () => join(folder, 'sent'),
    tell: (event) => void told.push(event),
    reload: () => void told.push('reload'),
    rest: () => {},
    onNotice: (notice) => void told.push(notice),
    calm: async () => {},
    fault: (where, error) => {
      throw new Error(where, { cause: error })
    },
  })
  t.after(() => work.leave())
  await work.start(join(folder, 'profile'))
  return { work, folder, told }
}

describe('the workplace', () => {
  it('brings the demo shift once, and makes the first backup of the day behind the window', async (t) => {
    const { work, folder } = await atWork(t)
    await work.arrive()
    assert.equal(work.open()?.store.tasks.countWaiting(), 2)
    const backups = () => readdirSync(join(folder, 'profile', 'backups'))
    assert.equal(backups().length, 1)
    await work.arrive()
    assert.equal(work.open()?.store.tasks.countWaiting(), 2)
    assert.equal(backups().length, 1)
  })

  it('blanks the window when it locks, and tells it of nothing until it is open again', async (t) => {
    const { work, told } = await atWork(t)
    await work.arrive()
    told.length = 0
    work.lock('key')
    assert.deepEqual(told, ['profile:locked', 'reload'])
    work.lock('idle')
    assert.equal(work.open(), undefined)
    await work.firstTasks.bring('/not/there')
    assert.deepEqual(told, ['profile:locked', 'reload'])
    await work.opened(work.door().unlock())
    assert.equal(work.open()?.store.tasks.countWaiting(), 2)
  })

  it('stays where it is when another profile cannot be opened', async (t) => {
    const { work, folder, told } = await atWork(t)
    const broken = join(folder, 'broken')
    await createKey(broken, undefined)
    writeFileSync(join(broken, 'evenhand.db'), randomBytes(64 * 1024))
    const before = work.open()
    await assert.rejects(work.switchTo(broken), failure('database-damaged'))
    assert.equal(work.open(), before)
    assert.ok(!told.includes('reload'))
    await work.switchTo(join(folder, 'second'))
    assert.equal(work.door().folder, join(folder, 'second'))
    assert.throws(() => before?.store.tasks.countWaiting(), /not open/)
    assert.ok(told.includes('reload'))
  })

  it('writes down who has chosen where decisions go', async (t) => {
    const { work, folder } = await atWork(t)
    assert.ok(await work.safety.chooseFolder())
    const [row] = [...(work.open()?.store.journal.rows() ?? [])].filter(({ kind }) => kind === 'setting')
    assert.deepEqual(JSON.parse(row?.payload ?? '{}'), {
      name: 'sendFolder',
      from: null,
      to: join(folder, 'sent'),
    })
    assert.equal((await work.safety.view()).sending.folder, join(folder, 'sent'))
  })
})
