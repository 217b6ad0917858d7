import { expect, test } from './fixtures.ts'
import { ask, decide, journal, painted, press, stats } from './moderator.ts'
import { makePack, texts } from './packs.ts'

test.use({ appOptions: { pack: makePack({ tasks: texts(8) }), settings: { undoSeconds: 3600 } } })

test('undo takes back the last decisions, one after the other, also after a restart', async ({ app }) => {
  const { profile } = app
  await painted(app.page, 't-1')
  await decide(app.page, 'r', 'b', 'Enter')
  await decide(app.page, 'n')
  await decide(app.page, 'n')
  await press(app.page, 'u')
  await painted(app.page, 't-3')

  await app.relaunch()
  await painted(app.page, 't-3')
  await press(app.page, 'Control+z')
  await painted(app.page, 't-2')
  await press(app.page, 'u')
  await painted(app.page, 't-1')
  // The labels of the decision are there again to go on from.
  await expect(app.page.locator('[data-label]')).toHaveCount(1)
  await press(app.page, 'u')
  await expect(app.page.getByRole('alert')).toContainText('nothing to take back')

  expect(stats(profile)).toMatchObject({ waiting: 8, decided: 0, undone: 3 })
  const rows = journal(profile).filter(({ kind }) => kind === 'decision' || kind === 'undo')
  expect(rows.map(({ kind }) => kind)).toEqual(['decision', 'decision', 'decision', 'undo', 'undo', 'undo'])
  expect(rows.slice(3).map(({ refersTo }) => refersTo)).toEqual(
    [2, 1, 0].map((place) => rows[place]?.decisionId),
  )
})

test('a killed program loses no decision, and comes back to the same task with its draft', async ({
  app,
}) => {
  await painted(app.page, 't-1')
  await decide(app.page, 'n')
  await decide(app.page, 'b', 'Enter')
  await press(app.page, 'r', '1', '2', '/')
  await app.page.keyboard.type('half a sent')
  await expect(app.page.locator('#note')).toHaveValue('half a sent')
  // The last letter's draft is on its way like every other; its answer means that it is on disk.
  await ask(app.page, 'shift:view', {})
  await app.kill('SIGKILL')

  await app.relaunch({})
  await painted(app.page, 't-3')
  await expect(app.page.locator('#note')).toHaveValue('half a sent')
  await expect(app.page.locator('[data-label]')).toHaveCount(1)
  await expect(app.page.locator('[data-task-id]')).toHaveAttribute('data-revealed', 'false')
  const decisions = journal(app.profile, 'decision')
  expect(decisions.map(({ taskId, verdict }) => [taskId, verdict])).toEqual([
    ['t-1', 'no-violation'],
    ['t-2', 'violation'],
  ])
})

test('importing the same pack again at a later start changes nothing', async ({ app }) => {
  await painted(app.page, 't-1')
  await decide(app.page, 'n')
  await app.relaunch({ pack: makePack({ tasks: texts(8) }) })
  await painted(app.page, 't-2')
  expect(stats(app.profile)).toMatchObject({ waiting: 7, decided: 1 })
})
