import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, runtime, test } from './fixtures.ts'
import { ask, locked, painted, press } from './moderator.ts'
import { makePack, texts } from './packs.ts'

const covers = (page: Page) =>
  page
    .context()
    .pages()
    .filter((other) => other.url().endsWith('/break-cover'))

/** Where the program's window is, and whether it fills its screen. */
const fills = (page: Page) =>
  page.evaluate(() => innerWidth === screen.width && innerHeight === screen.height)

test.describe('a break on two screens', () => {
  test.skip(runtime !== 'chromium', 'only dev-runtime can make up screens')
  test.use({
    appOptions: {
      pack: makePack({ tasks: texts(2) }),
      env: { EVENHAND_HEADLESS_SCREEN: '1280x800;1280,0 1024x768' },
      ownBrowser: true,
      settings: { window: { x: 40, y: 40, width: 1100, height: 720 } },
    },
  })

  test('fills the one with the program, covers the other with nothing to see, and gives both back', async ({
    app: { page },
  }) => {
    await painted(page)
    expect(await fills(page)).toBe(false)
    await ask(page, 'break:act', { act: 'start' })
    await expect.poll(() => fills(page)).toBe(true)
    await expect.poll(() => covers(page).length).toBe(1)
    const [cover] = covers(page)
    expect(await cover?.locator('body').innerText()).toBe('')
    expect(await cover?.evaluate(() => 'desk' in window)).toBe(false)
    expect(await cover?.evaluate(() => screenX >= 1280)).toBe(true)
    await ask(page, 'break:act', { act: 'end' })
    await expect.poll(() => covers(page).length).toBe(0)
    await expect.poll(() => fills(page)).toBe(false)
  })

  test('holds nobody: a cover that is closed stays closed, and a lock takes all away', async ({
    app: { page },
  }) => {
    await painted(page)
    await ask(page, 'break:act', { act: 'start' })
    await expect.poll(() => covers(page).length).toBe(1)
    await covers(page)[0]?.close()
    await expect.poll(() => covers(page).length).toBe(0)
    await ask(page, 'break:act', { act: 'end' })
    await ask(page, 'break:act', { act: 'start' })
    await expect.poll(() => covers(page).length).toBe(1)
    await press(page, 'Control+l')
    await locked(page)
    await expect.poll(() => covers(page).length).toBe(0)
    await expect.poll(() => fills(page)).toBe(false)
  })

  test('leaves the window its own size for the next start, also when the program ends in it', async ({
    app,
  }) => {
    const { page, profile } = app
    const kept = () => JSON.parse(readFileSync(join(profile, 'settings.json'), 'utf8')).window
    await painted(page)
    await ask(page, 'break:act', { act: 'start' })
    await expect.poll(() => fills(page)).toBe(true)
    await app.close()
    expect(kept()).toMatchObject({ width: 1100, height: 720 })
  })
})
