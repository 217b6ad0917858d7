import type { Page } from 'playwright/test'
import type { Made } from '../../src-shared/model/decision.ts'
import { expectAccessible } from './accessible.ts'
import { expect, runtime, test } from './fixtures.ts'
import {
  ask,
  current,
  decide,
  journal,
  locked,
  painted,
  passphrase,
  press,
  protect,
  stats,
  tryPassphrase,
} from './moderator.ts'
import { makePack, oneOfEach, texts } from './packs.ts'
import { makePower } from './power.ts'

/** A start that finds the profile locked has no first task to be ready with. */
const lockedLine = /^locked · /m

test.describe('a profile without a passphrase', () => {
  test.use({ appOptions: { pack: makePack({ tasks: [oneOfEach.video, ...texts(1)] }) } })

  test('is locked while a video plays, says that anybody can open it, and opens at one key', async ({
    app,
  }) => {
    const { page, profile } = app
    await painted(page, 'a-video')
    await press(page, 'r', '[', '[', '[', 'Space')
    await page.waitForFunction(() => document.querySelector('video')?.paused === false)
    await press(page, 'Control+l')
    await locked(page)
    expect(await page.locator('video, audio').count()).toBe(0)
    await expect(page.locator('[data-locked]')).toContainText('no passphrase')
    await press(page, 'Enter')
    await painted(page, 'a-video')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    expect(journal(profile, 'lock')).toHaveLength(1)
  })
})

test.describe('the record of a decision', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(2) }) } })

  test('tells of what was seen before a lock, before a crash and before an undo', async ({ app }) => {
    await painted(app.page, 't-1')
    await press(app.page, 'r', '1', '2', '/')
    await app.page.keyboard.type('seen')
    await expect(current(app.page)).toHaveAttribute('data-revealed', 'true')
    const revealedBy = Date.now()
    await press(app.page, 'Control+l')
    await locked(app.page)
    await press(app.page, 'Enter')
    await painted(app.page, 't-1')
    await expect(current(app.page)).toHaveAttribute('data-revealed', 'false')
    await decide(app.page, 'Enter')

    // Nothing is entered for this one: what is kept of it is its time.
    await painted(app.page, 't-2')
    await press(app.page, 'r')
    await expect.poll(() => journal(app.profile, 'reveal').length).toBe(2)
    await ask(app.page, 'shift:view', {})
    await app.kill()
    await app.relaunch()
    await painted(app.page, 't-2')
    await expect(current(app.page)).toHaveAttribute('data-revealed', 'false')
    await expect(app.page.locator('[data-label]')).toHaveCount(0)
    await decide(app.page, 'n')
    await press(app.page, 'u')
    await painted(app.page, 't-2')
    await decide(app.page, 'n')

    const made = journal(app.profile, 'decision').map(({ details }) => details.made as Made)
    const [locks, crash, again] = made
    expect(made).toHaveLength(3)
    for (const { shownAt, firstRevealAt, activeSeconds, revealedSeconds, watchedShare } of made) {
      expect(Date.parse(shownAt)).toBeLessThanOrEqual(Date.parse(firstRevealAt ?? ''))
      expect(activeSeconds).toBeGreaterThan(0)
      expect(revealedSeconds).toBeGreaterThan(0)
      expect(watchedShare).toBe(1)
    }
    expect(Date.parse(locks?.firstRevealAt ?? '')).toBeLessThanOrEqual(revealedBy)
    expect(again?.firstRevealAt).toBe(crash?.firstRevealAt)
    expect(again?.activeSeconds).toBeGreaterThan(crash?.activeSeconds ?? 0)
  })

  test('says that nothing was revealed where nothing was, also after a lock', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    await press(page, 'Control+l')
    await locked(page)
    await press(page, 'Enter')
    await painted(page, 't-1')
    await decide(page, 'n')
    const [decision] = journal(app.profile, 'decision')
    expect(decision?.details.made).toMatchObject({ revealedSeconds: 0, watchedShare: 0 })
    expect(decision?.details.made).not.toHaveProperty('firstRevealAt')
  })
})

