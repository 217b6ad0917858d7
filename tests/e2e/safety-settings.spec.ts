import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, runtime, test } from './fixtures.ts'
import { decide, journal, locked, painted, passphrase, press, protect, tryPassphrase } from './moderator.ts'
import { makePack, texts } from './packs.ts'

async function openSafety(page: Page): Promise<void> {
  await press(page, 'Control+,')
  await page.getByRole('tab', { name: 'Safety' }).click()
}

test.describe('the safety settings', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(3) }) } })

  test('check the journal, make a backup, and note what weakens protection', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await decide(page, 'r', 'n')
    await openSafety(page)
    await page.getByRole('button', { name: 'Check the journal' }).click()
    await expect(page.getByText(/^All \d+ rows are as they were written\.$/)).toBeVisible()
    await page.getByRole('button', { name: 'Back up now' }).click()
    await expect(page.getByText(/^The last was made .*it is the only one\.$/)).toBeVisible()

    await page.getByLabel('Undo for').fill('60')
    await press(page, 'Enter')
    await page.getByLabel('Lock when idle for').fill('90')
    // What is beyond the limit is put at the limit.
    await press(page, 'Tab')
    await expect(page.getByLabel('Lock when idle for')).toHaveValue('60 min')
    await expect(page.getByText('It cannot be more than 60 min; set to that.')).toBeVisible()
    await page.getByLabel('At most').fill('1.5')
    await press(page, 'Tab', 'Escape')
    await decide(page, 'n')
    await expect(page.locator('[data-countdown]').first()).toHaveText(/^(60|5\d) s$/)
    const weakened = journal(profile, 'setting').map(({ details }) => [details.name, details.to])
    expect(weakened).toEqual([
      ['undoSeconds', 60],
      ['lockAfterMinutes', 60],
    ])
    await app.relaunch()
    await painted(app.page, 't-3')
    await openSafety(app.page)
    await expect(app.page.getByLabel('At most')).toHaveValue('1.5 GB')
  })

  test('stay in one place on every page, and begin on the page’s tab', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    await press(page, 'Control+,')
    const dialog = page.getByRole('dialog')
    await expect(page.getByRole('tab', { name: 'Look and comfort' })).toBeFocused()
    const place = await dialog.boundingBox()
    for (const name of ['Keys', 'Breaks', 'Safety', 'Profile']) {
      await press(page, 'ArrowRight')
      await expect(page.getByRole('tab', { name })).toHaveAttribute('aria-selected', 'true')
      expect(await dialog.boundingBox()).toEqual(place)
    }
  })

  test('leave the passphrase as it is when its change is cancelled', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    await protect(page)
    await openSafety(page)
    await page.getByRole('button', { name: 'Change the passphrase' }).click()
    await page.getByLabel('Passphrase now').fill(passphrase)
    await page.getByRole('button', { name: 'Cancel' }).click()
    await expect(page.getByLabel('Passphrase now')).toHaveCount(0)
    await expect(page.getByRole('button', { name: 'Change the passphrase' })).toBeVisible()
  })

  test('choose where decisions are sent', async ({ app }) => {
    test.skip(runtime === 'electron', 'the system’s dialog cannot be driven')
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-sent-'))
    const { page } = app
    await painted(page, 't-1')
    await openSafety(page)
    const asked = page.context().waitForEvent('page')
    await page.getByRole('button', { name: 'Choose a folder' }).click()
    const question = await asked
    await question.getByRole('textbox').fill(folder)
    await question.keyboard.press('Enter').catch(() => undefined)
    await expect(page.getByText(folder, { exact: true })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Choose another folder' })).toBeVisible()
    rmSync(folder, { recursive: true, force: true })
  })
})

test.describe('a folder for decisions that is not there', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'evenhand-sent-')), 'gone')
  test.use({
    appOptions: { pack: makePack({ tasks: texts(3) }), settings: { sendFolder: folder, undoSeconds: 5 } },
  })
  test.afterAll(() => rmSync(dirname(folder), { recursive: true, force: true }))

  test('is warned of by a sign and a word, and tried again on demand', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    await decide(page, 'n')
    const warning = page.getByRole('button', { name: '1 cannot be sent' })
    await expect(warning).toHaveAttribute('data-warning', 'true', { timeout: 15_000 })
    await expectAccessible(page)
    await warning.click()
    const problem = page.locator('[data-sending-problem]')
    await expect(problem).toContainText('is not there')
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Send now' }).click()
    await expect(problem).toContainText('Tried again at')
    mkdirSync(folder)
    await page.getByRole('button', { name: 'Send now' }).click()
    await expect(page.getByText('None waits to be sent.')).toBeVisible()
    await expect(problem).toHaveCount(0)
    await expect(warning).toHaveCount(0)
    expect(readdirSync(folder)).toHaveLength(1)
  })
})

test.describe('a new profile', () => {
  const config = mkdtempSync(join(tmpdir(), 'evenhand-config-'))
  test.use({
    appOptions: {
      pack: makePack({ tasks: texts(1) }),
      env: { XDG_CONFIG_HOME: config, APPDATA: config, HOME: config },
    },
  })
  test.afterAll(() => rmSync(config, { recursive: true, force: true }))

  test('has a passphrase that will do, opens, and is left for another one from its lock', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    await protect(page)
    await press(page, 'Control+,')
    await page.getByRole('tab', { name: 'Profile' }).click()
    const another = page.getByRole('button', { name: 'New profile' })
    await another.click()
    await page.getByRole('button', { name: 'Cancel' }).click()
    await another.click()
    await expect(page.getByRole('heading', { name: 'New profile' })).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('Name').fill('Ana Souza')
    const create = page.getByRole('button', { name: 'Create and open' })
    for (const weak of ['aaaaaaaaaaaaaaaaaaaa', 'ana souza password 1234', 'twelve chars']) {
      await page.getByLabel('Passphrase', { exact: true }).fill(weak)
      await page.getByLabel('Once more').fill(weak)
      await expect(create).toBeDisabled()
    }
    await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await page.getByLabel('Once more').fill('seven loud')
    await expect(page.getByText('Not the same.')).toBeVisible()
    await page.getByLabel('Once more').fill(passphrase)
    await create.click()
    await expect(page.getByText('Ana Souza')).toBeVisible()
    await expect(page.locator('[data-empty]')).toBeVisible()
    await expect(page.getByText('Not protected')).toHaveCount(0)
    await press(page, 'Control+l')
    await locked(page)
    await expect(page.locator('[data-locked]')).toContainText('ana-souza is locked')
    await page.getByRole('button', { name: 'Other profiles' }).click()
    await expect(page.getByText('locked', { exact: true })).toBeVisible()
    await page.getByLabel('Passphrase', { exact: true }).focus()
    await tryPassphrase(page)
    await expect(page.getByText('Ana Souza')).toBeVisible()
  })
})
