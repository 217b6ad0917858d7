import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright/test'
import { expect, test } from '../e2e/fixtures.ts'
import { ask, decide, painted, press, stats } from '../e2e/moderator.ts'

const root = join(import.meta.dirname, '..', '..')
const everyScreen = join(root, '.tmp', 'pictures')
const documents = join(root, 'docs', 'pictures')

/** Pictures that the README and docs show, by the name of the screen that they are of. */
const shown = new Set(['video-dark', 'audio-light', 'text-dark', 'image-light', 'keys-dark'])

/** Tasks of the demo shift that show a pane at its best. */
const subjects = {
  text: 'market-comments',
  image: 'metodo-diamante',
  audio: 'missed-call',
  video: 'phone-launch',
}

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
      const take = async (name: string) => {
        await settled(page)
        mkdirSync(everyScreen, { recursive: true })
        await page.screenshot({ path: join(everyScreen, `${name}-${theme}-${size.width}.png`) })
        if (size.width === 1280 && shown.has(`${name}-${theme}`)) {
          mkdirSync(documents, { recursive: true })
          await page.screenshot({ path: join(documents, `${name}-${theme}.png`) })
        }
      }
      await take('veiled')
      await press(page, '1')
      await take('category')
      await press(page, 'Escape', 'e')
      await take('escalate')
      await press(page, 'Escape', '?')
      await take('keys')
      await press(page, 'Escape', 'Control+o')
      await take('import')
      await press(page, 'Escape', 'Control+,')
      await take('settings')
      for (const tab of ['Keys', 'Profile']) {
        await page.getByRole('tab', { name: tab }).click()
        await take(`settings-${tab.toLowerCase()}`)
      }
      await press(page, 'Escape', 'Enter')
      await take('notice')
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

/** Two frames on, what was asked for is drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await expect(page.locator('body')).toBeVisible()
}
