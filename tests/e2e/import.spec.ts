import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, launchApp, runtime, test } from './fixtures.ts'
import { current, decide, journal, painted, press, stats } from './moderator.ts'
import { makePack, texts } from './packs.ts'

// Importing through the window, by keyboard. The system's own dialog cannot be driven; the one of dev-runtime can.
test.skip(runtime === 'electron', 'the system’s dialog cannot be driven')

const tables = mkdtempSync(join(tmpdir(), 'evenhand-table-'))
process.once('exit', () => rmSync(tables, { recursive: true, force: true }))

function file(name: string, lines: readonly string[]): string {
  const path = join(tables, name)
  writeFileSync(path, `${lines.join('\n')}\n`)
  return path
}

/** Takes longer to import than any test needs to stop it. */
const long = () =>
  file('long.csv', [
    'id,text',
    ...Array.from({ length: 500_000 }, (_, row) => `row-${row},Row number ${row}`),
  ])

function dialog(page: Page) {
  return page.getByRole('dialog', { name: 'Import tasks' })
}

/** Opens the import and answers the question for a path; the focus is on the button that is pressed. */
async function choose(page: Page, path: string, what: 'file' | 'folder' = 'file'): Promise<void> {
  await press(page, 'Control+o')
  await expect(dialog(page).getByRole('button', { name: 'Choose a file' })).toBeFocused()
  if (what === 'folder') await press(page, 'Tab')
  const asked = page.context().waitForEvent('page')
  await press(page, 'Enter')
  const question = await asked
  await question.getByRole('textbox').fill(path)
  // Its window closes by the press, at times before the press is confirmed.
  await question.keyboard.press('Enter').catch(() => undefined)
}

test.describe('a table', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(1) }) } })

  test('with columns of any name is settled by the person, who sees none of its values', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await choose(
      page,
      file('posts.csv', ['nr;words;when', 'a;A secret text;2026-03-01', 'b;Another one;2026-03-02', 'c;;']),
    )
    const columns = dialog(page).getByRole('combobox')
    await expect(columns.first()).toBeFocused()
    await expect(dialog(page)).toContainText('3 rows')
    await expect(dialog(page)).toContainText('Texts · 11 to 13 characters · in 2 of 3 rows')
    await expect(dialog(page)).not.toContainText('secret')
    await expect(dialog(page).getByRole('button', { name: 'Import' })).toBeDisabled()
    await expectAccessible(page)
    await page.keyboard.type('Task')
    await press(page, 'Tab')
    await page.keyboard.type('Text')
    await press(page, 'Tab', 'Tab')
    await expect(dialog(page).getByRole('button', { name: 'Import' })).toBeFocused()
    await press(page, 'Enter')
    await expect(dialog(page)).toContainText('2 tasks were added.')
    await expect(dialog(page)).toContainText('One entry was refused.')
    await expect(dialog(page)).toContainText('Line 4')
    await expect(dialog(page).getByRole('button', { name: 'Review', exact: true })).toBeFocused()
    await expectAccessible(page)
    await press(page, 'Enter')
    await expect(dialog(page)).toHaveCount(0)
    await decide(page, 'n')
    await painted(page, 'a')
    // What was not said to hold the time of posting does not.
    await expect(page.getByText('Posted')).toHaveCount(0)
    expect(stats(profile)).toMatchObject({ waiting: 2 })
  })

  test('of addresses is fetched from no host but those that are ticked', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    await choose(
      page,
      file('links.csv', [
        'id,link',
        'a,https://one.invalid/a.png',
        'b,https://one.invalid/b.png',
        'c,https://two.invalid/c.png',
        'd,http://one.invalid/d.png',
      ]),
    )
    const hosts = dialog(page).getByRole('group', { name: 'Media may be fetched from' })
    await expect(hosts.getByRole('checkbox', { name: 'one.invalid' })).toBeFocused()
    await expect(hosts.getByRole('checkbox', { checked: true })).toHaveCount(0)
    await expect(hosts).toContainText('One address is not https')
    await expect(dialog(page).getByRole('button', { name: 'Import' })).toBeDisabled()
    await expectAccessible(page)
    await press(page, 'Space', 'Enter')
    await expect(dialog(page)).toContainText('No task was added.')
    const refused = dialog(page).getByRole('listitem')
    await expect(refused).toHaveCount(4)
    await expect(refused.filter({ hasText: 'could not be fetched' })).toHaveCount(2)
    await expect(refused.filter({ hasText: 'may not be fetched from "two.invalid"' })).toHaveCount(1)
    await expect(refused.filter({ hasText: 'not an https address' })).toHaveCount(1)
    await press(page, 'Escape')
    await expect(dialog(page)).toHaveCount(0)
    expect(stats(app.profile)).toMatchObject({ waiting: 1 })
  })
})

