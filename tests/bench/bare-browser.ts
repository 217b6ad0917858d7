import { spawn } from 'node:child_process'
import { chromium, type Page } from 'playwright/test'
import { findChromium } from '../../dev-runtime/browser/find-chromium.ts'
import { chromiumFlags } from '../../dev-runtime/browser/flags.ts'
import { createProfileFolder, removeProfileFolder } from '../../dev-runtime/browser/profile-folder.ts'

export interface BareBrowser {
  page: Page
  version: string
  close(): Promise<void>
}

/** The installed Chromium with the switches that the program's window has, and one empty page. */
export async function openBareBrowser(): Promise<BareBrowser> {
  const profileFolder = createProfileFolder()
  const flags = chromiumFlags({
    profileFolder,
    headless: true,
    debugPort: '0',
    headlessScreen: '1920x1080',
    extra: ['--window-size=1920,1080'],
  })
  const child = spawn(findChromium() as string, [...flags, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const address = await new Promise<string>((resolve, reject) => {
    let said = ''
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString()
      const found = /DevTools listening on (\S+)/.exec(said)?.[1]
      if (found) resolve(found)
    })
    void exit.then(() => reject(new Error(`Chromium did not start.\n${said}`)))
  })
  const browser = await chromium.connectOverCDP(address)
  const [page] = browser.contexts()[0]?.pages() ?? []
  if (!page) throw new Error('Chromium opened no page.')
  return {
    page,
    version: browser.version(),
    async close() {
      const session = await browser.newBrowserCDPSession()
      await session.send('Browser.close').catch(() => undefined)
      await exit
      removeProfileFolder(profileFolder)
    },
  }
}
