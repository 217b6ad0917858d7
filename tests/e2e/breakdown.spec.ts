import { expect, test } from './fixtures.ts'
import { decide, journal, painted } from './moderator.ts'
import { makePack, texts } from './packs.ts'

test.describe('a window that breaks down over its content', () => {
  test.use({ appOptions: { pack: makePack({ tasks: texts(3) }) } })

  test('comes back by itself without that content, and the shift goes on', async ({ app }) => {
    await painted(app.page, 't-1')
    const devtools = await app.page.context().newCDPSession(app.page)
    const crashed = app.page.waitForEvent('crash')
    // It never answers.
    void devtools.send('Page.crash').catch(() => undefined)
    await crashed
    await expect.poll(app.stderr).toContain('The window broke down (crashed) and is loaded anew.')
    await app.reconnect()
    const { page, profile } = app
    await painted(page, 't-1')
    await expect(page.locator('[data-problem]')).toContainText('made the window break down')
    await decide(page, 'c', '1')
    await painted(page, 't-2')
    await expect(page.locator('[data-problem]')).toHaveCount(0)
    await decide(page, 'n')
    await painted(page, 't-3')
    expect(journal(profile, 'decision').map(({ verdict }) => verdict)).toEqual([
      'cannot-review',
      'no-violation',
    ])
  })
})
