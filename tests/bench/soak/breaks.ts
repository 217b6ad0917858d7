import type { Page } from 'playwright/test'
import { backAtWork, pressInRest, rest } from '../../e2e/care.ts'
import type { Clock } from '../../e2e/clock.ts'

/** Takes the break that lies over the task, where one does; its minutes pass at once. False if there is none. */
export async function takeBreak(page: Page, clock: Clock): Promise<boolean> {
  if ((await rest(page).count()) === 0) return false
  const over = page.locator('[data-rest][data-over]')
  const isOver = () =>
    over.waitFor({ timeout: 1500 }).then(
      () => true,
      () => false,
    )
  do clock.advance(60)
  while (!(await isOver()))
  await pressInRest(page, 'Enter', () => backAtWork(page))
  return true
}
