import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { databaseFile } from '../../src-main/profile/open-profile.ts'
import { expect, test } from '../e2e/fixtures.ts'
import { ask, decide, locked, painted, press, protect, stats, tryPassphrase } from '../e2e/moderator.ts'
import { takePicture } from './pictures.ts'

const root = join(import.meta.dirname, '..', '..')
/** Tasks of the demo shift that show a pane at its best. */
const subjects = {
  text: 'market-comments',
  image: 'metodo-diamante',
  audio: 'missed-call',
  video: 'phone-launch',
}

const sendFolder = join(root, '.tmp', 'pictures-sent')
mkdirSync(sendFolder, { recursive: true })
test.use({ appOptions: { settings: { sendFolder } } })

for (const theme of ['dark', 'light'] as const) {
  for (const size of [
    { width: 1280, height: 800 },
    { width: 1920, height: 1080 },
  ]) {
    test(`${theme}, ${size.width} × ${size.height}`, async ({ app }) => {
      await ask(app.page, 'settings:change', { theme })
      await app.relaunch()
      const { page, profile } = app
      await page.setViewportSize(size)
      await painted(page)
      const take = (name: string, inDocuments?: string) =>
        takePicture(page, `${name}-${theme}-${size.width}`, inDocuments)
      await take('veiled')
      await press(page, '1')
      await take('category')
      await press(page, 'Escape', 'e')
      await take('escalate')
      await press(page, '1')
      await take('escalate-reason')
      await press(page, 'Escape', 'h')
      await take('aside')
      await press(page, 'Escape', 'Backquote')
      await take('panic')
      await press(page, 'Escape', 'Control+k')
      await take('waiting-list')
      await press(page, 'Escape', 'Control+h')
      await take('my-decisions-empty')
      await press(page, 'Escape', '?')
      await take('keys', theme === 'dark' && size.width === 1280 ? 'keys-dark' : undefined)
      await press(page, 'Escape', 'Control+o')
      await take('import')
      await press(page, 'Escape', 'Control+,')
      await take('settings')
      for (const tab of ['Keys', 'Breaks', 'Safety', 'Profile']) {
        await page.getByRole('tab', { name: tab }).click()
        await take(`settings-${tab.toLowerCase()}`)
      }
      await page.getByRole('button', { name: 'New profile' }).click()
      await take('settings-new-profile')
      await press(page, 'Escape', 'Enter')
      await take('notice')
      await press(page, 'Escape')

      await decide(page, 'n')
      await take('countdown')
      await press(page, 'Control+h')
      await take('my-decisions')
      await press(page, 'Escape')
      const { waiting } = stats(profile)
      const left = new Map(Object.entries(subjects).map(([kind, id]) => [id, kind]))
      for (let done = 0; done < waiting; done += 1) {
        const id = await painted(page)
        const kind = left.get(id)
        if (kind !== undefined) {
          await press(page, 'r')
          if (kind === 'video' || kind === 'audio') await playUntil(page, 2)
          await press(page, 'g', '7', '1')
          await take(kind)
          await press(page, 'Backspace', 'Backspace')
        }
        await decide(page, ...(done % 3 === 1 ? ['b', 'Enter'] : ['n']))
      }
      await take('empty')

      await protect(page)
      await press(page, 'Control+l')
      await locked(page)
      await take('lock')
      await tryPassphrase(page, 'not this one at all')
      await expect(page.locator('[data-locked]')).toContainText('wrong passphrase')
      await take('lock-refused')
      await app.close()
      writeFileSync(databaseFile(profile), 'This is no database. '.repeat(1000))
      await app.relaunch({ waitFor: /^locked · /m })
      await app.page.setViewportSize(size)
      await tryPassphrase(app.page)
      await app.page.locator('[data-trouble]').waitFor()
      await takePicture(app.page, `trouble-${theme}-${size.width}`)
    })
  }
}

async function playUntil(page: Page, seconds: number): Promise<void> {
  await press(page, 'Space')
  await page.waitForFunction(
    (until) =>
      [...document.querySelectorAll<HTMLMediaElement>('video, audio')].some(
        ({ currentTime }) => currentTime > until,
      ),
    seconds,
  )
  await press(page, 'Space')
}
