import { auditor } from '../e2e/auditor.ts'
import { launchApp, test } from '../e2e/fixtures.ts'
import { press } from '../e2e/moderator.ts'
import { takePicture } from './pictures.ts'

for (const theme of ['dark', 'light'] as const)
  test(`figures of audits, ${theme}`, async () => {
    const profile = await auditor()
    const app = await launchApp({ profile, settings: { theme, lockAfterMinutes: 60 } })
    try {
      const { page } = app
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.locator('[data-empty]').waitFor()
      await press(page, 'Control+e')
      const dialog = page.getByRole('dialog', { name: 'What audits say' })
      await dialog.locator('[data-dimension]').waitFor()
      await takePicture(page, `figures-${theme}`, theme === 'dark' ? 'figures-dark' : undefined)
      await dialog.locator('[data-dimension]').scrollIntoViewIfNeeded()
      await takePicture(page, `figures-${theme}-groups`)
      await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
      await takePicture(page, `figures-${theme}-rtl`)
      await page.setViewportSize({ width: 1024, height: 700 })
      await takePicture(page, `figures-${theme}-small`)
    } finally {
      await app.kill()
    }
  })
