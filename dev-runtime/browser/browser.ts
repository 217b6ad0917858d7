import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { type CdpSession, connectCdp } from './cdp.ts'
import { findChromium } from './find-chromium.ts'
import { chromiumFlags } from './flags.ts'
import { createProfileFolder, removeProfileFolder, removeStaleProfileFolders } from './profile-folder.ts'

export interface BrowserPage {
  targetId: string
  session: CdpSession
  /** Called once, when the tab is closed (`closed`) or the browser died. */
  onGone(listener: (reason: 'closed' | 'died') => void): void
}

interface TargetInfo {
  targetId: string
  url: string
}

export interface Browser {
  readonly headless: boolean
  /** Screen that headless Chromium pretends to have, `WIDTHxHEIGHT` in pixels. */
  readonly headlessScreen: string
  readonly pid: number | undefined
  /** The command line that it was started with. */
  readonly flags: readonly string[]
  readonly profileFolder: string
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

interface AttachedEvent {
  sessionId: string
  targetInfo: TargetInfo
}

// Pages and frames only: Chromium's own surfaces (omnibox popups) and workers would otherwise start paused.
const targetFilter = [{ type: 'page' }, { exclude: true }]

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

  const claims = new Map<string, (page: BrowserPage) => void>()
  const goneListeners = new Map<string, (reason: 'closed' | 'died') => void>()
  let exited = false

  cdp.root.on('Target.attachedToTarget', ({ sessionId, targetInfo }: AttachedEvent) => {
    const session = cdp.session(sessionId)
    session.tell('Runtime.runIfWaitingForDebugger')
    const waiting = claims.get(targetInfo.url)
    if (targetInfo.url.startsWith('devtools://')) return
    // A page that the app did not open, such as a popup.
    if (!waiting) {
      cdp.root.tell('Target.closeTarget', { targetId: targetInfo.targetId })
      return
    }
    claims.delete(targetInfo.url)
    const { targetId } = targetInfo
    waiting({
      targetId,
      session,
      onGone: (listener) => void goneListeners.set(sessionId, listener),
    })
  })
  cdp.root.on('Target.detachedFromTarget', ({ sessionId }: { sessionId: string }) => {
    cdp.forget(sessionId)
    goneListeners.get(sessionId)?.('closed')
    goneListeners.delete(sessionId)
  })

  const exit = new Promise<void>((resolve) => {
    child.once('exit', () => {
      exited = true
      removeProfileFolder(profileFolder)
      for (const listener of goneListeners.values()) listener('died')
      goneListeners.clear()
      resolve()
    })
  })
  const ready = startUp(cdp.root).catch((error) => {
    throw new Error(`Chromium (${executable}) did not start: ${(error as Error).message}\n${output()}`)
  })
  // Whoever needs the browser awaits `ready` again and gets the error there.
  ready.then(removeStaleProfileFolders, () => undefined)

  const claim = (address: string) => new Promise<BrowserPage>((resolve) => void claims.set(address, resolve))

  const openHiddenPage = async (): Promise<BrowserPage> => {
    const page = claim('about:blank#hidden')
    cdp.root.tell('Target.createTarget', { url: 'about:blank#hidden', hidden: true, background: true })
    return page
  }

  const openPage = async (address: string): Promise<BrowserPage> => {
    await ready
    const page = claim(address)
    if (headless) cdp.root.tell('Target.createTarget', { url: address, newWindow: true })
    // There is no command for an app window, but a second Chromium on the same profile hands its request over and ends.
    else spawn(executable, [...flags, `--app=${address}`], { stdio: 'ignore' }).unref()
    return page
  }

  return {
    headless,
    headlessScreen,
    pid: child.pid,
    flags,
    profileFolder,
    ready,
    root: cdp.root,
    openPage,
    openHiddenPage,
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

async function startUp(root: CdpSession): Promise<void> {
  const autoAttach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: targetFilter }
  await Promise.all([
    root.send('Target.setAutoAttach', autoAttach),
    root.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
  ])
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
