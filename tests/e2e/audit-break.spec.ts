import { rmSync } from 'node:fs'
import type { Page } from 'playwright/test'
import { somethingToAudit } from './auditor.ts'
import { backAtWork, banner, policyWith, pressInRest, rest, sitOut } from './care.ts'
import { makeClock } from './clock.ts'
import { expect, test } from './fixtures.ts'
import { ask, current, locked, painted, press } from './moderator.ts'
import { makePack } from './packs.ts'

const policy = policyWith({
  breaks: { break: { everyMinutes: 1, lengthMinutes: 5, warningSeconds: 0, postponeMinutes: 1 } },
  graceMinutes: 0.5,
})
const signals = [
  { source: 'classifier', title: 'Spam by a machine', label: 'integrity.bulk-spam', score: 0.9 },
]
const tasks = ['one', 'two'].map((id) => ({ id, signals, content: { kind: 'text', text: `Text ${id}.` } }))
const folder = await somethingToAudit(makePack({ tasks, policy }), policy)
const clock = makeClock()
test.afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))
test.use({
  appOptions: {
    profile: folder,
    env: clock.env,
    settings: { reveal: 'toggle', reveilSeconds: 600, lockAfterMinutes: 60 },
  },
})

/** Veils and unveils, of which main is told at once: somebody works. */
async function work(page: Page): Promise<void> {
  await press(page, 'r', 'r')
  await ask(page, 'wellbeing:view', {})
}

test('a break and a lock veil what is audited, and lead back to the same case and all that was entered', async ({
  app,
}) => {
  const { page } = app
  await painted(page)
  await press(page, 'Control+g')
  await expect(page.getByRole('region', { name: 'Audits' })).toBeFocused()
  // Its keys count once it knows what is there.
  await expect(page.locator('[data-figure="audit-open"] dd')).toHaveText('2')
  await press(page, 's')
  await page.locator('section[data-bench="audit"]').waitFor()
  const id = await painted(page)
  await expect(page.getByText('Spam by a machine')).toHaveCount(0)
  await press(page, 'r', '1', '2', 'Enter')
  const panel = page.locator('[data-beside="audit"]')
  await expect(panel).toContainText('Original: Ada')
  await expect(page.getByText('Spam by a machine')).toBeVisible()
  await press(page, '6', '/')
  await page.keyboard.type('Half of what I')
  await press(page, 'Enter')
  await work(page)

  const isAsItWas = async () => {
    await painted(page, id)
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await expect(panel.getByRole('button', { name: /^Major/ })).toHaveAttribute('aria-pressed', 'true')
    await expect(panel.getByRole('textbox')).toHaveValue('Half of what I')
  }
  clock.advance(70)
  await expect(banner(page)).toContainText('after this task')
  // It waits no longer than the grace.
  await work(page)
  clock.advance(40)
  await rest(page).waitFor()
  await sitOut(page, clock, 300)
  await pressInRest(page, 'Enter', () => backAtWork(page))
  await isAsItWas()

  await press(page, 'Control+l')
  await locked(page)
  await press(page, 'Enter')
  await isAsItWas()
  await press(page, 'r', 'Enter')
  await expect(page.locator(`[data-task-id="${id}"]`)).toHaveCount(0)
  await painted(page)
  await expect(panel).toHaveCount(0)
  await expect(page.getByText('Spam by a machine')).toHaveCount(0)
})
