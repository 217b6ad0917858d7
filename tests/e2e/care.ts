import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
// Tells the compiler of `window.desk`.
import type {} from '../../src-renderer/desk.ts'
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

/** Main knows that something is revealed, and counts it from now on. */
export async function lookedAt(page: Page): Promise<void> {
  const share = () =>
    page.evaluate(async () => {
      const view = await window.desk.invoke('wellbeing:view', {})
      return view.ok ? view.value.limit.day : 0
    })
  await expect.poll(share).toBeGreaterThan(0)
}

/** Lets time pass at work, at most a minute at once: after more, the program takes it that the machine stood still. */
export async function letPass(page: Page, clock: Clock, seconds: number): Promise<void> {
  const left = () =>
    page.evaluate(async () => {
      const view = await window.desk.invoke('wellbeing:view', {})
      return view.ok ? (view.value.shift?.leftMs ?? 0) : 0
    })
  const before = await left()
  clock.advance(seconds)
  await expect.poll(left).toBeLessThanOrEqual(before - seconds * 1000)
}

/** Lets a break of so many seconds pass, as one who rests. */
export async function sitOut(page: Page, clock: Clock, seconds: number): Promise<void> {
  clock.advance(seconds)
  await page.locator('[data-rest][data-over]').waitFor()
}
