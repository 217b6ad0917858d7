import { rmSync } from 'node:fs'
import { launchApp, test } from '../e2e/fixtures.ts'
import { painted, press } from '../e2e/moderator.ts'
import { trainer } from '../e2e/school.ts'
import { takePicture } from './pictures.ts'

for (const theme of ['dark', 'light'] as const)
  test(`the results of a cohort, ${theme}`, async () => {
    const profile = await trainer()
    const app = await launchApp({ profile, settings: { theme, lockAfterMinutes: 60 } })
    try {
      const { page } = app
      await page.setViewportSize({ width: 1280, height: 800 })
      await painted(page)
      await press(page, 'Control+Shift+p')
      const inDocuments = ['cohort-people-dark', 'cohort-beside-light']
      const take = async (name: string) => {
        const named = `cohort-${name}-${theme}`
        await takePicture(
          page,
          named,
          inDocuments.find((one) => one === named),
        )
        await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'))
        await takePicture(page, `cohort-${name}-${theme}-rtl`)
        await page.evaluate(() => document.documentElement.setAttribute('dir', 'ltr'))
      }
      const rows = page.getByRole('grid').getByRole('row')
      await rows.nth(1).waitFor()
      await press(page, 's', 's', 'ArrowDown')
      await take('people')
      await press(page, 'Enter')
      await page.locator('[data-weak]').waitFor()
      await take('person')
      await press(page, 'Escape', '2')
      await page.locator('[data-cohort="hardest"]').waitFor()
      await take('hardest')
      await press(page, 'Enter')
      await page.locator('[data-item]').waitFor()
      await press(page, 'r')
      await take('beside')
      await press(page, 'Escape', '3')
      await page.locator('[data-cohort="doubts"]').waitFor()
      await take('doubts')
      await press(page, '4')
      await page.locator('[data-cohort="golden"]').waitFor()
      await take('golden')
      await press(page, 'Escape', 'Control+p')
      await page.getByRole('option').waitFor()
      await take('practice')
      await press(page, 'c')
      await page.getByRole('option').nth(3).waitFor()
      await press(page, 'c', 'End', 'c', 'r')
      await take('cases')
      await press(page, 'm')
      const title = page.getByRole('textbox', { name: /^Title/ })
      await title.waitFor()
      await page.getByLabel('Why this is right').first().focus()
      await press(page, 'Alt+r')
      await take('make')
      await press(page, 'Escape')
      await page.getByRole('button', { name: 'Leave it as it was' }).click()
      await press(page, 'Escape', 'Control+Shift+p')
      await rows.nth(1).waitFor()
      await page.setViewportSize({ width: 1024, height: 700 })
      await press(page, '1')
      await take('small')
    } finally {
      await app.kill()
      rmSync(profile, { recursive: true, force: true })
    }
  })
