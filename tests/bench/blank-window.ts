import { spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { connectCdp } from '../../dev-runtime/browser/cdp.ts'
import { findChromium } from '../../dev-runtime/browser/find-chromium.ts'
import { chromiumFlags } from '../../dev-runtime/browser/flags.ts'
import { createProfileFolder, removeProfileFolder } from '../../dev-runtime/browser/profile-folder.ts'

interface Attached {
  sessionId: string
  targetInfo: { type: string }
}

/** Starts Chromium on an empty page as the program starts it; milliseconds until that page has painted a frame. */
export async function timeBlankWindow(): Promise<number> {
  const start = performance.now()
  const profileFolder = createProfileFolder()
  const flags = chromiumFlags({
    profileFolder,
    headless: true,
    debugPort: undefined,
    headlessScreen: '1920x1080',
    extra: ['--remote-debugging-pipe'],
  })
  const child = spawn(findChromium() as string, [...flags, 'about:blank'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const cdp = connectCdp(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const page = new Promise<string>((resolve) => {
    cdp.root.on('Target.attachedToTarget', ({ sessionId, targetInfo }: Attached) => {
      if (targetInfo.type === 'page') resolve(sessionId)
    })
  })
  cdp.root.tell('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true })
  await cdp.session(await page).send('Runtime.evaluate', {
    expression: 'new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)))',
    awaitPromise: true,
  })
  const elapsed = performance.now() - start
  cdp.root.tell('Browser.close')
  await exit
  removeProfileFolder(profileFolder)
  return elapsed
}
