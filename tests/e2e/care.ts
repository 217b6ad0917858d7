import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
import type { WellbeingPolicy } from '../../src-shared/model/wellbeing.ts'
import type { Clock } from './clock.ts'
import { press } from './moderator.ts'

const root = join(import.meta.dirname, '..', '..')

type Wished = Partial<Record<keyof WellbeingPolicy, unknown>>

/** The default policy with other breaks, limits or contacts, under an id of its own. */
export function policyWith(wellbeing: Wished): object {
  const policy = JSON.parse(readFileSync(join(root, 'assets', 'policy', 'default.json'), 'utf8'))
  return { ...policy, id: 'breaks-of-a-test', wellbeing }
}

/** The break screen. */
export function rest(page: Page) {
  return page.locator('[data-rest]')
}

/** What is said of a break that comes. */
export function banner(page: Page) {
  return page.locator('[data-coming]')
}

/** Presses a key on the break screen until it has done what it is for: what comes too soon was meant for the task. */
export async function pressInRest(page: Page, key: string, done: () => Promise<void>): Promise<void> {
  await expect(async () => {
    await press(page, key)
    await done()
  }).toPass()
}

/** Back at the task. */
export async function backAtWork(page: Page): Promise<void> {
  await expect(rest(page)).toHaveCount(0, { timeout: 1000 })
}

/** Lets a break of so many seconds pass, as one who rests. */
export async function sitOut(page: Page, clock: Clock, seconds: number): Promise<void> {
  clock.advance(seconds)
  await page.locator('[data-rest][data-over]').waitFor()
}
