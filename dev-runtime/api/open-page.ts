import { randomUUID } from 'node:crypto'
import { injectPreload } from '../bridge/inject.ts'
import type { CdpSession } from '../browser/cdp.ts'
import type { BrowserPage } from '../browser/pages.ts'
import { currentEngine } from '../engine.ts'
import { ownPaths, toLoopback } from '../origin/origins.ts'
import { isRegistered } from './schemes.ts'

export interface OpenedPage {
  page: BrowserPage
  /** The loopback origin that the window was opened on. */
  origin: string
}

/** What joins the page to the app; a page without it is on its own. */
export interface Bridge {
  preload: string | undefined
  token: string
  onPreloadError(error: Error): void
}

/**
 * Opens an empty app window on the page's own origin (elsewhere Chromium would show an address bar). `url` is the first
 * address that the window will show.
 */
export async function openPage(url: string): Promise<OpenedPage> {
  const { browser, ready } = currentEngine()
  const own = isRegistered(new URL(url).protocol.slice(0, -1)) ? url : 'dev-runtime://window/'
  const blank = await toLoopback(new URL(`${ownPaths.blank}?${randomUUID()}`, own).href)
  await ready
  return { page: await browser.openPage(blank), origin: new URL(blank).origin }
}

/** Must be done before the page goes anywhere. Sent together: each is a round trip, and the window is waiting. */
export async function preparePage({ page, origin }: OpenedPage, bridge: Bridge): Promise<void> {
  const { session } = page
  await Promise.all([
    session.send('Page.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Inspector.enable'),
    addBridge(session, origin, bridge),
  ])
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
