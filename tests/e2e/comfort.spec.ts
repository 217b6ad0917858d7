import type { Page } from 'playwright/test'
import { expect, test } from './fixtures.ts'
import { current, decide, journal, painted, press } from './moderator.ts'
import { makePack, oneOfEach, texts } from './packs.ts'

test.describe('content that is shown while the key is held', () => {
  test.use({
    appOptions: { settings: { reveal: 'hold' }, pack: makePack({ tasks: Object.values(oneOfEach) }) },
  })

  test('is veiled again the moment the key goes up, and plays only while it is down', async ({ app }) => {
    const { page } = app
    await painted(page)
    for (const { id } of [oneOfEach.text, oneOfEach.image, oneOfEach.audio, oneOfEach.video]) {
      await painted(page, id)
      await expect(current(page)).toHaveAttribute('data-revealed', 'false')
      await page.keyboard.down('r')
      await expect(current(page)).toHaveAttribute('data-revealed', 'true')
      if (id === 'an-audio' || id === 'a-video') {
        await press(page, '[', '[', '[', 'Space')
        await page.waitForFunction(() =>
          [...document.querySelectorAll<HTMLMediaElement>('video, audio')].some((m) => !m.paused),
        )
      }
      await page.keyboard.up('r')
      await expect(current(page)).toHaveAttribute('data-revealed', 'false')
      expect(await playing(page)).toBe(0)
      await decide(page, 'n')
    }
  })

  test('is veiled too when the window loses the key, and labels can be chosen meanwhile', async ({ app }) => {
    const { page } = app
    await painted(page)
    await page.keyboard.down('r')
    await expect(current(page)).toHaveAttribute('data-revealed', 'true')
    await press(page, 'b')
    await expect(page.locator('[data-label]')).toHaveCount(1)
    await expect(current(page)).toHaveAttribute('data-revealed', 'true')
    await page.evaluate(() => window.dispatchEvent(new Event('blur')))
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
  })

  test('leaves all keys there while it is veiled, and marking goes on when it is shown again', async ({
    app,
  }) => {
    const { page } = app
    const words = page.getByText('Selecting')
    await painted(page, oneOfEach.text.id)
    await page.keyboard.down('r')
    await press(page, 'w')
    await expect(words).toBeVisible()
    await page.keyboard.up('r')
    await expect(words).toHaveCount(0)
    await press(page, 'b')
    await expect(page.locator('[data-label]')).toHaveCount(1)
    await page.keyboard.down('r')
    await press(page, 'Control+Shift+ArrowRight', 'Enter')
    await page.keyboard.up('r')
    await expect(page.locator('[data-evidence="span"]')).toHaveCount(1)
  })

  test('can be held by the pointer as well', async ({ app }) => {
    const { page } = app
    await painted(page)
    await current(page).getByRole('button', { name: 'Hold to show' }).hover()
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await page.mouse.down()
    await expect(current(page)).toHaveAttribute('data-revealed', 'true')
    await page.mouse.up()
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
  })
})

test.describe('content that stays revealed', () => {
  test.use({
    appOptions: { settings: { reveal: 'toggle', reveilSeconds: 5 }, pack: makePack({ tasks: texts(2) }) },
  })

  test('is veiled again when nobody has pressed a key for as long as was chosen', async ({ app }) => {
    const { page } = app
    await painted(page)
    await press(page, 'r')
    await expect(current(page)).toHaveAttribute('data-revealed', 'true')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false', { timeout: 15_000 })
  })
})

test.describe('content that a key holds revealed', () => {
  test.use({
    appOptions: { settings: { reveal: 'hold', reveilSeconds: 5 }, pack: makePack({ tasks: texts(2) }) },
  })

  test('is veiled again when the going up of the key was lost', async ({ app }) => {
    const { page } = app
    await painted(page)
    await page.keyboard.down('r')
    await expect(current(page)).toHaveAttribute('data-revealed', 'true')
    await expect(current(page)).toHaveAttribute('data-revealed', 'false', { timeout: 15_000 })
  })
})

test.describe('a key for content that is veiled', () => {
  test.use({ appOptions: { pack: makePack({ tasks: [oneOfEach.video, oneOfEach.text] }) } })

  test('says that it is, until it is revealed', async ({ app }) => {
    const { page } = app
    await painted(page)
    const said = page.getByRole('status').filter({ hasText: 'The content is veiled' })
    await press(page, 'Space')
    await expect(said).toBeVisible()
    await press(page, 'r')
    await expect(said).toHaveCount(0)
  })
})

