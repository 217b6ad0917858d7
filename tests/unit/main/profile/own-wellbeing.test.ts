import assert from 'node:assert/strict'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { type Door, openDoor } from '../../../../src-main/profile/door.ts'
import { createOwnWellbeing } from '../../../../src-main/profile/own-wellbeing.ts'
import { wellbeingPageSchema } from '../../../../src-shared/desk/wellbeing-views.ts'
import { assets, decisionOn, enter, failure, taskRow, temporary } from '../helpers.ts'
import { noKeyStore, settingsRoom } from './doors.ts'

/** A profile with a severe task on screen, and what its person does with their own breaks and exposure. */
async function at(t: TestContext) {
  const root = temporary(t)
  const out = join(root, 'out')
  mkdirSync(out)
  const told: string[] = []
  const open = (): Promise<Door> =>
    openDoor({
      folder: join(root, 'profile'),
      assets,
      now: Date.now,
      system: noKeyStore,
      openSettings: () => settingsRoom(),
      on: {
        changedElsewhere: () => {},
        sending: () => {},
        wellbeing: (view) => void told.push(view.rest?.kind ?? 'work'),
        fault: (where, error) => {
          throw new Error(where, { cause: error })
        },
      },
    })
  let door = await open()
  t.after(() => door.leave())
  enter(door.profile().store, [taskRow('a', { severity: 3 }), taskRow('b')])
  const chosen: { path?: string } = { path: out }
  const own = createOwnWellbeing(
    () => door.profile(),
    async () => chosen.path,
    Date.now,
  )
  return {
    own,
    out,
    chosen,
    told,
    door: () => door,
    async reopen() {
      door.leave()
      door = await open()
    },
  }
}

type Desk = Awaited<ReturnType<typeof at>>

/** Looks at the task on screen and decides it. */
function review({ own, door }: Desk): void {
  const { shift } = door().profile()
  const [task] = shift.view().upcoming
  assert.ok(task)
  own.report({ seen: { taskId: task.id, sound: true, softened: false }, active: 'task' })
  shift.record(decisionOn(task.id))
}

describe('a person’s own breaks and exposure', () => {
  it('are on a page of the last days, with what is used of the limits', async (t) => {
    const desk = await at(t)
    review(desk)
    desk.own.tell({ type: 'break-start' })
    desk.own.tell({ type: 'break-end' })
    desk.own.checkIn(4, 'better')
    const page = wellbeingPageSchema.parse(desk.own.page(7))
    assert.deepEqual(
      page.hours.map(({ severity }) => severity),
      [3],
    )
    assert.deepEqual(
      page.rests.map(({ kind, ended }) => [kind, ended]),
      [['pause', 'early']],
    )
    assert.deepEqual(
      page.checkIns.map(({ mood, note }) => [mood, note]),
      [[4, 'better']],
    )
    assert.ok(page.limits.severeDay.used > 0)
    assert.equal(page.limits.severeDay.of, 240)
    assert.deepEqual(Object.keys(page.limits.day), ['used', 'of'])
  })

  it('can be written to a folder that the person chooses, in a file that says what is in it', async (t) => {
    const desk = await at(t)
    review(desk)
    desk.own.checkIn(2, 'a hard one')
    const file = await desk.own.exportAll()
    assert.deepEqual(readdirSync(desk.out), [file?.slice(desk.out.length + 1)])
    const written = JSON.parse(readFileSync(file ?? '', 'utf8'))
    assert.equal(written.checkIns[0].note, 'a hard one')
    const parts = Object.keys(wellbeingPageSchema.shape)
    assert.deepEqual(Object.keys(written).sort(), [...parts, 'readme'].sort())
    for (const part of parts)
      assert.ok(
        written.readme.some((line: string) => line.startsWith(`${part}: `)),
        `it does not say what ${part} is`,
      )
    delete desk.chosen.path
    assert.equal(await desk.own.exportAll(), undefined)
    desk.chosen.path = join(desk.out, 'gone')
    await assert.rejects(desk.own.exportAll())
    assert.equal(readdirSync(desk.out).length, 1, 'no folder is made, and nothing is left behind')
  })

  it('can be forgotten, but for what limits go by; the journal says that they were, and keeps none of it', async (t) => {
    const desk = await at(t)
    review(desk)
    desk.own.tell({ type: 'break-start' })
    desk.own.tell({ type: 'break-end' })
    desk.own.checkIn(5, 'fine')
    const { limits } = desk.own.page(60)
    desk.own.forget()
    const after = desk.own.page(60)
    assert.deepEqual([after.hours, after.review, after.rests, after.checkIns], [[], [], [], []])
    assert.deepEqual(after.limits, limits)
    const rows = [...desk.door().profile().store.journal.rows()]
    assert.equal(rows.at(-1)?.kind, 'wellbeing-delete')
    assert.ok(rows.every(({ payload }) => !payload.includes('fine')))
    review(desk)
    assert.equal(desk.own.page(60).hours.length, 1, 'and what comes after it is counted')
  })

  it('go on where they were after a lock in the middle of a break, also while the profile was closed', async (t) => {
    const desk = await at(t)
    review(desk)
    desk.own.tell({ type: 'break-start' })
    desk.door().lock('key', Promise.resolve())
    assert.throws(() => desk.own.view(), failure('locked'))
    await desk.door().unlock()
    assert.equal(desk.own.view().rest?.kind, 'pause')
    await desk.reopen()
    assert.equal(desk.own.view().rest?.kind, 'pause')
    assert.equal(desk.told.at(-1), 'pause', 'the window is told of it')
    desk.own.tell({ type: 'break-end' })
    assert.equal(desk.own.page(1).rests.length, 1)
  })

  it('see nothing while the profile is locked behind an import that still runs', async (t) => {
    const desk = await at(t)
    const { shift } = desk.door().profile()
    const [task] = shift.view().upcoming
    desk.own.report({ seen: { taskId: task?.id ?? '', sound: false, softened: false }, active: 'task' })
    desk.door().lock('key', new Promise(() => {}))
    await desk.door().unlock()
    assert.equal(desk.door().profile().wellbeing.state().looking, undefined)
  })

  it('have pictures in a folder that is chosen in the system’s dialog only', async (t) => {
    const desk = await at(t)
    assert.equal(await desk.own.countPictures(), 0)
    desk.chosen.path = join(assets, '..', 'tests/fixtures/media/album')
    assert.equal((await desk.own.choosePictures())?.picturesFolder, desk.chosen.path)
    assert.equal(await desk.own.countPictures(), readdirSync(desk.chosen.path).length)
    delete desk.chosen.path
    assert.equal(await desk.own.choosePictures(), undefined)
  })
})
