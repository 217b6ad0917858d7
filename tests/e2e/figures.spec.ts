import { rmSync } from 'node:fs'
import { expectAccessible } from './accessible.ts'
import { auditor } from './auditor.ts'
import { expect, test } from './fixtures.ts'
import { press } from './moderator.ts'

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
