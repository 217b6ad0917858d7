import type { Page } from 'playwright/test'
import { expectAccessible } from './accessible.ts'
import { expect, launchApp, test } from './fixtures.ts'
import { current, decide, evenhand, journal, painted, press, stats } from './moderator.ts'
import { makePack, texts } from './packs.ts'

test.describe('the demo shift', () => {
  test('is gone through from the first task to the last with the keyboard alone', async ({ app }) => {
    test.setTimeout(300_000)
    const { page, profile } = app
    const { waiting } = stats(profile)
    expect(waiting).toBeGreaterThanOrEqual(60)
    const kinds = new Set<string>()
    const ways = [['n'], ['b', 'Enter'], ['7', '1', 'Enter'], ['e', '1', 'Enter'], ['c', '1']]
    for (let done = 0; done < waiting; done += 1) {
      await painted(page)
      kinds.add((await current(page).getAttribute('data-kind')) ?? '')
      await expect(page.locator('[data-problem]')).toHaveCount(0)
      await press(page, 'r')
      await decide(page, ...(ways[done % ways.length] ?? ['n']))
    }
    await expect(page.locator('[data-empty]')).toBeVisible()
    expect([...kinds].sort()).toEqual(['audio', 'image', 'text', 'video'])
    expect(journal(profile, 'decision')).toHaveLength(waiting)
    expect(stats(profile)).toMatchObject({ waiting: 0, decided: waiting })
  })
})

test.describe('a low window', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(1) }) } })

  test('shows every label and category, and in an opened one every key with all its words', async ({
    app,
  }) => {
    const { page } = app
    await page.setViewportSize({ width: 1024, height: 700 })
    await painted(page, 't-1')
    for (const row of await page.locator('[data-action^="quick:"], [data-action^="category:"]').all()) {
      await expect(row).toBeInViewport({ ratio: 1 })
    }
    for (const key of ['3', 'e', 'c', 's']) {
      await press(page, key)
      const opened = page.locator('[data-opened]')
      for (const item of await opened.locator('[data-action]').all()) {
        await expect(item).toBeInViewport({ ratio: 1 })
      }
      const cut = await opened
        .locator('[data-action], [data-action] + p')
        .evaluateAll((parts) => parts.filter((part) => part.scrollHeight > part.clientHeight + 1).length)
      expect(cut).toBe(0)
      await expectAccessible(page)
      await press(page, 'Escape')
    }
  })
})

test.describe('keys of one’s own', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(4) }) } })

  test('are taken, refused where they collide, shown beside the control, and kept', async ({ app }) => {
    const { profile } = app
    await painted(app.page, 't-1')
    await remap(app.page, 'No violation', 'F2')
    await expect(app.page.getByRole('alert')).toHaveCount(0)
    await remap(app.page, 'Undo the last decision', 'F2')
    await expect(app.page.getByRole('dialog').getByRole('alert')).toContainText('F2')
    await press(app.page, 'Escape')
    await expect(app.page.locator('[data-action="no-violation"]')).toContainText('F2')
    await press(app.page, 'n')
    await expect(current(app.page)).toHaveAttribute('data-task-id', 't-1')
    await decide(app.page, 'F2')

    await app.relaunch()
    await painted(app.page, 't-2')
    await decide(app.page, 'F2')
    expect(journal(profile, 'decision')).toHaveLength(2)
    const keys = JSON.parse(evenhand(profile, 'keys', '--format', 'json'))
    expect(keys.find((row: { action: string }) => row.action === 'no-violation').keys).toEqual(['F2'])
  })
})

test.describe('the window', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(3) }) } })

  test('has nothing serious for people with a screen reader, in both themes and every dialog', async ({
    app,
  }) => {
    const { page } = app
    await painted(page, 't-1')
    await expectAccessible(page)
    await press(page, 'r', '1')
    await expectAccessible(page)
    await press(page, '1', 'Escape')
    for (const [key, name] of [
      ['?', 'Keys'],
      ['Control+o', 'Import tasks'],
      ['Control+,', 'Settings'],
    ] as const) {
      await press(page, key)
      await expect(page.getByRole('dialog', { name })).toBeVisible()
      await expectAccessible(page)
      if (name !== 'Settings') await press(page, 'Escape')
    }
    await page.getByText('Light', { exact: true }).click()
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'light')
    for (const tab of ['Keys', 'Safety', 'Profile']) {
      await page.getByRole('tab', { name: tab }).click()
      await expectAccessible(page)
    }
    await press(page, 'Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expectAccessible(page)
  })

  test('keeps the person’s name, role and languages', async ({ app }) => {
    await painted(app.page, 't-1')
    await press(app.page, 'Control+,')
    await app.page.getByRole('tab', { name: 'Profile' }).click()
    await app.page.getByLabel('Name').first().fill('Ana Souza')
    await app.page.getByRole('button', { name: 'Save' }).click()
    await expect(app.page.getByText('Saved.')).toBeVisible()
    await app.relaunch()
    await painted(app.page, 't-1')
    await expect(app.page.getByText('Ana Souza')).toBeVisible()
  })

  test('fills the screen by F11, and gives it back', async ({ app }) => {
    const { page } = app
    await painted(page, 't-1')
    const fills = () => page.evaluate(() => outerHeight === screen.height && innerHeight === screen.height)
    expect(await fills()).toBe(false)
    await press(page, 'F11')
    await expect.poll(fills).toBe(true)
    await press(page, 'F11')
    await expect.poll(fills).toBe(false)
  })

  test('says on screen that a profile with its key beside it is not protected', async ({ app }) => {
    await painted(app.page, 't-1')
    await expect(app.page.getByText('Not protected')).toBeVisible()
  })

  test('opens once: a second start on the same profile brings it to the front and ends', async ({ app }) => {
    await painted(app.page, 't-1')
    const second = launchApp({ profile: app.profile, waitFor: /open already/ })
    await expect(second).rejects.toThrow()
    await expect(current(app.page)).toBeVisible()
  })
})

async function remap(page: Page, action: string, key: string): Promise<void> {
  if ((await page.getByRole('dialog').count()) === 0) await press(page, 'Control+,')
  await page.getByRole('tab', { name: 'Keys' }).click()
  await page.getByLabel('Find an action').fill(action)
  const row = page.getByRole('row').filter({ hasText: action }).first()
  await row.getByRole('button', { name: 'Other key' }).click()
  await press(page, key)
}
