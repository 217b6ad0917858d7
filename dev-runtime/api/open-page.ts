import { randomUUID } from 'node:crypto'
import { injectPreload } from '../bridge/inject.ts'
import type { BrowserPage } from '../browser/browser.ts'
import { currentEngine } from '../engine.ts'
import { ownPaths, toLoopback } from '../origin/origins.ts'
import { isRegistered } from './schemes.ts'

export interface OpenedPage {
  page: BrowserPage
  mainFrameId: string
}

interface OpenOptions {
  /** The first address that the window will show; its origin decides where the window opens. */
  url: string
  preload: string | undefined
  token: string
  onPreloadError(error: Error): void
}

/** Opens an empty app window on the page's own origin (elsewhere Chromium would show an address bar) and prepares it. */
export async function openPage({ url, preload, token, onPreloadError }: OpenOptions): Promise<OpenedPage> {
  const { browser, ready } = currentEngine()
  const own = isRegistered(new URL(url).protocol.slice(0, -1)) ? url : 'dev-runtime://window/'
  const blank = await toLoopback(new URL(`${ownPaths.blank}?${randomUUID()}`, own).href)
  await ready
  const page = await browser.openPage(blank)
  const { session } = page
  const inject = (file: string | undefined) =>
    injectPreload(session, file, {
      origin: new URL(blank).origin,
      socketPath: ownPaths.ipc,
      token,
      platform: process.platform,
      versions: { node: process.versions.node, v8: process.versions.v8 },
    })
  // Sent together: each is a round trip, and the window is waiting.
  const [{ frameTree }] = await Promise.all([
    session.send<{ frameTree: { frame: { id: string } } }>('Page.getFrameTree'),
    session.send('Page.enable'),
    session.send('Page.setLifecycleEventsEnabled', { enabled: true }),
    session.send('Inspector.enable'),
    inject(preload).catch((error) => {
      onPreloadError(error as Error)
      return inject(undefined)
    }),
  ])
  return { page, mainFrameId: frameTree.frame.id }
}