test.describe('a long import', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(3) }) } })

  test('goes on while what is here is reviewed, and is stopped without a trace', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await choose(page, long())
    await expect(dialog(page)).toContainText('The first 10,000 rows')
    await expect(dialog(page).getByRole('button', { name: 'Import' })).toBeFocused()
    await press(page, 'Enter')
    await expect(dialog(page)).toContainText(/Reading [\d,]+ entries/)
    await expect(dialog(page).getByRole('button', { name: 'Review meanwhile' })).toBeFocused()
    await press(page, 'Enter')
    await expect(dialog(page)).toHaveCount(0)
    await decide(page, 'n')
    await press(page, 'Control+o')
    await expect(dialog(page).getByRole('button', { name: 'Review meanwhile' })).toBeFocused()
    await press(page, 'Tab')
    await press(page, 'Enter')
    await expect(dialog(page)).toContainText('The import was stopped. Nothing has changed.')
    await expect(dialog(page).getByRole('button', { name: 'Choose a file' })).toBeFocused()
    await press(page, 'Escape')
    await expect(current(page)).toBeVisible()
    expect(stats(profile)).toMatchObject({ waiting: 2, decided: 1 })
    expect(journal(profile, 'import')).toHaveLength(1)
  })

  test('of a later start opens the window at once, with what was there', async ({ app }) => {
    await painted(app.page, 't-1')
    await app.relaunch({ pack: long() })
    const { page, profile } = app
    await expect(dialog(page).getByRole('button', { name: 'Review meanwhile' })).toBeFocused()
    await press(page, 'Tab', 'Enter')
    await expect(dialog(page)).toHaveCount(0)
    await expect(page.getByRole('alert')).toContainText('The import was stopped.')
    await painted(page, 't-1')
    expect(stats(profile)).toMatchObject({ waiting: 3 })
  })
})

test('the first start shows a long import with its stop, and is ready when it is over', async () => {
  const app = await launchApp({ pack: long(), waitFor: /still being imported/ })
  try {
    const stop = dialog(app.page).getByRole('button', { name: 'Stop' })
    await expect(stop).toBeFocused()
    await press(app.page, 'Escape')
    await expect(stop).toBeVisible()
    expect(app.stdout()).not.toContain('ready in')
    await press(app.page, 'Enter')
    await expect(app.page.locator('[data-empty]')).toBeVisible()
    await expect.poll(() => app.stdout()).toContain('0 tasks waiting')
  } finally {
    await app.kill()
    rmSync(app.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
})

test.describe('a report', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(1) }) } })

  test('lists the first refused entries of many, says so, and shows no content', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    const bad = Array.from({ length: 1200 }, () => '{"text": secret words that are no JSON}')
    await choose(page, makePack({ id: 'bad', tasks: [...texts(2), ...bad] }), 'folder')
    await expect(dialog(page)).toContainText('One task was added. One was known already.')
    await expect(dialog(page)).toContainText('1,200 entries were refused.')
    await expect(dialog(page)).toContainText('The first 1,000 of 1,200:')
    await expect(dialog(page).getByRole('listitem')).toHaveCount(1000)
    await expect(dialog(page)).not.toContainText('secret')
    await expectAccessible(page)
  })

  test('is not there for a question that was given up', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    await press(page, 'Control+o')
    const asked = page.context().waitForEvent('page')
    await press(page, 'Enter')
    const question = await asked
    await question.getByRole('button', { name: 'Cancel' }).click()
    await expect(dialog(page).getByRole('button', { name: 'Choose a file' })).toBeFocused()
    await expect(dialog(page).getByRole('alert')).toHaveCount(0)
  })
})