test.describe('a protected profile', () => {
  const secret = 'Words that only a reviewer may read'
  const tasks = [
    { id: 'secret-task', content: { kind: 'text', text: secret }, context: { title: secret } },
    ...texts(3),
  ]
  test.use({ appOptions: { pack: makePack({ tasks }) } })

  test('locks while typing, leaves nothing on the page, and unlocks to the same task with its draft', async ({
    app,
  }) => {
    const { page } = app
    await painted(page, 'secret-task')
    await protect(page)
    await expect(page.getByText('Not protected')).toHaveCount(0)
    await press(page, 'r', '1', '2', '/')
    await page.keyboard.type('my own words')
    const sawIt = tracesOf(page, [secret, 'my own words', 'secret-task', 'Demo moderator'])
    expect(await sawIt()).toEqual([secret, 'my own words', 'secret-task', 'Demo moderator'])
    await press(page, 'Control+l')
    await locked(page)
    expect(await sawIt()).toEqual([])
    expect(await page.title()).toBe('Evenhand')

    await tryPassphrase(page, 'not this one at all')
    await expect(page.locator('[data-locked]')).toContainText('One wrong passphrase')
    await expect(page.getByLabel('Passphrase', { exact: true })).toHaveValue('not this one at all')
    // What was typed is selected, so that the next try replaces it.
    await tryPassphrase(page)
    await painted(page, 'secret-task')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await expect(page.locator('#note')).toHaveValue('my own words')
    await expect(page.locator('[data-label]')).toHaveCount(1)
    const rows = journal(app.profile)
    expect(rows.find(({ kind }) => kind === 'unlock-failed')?.details).toMatchObject({ count: 1 })
  })

  test('locks from within a dialog and by its button', async ({ app }) => {
    const { page } = app
    await painted(page, 'secret-task')
    await press(page, '?')
    await expect(page.getByRole('dialog')).toBeVisible()
    await press(page, 'Control+l')
    await locked(page)
    await press(page, 'Enter')
    await painted(page, 'secret-task')
    await page.getByRole('button', { name: 'Lock', exact: true }).click()
    await locked(page)
  })

  test('asks at the next start, makes wrong tries wait, and takes a changed passphrase', async ({ app }) => {
    await painted(app.page, 'secret-task')
    await protect(app.page)
    await app.relaunch({ waitFor: lockedLine })
    await locked(app.page)
    for (const said of ['One wrong', '2 wrong', '3 wrong']) {
      await tryPassphrase(app.page, 'not this one at all')
      await expect(app.page.locator('[data-locked]')).toContainText(said)
      await expect(app.page.getByLabel('Passphrase', { exact: true })).toHaveValue('not this one at all')
    }
    const wait = app.page.getByRole('button', { name: /^Wait/ })
    await expect(wait).toBeDisabled()
    const field = app.page.getByLabel('Passphrase', { exact: true })
    await press(app.page, 'End', 'Enter')
    expect(
      await field.evaluate((input: HTMLInputElement) => [input.selectionStart, input.selectionEnd]),
    ).toEqual([0, 'not this one at all'.length])
    await expect(app.page.locator('[data-locked]')).toContainText('3 wrong')
    await expect(wait).toHaveCount(0)
    await tryPassphrase(app.page)
    await painted(app.page, 'secret-task')

    const changed = 'nine loud bells over the bay'
    await press(app.page, 'Control+,')
    await app.page.getByRole('tab', { name: 'Safety' }).click()
    await app.page.getByRole('button', { name: 'Change the passphrase' }).click()
    const fields = ['Passphrase now', 'New passphrase', 'Once more'].map((label) =>
      app.page.getByLabel(label, { exact: true }),
    )
    const submit = app.page.getByRole('button', { name: 'Change the passphrase' })
    await expect(fields[0] ?? submit).toBeFocused()
    for (const [index, text] of [passphrase, 'too short', 'too short'].entries())
      await fields[index]?.fill(text)
    await expect(submit).toBeDisabled()
    await expect(app.page.getByText('At least 15 characters (9 so far)')).toBeVisible()
    for (const field of fields.slice(1)) await field.fill(changed)
    await submit.click()
    await expect(app.page.getByText('The passphrase is changed.')).toBeVisible()
    await press(app.page, 'Control+l')
    await locked(app.page)
    await tryPassphrase(app.page, changed)
    await painted(app.page, 'secret-task')
  })

  test('has nothing serious for people with a screen reader on its screens, in both themes', async ({
    app,
  }) => {
    const { page } = app
    await painted(page, 'secret-task')
    for (const theme of ['Dark', 'Light']) {
      await press(page, 'Control+,')
      await page.getByRole('tab', { name: 'Look and comfort' }).click()
      await page.getByText(theme, { exact: true }).click()
      await page.getByRole('tab', { name: 'Safety' }).click()
      await expect(page.getByText('Check the journal')).toBeVisible()
      await expectAccessible(page)
      await press(page, 'Control+l')
      await locked(page)
      await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme.toLowerCase())
      await expectAccessible(page)
      await press(page, 'Enter')
      await painted(page, 'secret-task')
    }
    await protect(page)
    await press(page, 'Control+l')
    await locked(page)
    await tryPassphrase(page, 'not this one at all')
    await expect(page.locator('[data-locked]')).toContainText('One wrong passphrase')
    await page.getByRole('button', { name: 'Other profiles' }).click()
    await expectAccessible(page)
  })
})

