import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, type Page } from 'playwright/test'
// Tells the compiler of `window.desk`.
import type {} from '../../src-renderer/desk.ts'
import type { CommandInput, CommandName } from '../../src-shared/desk/contract.ts'

const root = join(import.meta.dirname, '..', '..')

/** The element of the task on screen. */
export function current(page: Page) {
  return page.locator('[data-task-id]')
}

/** Waits until a task is on screen and painted; its id. */
export async function painted(page: Page, id?: string): Promise<string> {
  const task = page.locator(
    id === undefined ? '[data-task-id][data-painted]' : `[data-task-id="${id}"][data-painted]`,
  )
  await task.waitFor()
  return (await task.getAttribute('data-task-id')) ?? ''
}

/** Presses keys one after the other, as written by Playwright: `r`, `Control+z`, `Enter`. */
export async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Presses keys that close the task on screen, and waits for the next to be painted (or for a screen that says why none is). */
export async function decide(page: Page, ...keys: string[]): Promise<void> {
  const before = await painted(page)
  await press(page, ...keys)
  await expect(page.locator(`[data-task-id="${before}"]`)).toHaveCount(0)
  await page.locator('[data-task-id][data-painted], [data-empty], [data-spared]').waitFor()
}

/** Waits until the decision on a task stands in the strip as the last one, and none can be taken back any more. */
export async function allFinal(page: Page, lastId: string): Promise<void> {
  const newest = page.getByRole('list', { name: 'Last decisions' }).getByRole('listitem').first()
  await expect(newest).toHaveAttribute('title', new RegExp(` ${lastId} `))
  await expect(page.locator('[data-countdown="running"]')).toHaveCount(0)
}

/** Asks main through the page's own bridge; its answer means that what was asked before is done too. */
export async function ask<C extends CommandName>(
  page: Page,
  command: C,
  input: CommandInput<C>,
): Promise<void> {
  await page.evaluate((call) => {
    const { command, input } = JSON.parse(call)
    return window.desk.invoke(command, input)
  }, JSON.stringify({ command, input }))
}

/** A passphrase that will do. */
export const passphrase = 'seven quiet lamps by the river'

/** Sets a passphrase through the settings of a profile that has none, and closes them. */
export async function protect(page: Page, chosen = passphrase): Promise<void> {
  await page.getByRole('button', { name: 'Not protected' }).click()
  await page.getByLabel('New passphrase', { exact: true }).fill(chosen)
  await page.getByLabel('Once more').fill(chosen)
  await page.getByRole('button', { name: 'Protect this profile' }).click()
  await expect(page.getByText('The profile is protected.')).toBeVisible()
  await press(page, 'Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
}

/** Waits for the lock screen, after which the page holds nothing of the profile. */
export async function locked(page: Page): Promise<void> {
  await page.locator('[data-locked]').waitFor()
}

/** Types a passphrase where the cursor is on the lock screen. */
export async function tryPassphrase(page: Page, tried = passphrase): Promise<void> {
  await expect(page.getByLabel('Passphrase', { exact: true })).toBeFocused()
  await page.keyboard.type(tried)
  await press(page, 'Enter')
}

/** Runs the command line on a profile; what it prints. The passphrase above opens it, if it has one. */
export function evenhand(profile: string, ...args: string[]): string {
  const given = ['--profile', profile, '--passphrase-file', '-']
  return execFileSync(process.execPath, ['src-main/cli.ts', ...args, ...given], {
    cwd: root,
    encoding: 'utf8',
    input: passphrase,
  })
}

export interface JournalLine {
  sequence: number
  kind: string
  decisionId?: string
  taskId?: string
  verdict?: string
  labels?: string[]
  action?: string
  reason?: string
  refersTo?: string
  details: Record<string, unknown>
}

export function journal(profile: string, kind?: string): JournalLine[] {
  const rows = evenhand(profile, 'journal')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JournalLine)
  return kind === undefined ? rows : rows.filter((row) => row.kind === kind)
}

export function stats(profile: string): {
  waiting: number
  decided: number
  undone: number
  skipped: number
} {
  return JSON.parse(evenhand(profile, 'stats'))
}
