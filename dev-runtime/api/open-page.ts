import { randomUUID } from 'node:crypto'
import { injectPreload } from '../bridge/inject.ts'
import type { BrowserPage } from '../browser/browser.ts'
import type { CdpSession } from '../browser/cdp.ts'
import { currentEngine } from '../engine.ts'
import { ownPaths, toLoopback } from '../origin/origins.ts'
import { isRegistered } from './schemes.ts'

export interface OpenedPage {
  page: BrowserPage
  mainFrameId: string
}

/** What joins the page to the app; a page without it is on its own. */
export interface Bridge {
  preload: string | undefined
  token: string
  onPreloadError(error: Error): void
}

/**
 * Opens an empty app window on the page's own origin (elsewhere Chromium would show an address bar) and prepares it.
 * `url` is the first address that the window will show.
 */
export async function openPage(url: string, bridge?: Bridge): Promise<OpenedPage> {
  const { browser, ready } = currentEngine()
  const own = isRegistered(new URL(url).protocol.slice(0, -1)) ? url : 'dev-runtime://window/'
  const blank = await toLoopback(new URL(`${ownPaths.blank}?${randomUUID()}`, own).href)
  await ready
  const page = await browser.openPage(blank)
  const { session } = page
  // Sent together: each is a round trip, and the window is waiting.
  const [{ frameTree }] = await Promise.all([
    session.send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree'),
    session.send('Page.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Inspector.enable'),
    bridge && addBridge(session, new URL(blank).origin, bridge),
  ])
  return { page, mainFrameId: frameTree.frame.id }
}

async function addBridge(session: CdpSession, origin: string, bridge: Bridge): Promise<void> {
  const inject = (file: string | undefined) =>
    injectPreload(session, file, {
      origin,
      socketPath: ownPaths.ipc,
      token: bridge.token,
      platform: process.platform,
      versions: { node: process.versions.node, v8: process.versions.v8 },
    })
  try {
    await inject(bridge.preload)
  } catch (error) {
    bridge.onPreloadError(error as Error)
    await inject(undefined)
  }
}