test.describe('nobody there', () => {
  test.skip(runtime === 'electron', 'the system’s own events cannot be played')
  const power = makePower()
  test.use({
    appOptions: { pack: makePack({ tasks: texts(3) }), settings: { lockAfterMinutes: 5 }, env: power.env },
  })

  test('locks on idle, on suspend and with the system, and says so in the journal', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await decide(page, 'n')
    for (const away of [{ idleSeconds: 301 }, { event: 'suspend' }, { locked: true }] as const) {
      await press(page, 'r')
      power.play(away)
      await locked(page)
      power.play({ idleSeconds: 0 })
      power.play({ locked: false })
      await press(page, 'Enter')
      await painted(page, 't-2')
      await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    }
    expect(journal(profile, 'lock').map(({ details }) => details.why)).toEqual(['idle', 'suspend', 'system'])
    expect(stats(profile)).toMatchObject({ waiting: 2, decided: 1 })
  })
})

test.describe('nobody seems to be there', () => {
  test.skip(runtime === 'electron', 'the system’s own events cannot be played')
  const power = makePower()
  test.use({
    appOptions: { pack: makePack({ tasks: texts(2) }), settings: { lockAfterMinutes: 5 }, env: power.env },
  })

  test('says that the lock comes, takes no focus, and goes when somebody is', async ({ app }) => {
    const { page, profile } = app
    await painted(page, 't-1')
    await press(page, 'r', '/')
    const coming = page.locator('[data-lock-coming]')
    const said = page.getByRole('status').filter({ hasText: 'Nobody seems to be here' })
    power.play({ idleSeconds: 275 })
    await expect(coming).toHaveText(
      /^Nobody seems to be here\. Locks in 2\d s; a move of the mouse keeps it open\.$/,
    )
    await expect(page.locator('#note')).toBeFocused()
    await expect(current(page)).toHaveAttribute('data-revealed', 'true')
    const words = await said.textContent()
    await expect(coming).not.toHaveText(words ?? '')
    expect(await said.textContent()).toBe(words)
    await expectAccessible(page)
    await page.mouse.move(40, 40)
    await page.mouse.move(80, 80)
    await expect(coming).toHaveCount(0)
    await expect(said).toHaveCount(0)

    await expect(coming).toBeVisible()
    power.play({ idleSeconds: 0 })
    await expect(coming).toHaveCount(0)
    expect(journal(profile, 'lock')).toEqual([])
  })
})

/** Which of these words are anywhere in the page: its text, its attributes, its fields. */
function tracesOf(page: Page, words: readonly string[]): () => Promise<string[]> {
  return async () => {
    const all = await page.evaluate(() => {
      const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea')]
      return [document.documentElement.outerHTML, ...fields.map(({ value }) => value)].join('\n')
    })
    return words.filter((word) => all.includes(word))
  }
}
