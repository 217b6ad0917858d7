import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { type CdpSession, connectCdp } from './cdp.ts'
import { findChromium } from './find-chromium.ts'
import { chromiumFlags } from './flags.ts'
import { type BrowserPage, followPages, watchPages } from './pages.ts'
import { createProfileFolder, removeProfileFolder, removeStaleProfileFolders } from './profile-folder.ts'

export interface Browser {
  readonly headless: boolean
  /** Screen that headless Chromium pretends to have, `WIDTHxHEIGHT` in pixels. */
  readonly headlessScreen: string
  /** Whether it was started with this switch. */
  runsWith(flag: string): boolean
  /** Settles when commands are answered; rejects with what Chromium said when it could not start. */
  readonly ready: Promise<void>
  readonly root: CdpSession
  /** Opens an app window on a loopback address that is unique to this call. */
  openPage(address: string): Promise<BrowserPage>
  /** A page without a window, for what Chromium tells only to pages. */
  openHiddenPage(): Promise<BrowserPage>
  close(): Promise<void>
  /** For the moment of exit, when nothing can be awaited. */
  killNow(): void
}

/** A Chromium of this program's own, which ends with it. */
export function startBrowser(options: { debugPort: string | undefined; extra: string[] }): Browser {
  const executable = findChromium()
  if (!executable)
    throw new Error('No Chromium was found. Install chromium, Chrome or Edge, or set CHROME_PATH.')
  const headless = process.env.EVENHAND_HEADLESS === '1'
  const profileFolder = createProfileFolder()
  const headlessScreen = process.env.EVENHAND_HEADLESS_SCREEN ?? '1920x1080'
  const flags = chromiumFlags({ profileFolder, headless, headlessScreen, ...options })

  const child = spawn(executable, ['--remote-debugging-pipe', '--no-startup-window', ...flags], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  const output = collectTail(child)
  const cdp = connectCdp(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const pages = followPages(cdp)
  let exited = false

  const exit = new Promise<void>((resolve) => {
    child.once('exit', () => {
      exited = true
      removeProfileFolder(profileFolder)
      pages.die()
      resolve()
    })
  })
  const ready = watchPages(cdp.root).catch((error) => {
    throw new Error(`Chromium (${executable}) did not start: ${(error as Error).message}\n${output()}`)
  })
  // Whoever needs the browser awaits `ready` again and gets the error there.
  ready.then(removeStaleProfileFolders, () => undefined)

  return {
    headless,
    headlessScreen,
    runsWith: (flag) => flags.includes(flag),
    ready,
    root: cdp.root,
    openPage: async (address) => {
      await ready
      if (headless) return pages.open(cdp.root, address)
      const page = pages.claim(address)
      // There is no command for an app window, but a second Chromium on the same profile hands its request over and ends.
      spawn(executable, [...flags, `--app=${address}`], { stdio: 'ignore' }).unref()
      return page
    },
    openHiddenPage: () => pages.openHidden(cdp.root),
    close: async () => {
      if (exited) return
      cdp.root.tell('Browser.close')
      await exit
    },
    killNow: () => {
      if (exited) return
      child.kill('SIGKILL')
      removeProfileFolder(profileFolder)
    },
  }
}

/** Keeps the last lines that Chromium wrote, to explain a start that failed. */
function collectTail(child: ChildProcess): () => string {
  let tail = ''
  child.stderr?.on('data', (data: Buffer) => {
    tail = (tail + data.toString()).slice(-2000)
  })
  child.once('error', (error) => {
    tail += error.message
  })
  return () => tail
}