test.describe('the panic key', () => {
  test.use({ appOptions: { pack: makePack({ tasks: [oneOfEach.video, oneOfEach.text] }) } })

  test('hides and silences everything before the next frame, also while typing, and a key brings it back veiled', async ({
    app,
  }) => {
    const { page } = app
    await painted(page)
    await press(page, 'r', '[', '[', '[', 'm', 'Space')
    await page.waitForFunction(() => document.querySelector('video')?.paused === false)
    const seen = await page.evaluate(
      () =>
        new Promise<{ sounds: number; visible: string | null }>((resolve) => {
          window.addEventListener(
            'keydown',
            () =>
              requestAnimationFrame(() => {
                const point = document.elementFromPoint(innerWidth / 2, innerHeight / 2)
                const sounds = [...document.querySelectorAll<HTMLMediaElement>('video, audio')].filter(
                  (media) => !media.paused || !media.muted,
                ).length
                resolve({ sounds, visible: point?.closest('[data-task-id]') ? 'content' : null })
              }),
            { once: true },
          )
          window.dispatchEvent(new KeyboardEvent('keydown', { code: 'Backquote', key: '`', bubbles: true }))
        }),
    )
    expect(seen).toEqual({ sounds: 0, visible: null })
    await expect(page.locator('[data-panic]')).toBeVisible()
    await press(page, 'n', 'r')
    await expect(page.locator('[data-panic]')).toBeVisible()
    await press(page, 'Escape')
    await expect(page.locator('[data-panic]')).toHaveCount(0)
    await expect(current(page)).toHaveAttribute('data-revealed', 'false')
    await painted(page, 'a-video')

    await press(page, '/')
    await page.keyboard.type('half a sent')
    await press(page, 'Control+`')
    await expect(page.locator('[data-panic]')).toBeVisible()
    await press(page, 'Enter')
    await expect(page.locator('#note')).toHaveValue('half a sent')
  })
})

test.describe('softening', () => {
  const grave = { ...oneOfEach.image, severity: 4 }
  test.use({
    appOptions: { pack: makePack({ tasks: [grave, { ...oneOfEach.image, id: 'mild', severity: 1 }] }) },
  })

  test('begins as person and organisation have it, goes by one key, and not below what the organisation asks for', async ({
    app,
  }) => {
    const { page, profile } = app
    await painted(page)
    await press(page, 'r')
    await expect(current(page)).toHaveAttribute('data-blur', '2')
    await expect(current(page)).toHaveAttribute('data-grey', 'true')
    await press(page, 'Shift+[', 'Shift+[', 'Shift+[')
    await expect(current(page)).toHaveAttribute('data-blur', '0')
    await press(page, 'Shift+g')
    await expect(current(page)).toHaveAttribute('data-grey', 'true')
    await expect(page.getByRole('alert')).toContainText('organisation asks for this')
    await press(page, 'Shift+b', 'Shift+s')
    await expect(current(page)).toHaveAttribute('data-dimmed', 'true')
    await expect(current(page)).toHaveAttribute('data-small', 'true')
    await decide(page, 'n')
    await painted(page, 'mild')
    for (const name of ['data-grey', 'data-dimmed', 'data-small'])
      await expect(current(page)).toHaveAttribute(name, 'false')
    expect(journal(profile, 'decision')).toHaveLength(1)
  })

  test('is chosen in the settings for each kind and severity, and weakening it is a row of the journal', async ({
    app,
  }) => {
    const { page, profile } = app
    await painted(page)
    await press(page, 'Control+,')
    const dialog = page.getByRole('dialog')
    await dialog.getByText('Image', { exact: true }).click()
    await expect(dialog.getByLabel('Grey, Severity 4')).toBeDisabled()
    await dialog.getByLabel('Blur, Severity 4').selectOption('0')
    await press(page, 'Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    await expect(current(page)).toHaveAttribute('data-blur', '0')
    expect(journal(profile, 'setting').map(({ details }) => details.name)).toEqual(['comfort'])
  })
})

function playing(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLMediaElement>('video, audio')].filter((media) => !media.paused)
        .length,
  )
}
