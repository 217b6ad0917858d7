import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import { current, decide, journal, painted, press, stats } from './moderator.ts'
import { makePack, texts } from './packs.ts'

const sendFolder = mkdtempSync(join(tmpdir(), 'evenhand-sent-'))
test.afterAll(() => rmSync(sendFolder, { recursive: true, force: true }))

test.describe('the time to undo', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(4) }), settings: { undoSeconds: 5, sendFolder } } })

  test('counts down beside the decision; what is final is sent, and cannot be taken back', async ({
    app,
  }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await decide(page, 'n')
    const newest = page.getByRole('list', { name: 'Last decisions' }).getByRole('listitem').first()
    const countdown = newest.locator('[data-countdown]')
    await expect(countdown).toHaveText(/^[1-5] s$/)
    const place = await newest.boundingBox()
    await press(page, 'u')
    await painted(page, 't-1')
    await expect(newest).toContainText('taken back')
    await expect(countdown).toHaveCount(0)

    await decide(page, 'n')
    await expect(countdown).toHaveAttribute('data-countdown', 'running')
    await expect(countdown).toHaveAttribute('data-countdown', 'over')
    expect((await newest.boundingBox())?.width).toBe(place?.width)
    await expect.poll(() => sentTo(sendFolder)).toHaveLength(1)
    expect((await newest.boundingBox())?.width).toBe(place?.width)
    await press(page, 'u')
    await expect(page.getByRole('alert')).toContainText(/\p{L}{3,}/u)
    await painted(page, 't-2')
    expect(stats(profile)).toMatchObject({ decided: 1, undone: 1, waiting: 3 })
    expect(journal(profile, 'undo')).toHaveLength(1)
    await expect(page.getByText('to send')).toHaveCount(0)
  })
})

test.describe('without a folder to send to', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(3) }), settings: { undoSeconds: 5 } } })

  test('final decisions wait, which the top bar says and the settings explain', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    await decide(page, 'n')
    await page.getByRole('button', { name: '1 to send' }).click()
    await expect(page.getByRole('tab', { name: 'Safety' })).toHaveAttribute('aria-selected', 'true')
    await expect(page.getByText('No folder is chosen.')).toBeVisible()
    await expect(page.getByText('One waits to be sent.')).toBeVisible()
  })
})

test.describe('the first reveal of each showing', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(3) }), settings: { undoSeconds: 600 } } })

  test('is in the journal once, before what is decided in the same breath', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await press(page, 'r', 'r', 'r', 'r')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await decide(page, 'n')
    await decide(page, 'r', 'n')
    await press(page, 'u')
    await painted(page, 't-2')
    await decide(page, 'r', 'n')
    const rows = journal(profile).filter(({ kind }) => kind === 'reveal' || kind === 'decision')
    expect(rows.map(({ kind, taskId }) => [kind, taskId])).toEqual([
      ['reveal', 't-1'],
      ['decision', 't-1'],
      ['reveal', 't-2'],
      ['decision', 't-2'],
      ['reveal', 't-2'],
      ['decision', 't-2'],
    ])
  })
})

/** All decisions in the files of a folder. */
function sentTo(folder: string): unknown[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .flatMap((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).entries)
}
