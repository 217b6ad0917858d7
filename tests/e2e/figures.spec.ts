import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseFile, openProfile } from '../../src-main/profile/open-profile.ts'
import { openDatabase } from '../../src-main/store/open.ts'
import { writeManyAudits } from '../bench/many-audits.ts'
import { expectAccessible } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { press } from './moderator.ts'

const assets = join(import.meta.dirname, '..', '..', 'assets')

/** A profile of somebody who has audited much in the last weeks. */
async function auditor(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-figures-'))
  const create = { name: 'Grace', role: 'lead', languages: ['en'] } as const
  const profile = await openProfile(folder, {
    assets,
    now: Date.now,
    create: { ...create, languages: ['en'] },
  })
  const labels = profile.policy().categories.flatMap((category) => category.labels.map(({ code }) => code))
  const database = openDatabase(databaseFile(folder), profile.keys.database)
  const decisions = 6000
  const from = Date.now() - (decisions + 60 * 24) * 60_000
  writeManyAudits(database, {
    me: profile.profile().id,
    decisions,
    every: 10,
    labels: labels.slice(0, 9),
    from,
  })
  database.close()
  profile.close()
  return folder
}

const folder = await auditor()
test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))
test.use({ appOptions: { profile: folder, settings: { lockAfterMinutes: 60 } } })

test('what audits say is shown with intervals, told apart by what one asks for, and nothing of too few', async ({
  app,
}) => {
  const { page } = app
  await page.locator('[data-empty]').waitFor()
  await press(page, 'Control+e')
  const dialog = page.getByRole('dialog', { name: 'What audits say' })
  await expect(dialog).toContainText('600 audits')
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Right' }).first()).toContainText(
    /\d\d\.\d% \(\d\d\.\d% to \d\d\.\d%\)/,
  )
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Cohen’s kappa' })).toContainText(/0\.\d\d/)
  await expect(dialog.locator('[data-dimension="label"]')).toContainText('too few')
  await expectAccessible(page)
  await dialog.getByText('Experience', { exact: true }).click()
  await expect(dialog.locator('[data-dimension="tenure"] li')).toHaveCount(4)
  await dialog.getByText('Calibration', { exact: true }).click()
  await expect(dialog).toContainText('No session yet.')
  await expectAccessible(page)
})
