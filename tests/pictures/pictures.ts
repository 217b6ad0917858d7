import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, type Page } from 'playwright/test'

const root = join(import.meta.dirname, '..', '..')
const everyScreen = join(root, '.tmp', 'pictures')
const documents = join(root, 'docs', 'pictures')

/** Takes the window as it stands, for whoever looks over all screens; and for the documents where they name it. */
export async function takePicture(page: Page, name: string, inDocuments?: string): Promise<void> {
  await settled(page)
  const files = [join(everyScreen, `${name}.png`)]
  if (inDocuments !== undefined) files.push(join(documents, `${inDocuments}.png`))
  for (const path of files) {
    mkdirSync(dirname(path), { recursive: true })
    await page.screenshot({ path })
  }
}

/** Two frames on, what was asked for is drawn. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await expect(page.locator('body')).toBeVisible()
}
