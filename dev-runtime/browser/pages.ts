import type { CdpConnection, CdpSession } from './cdp.ts'

export interface BrowserPage {
  targetId: string
  session: CdpSession
  /** Called once, when the tab is closed (`closed`) or the browser died. */
  onGone(listener: (reason: 'closed' | 'died') => void): void
}

interface TargetInfo {
  targetId: string
  url: string
  browserContextId?: string
}

interface AttachedEvent {
  sessionId: string
  targetInfo: TargetInfo
}

export interface Pages {
  /** The page that is about to open on this address. */
  claim(address: string): Promise<BrowserPage>
  open(root: CdpSession, address: string): Promise<BrowserPage>
  openHidden(root: CdpSession): Promise<BrowserPage>
  /** The browser is gone, and every page with it. */
  die(): void
}

/**
 * Hands every page that opens to whoever claimed its address, and closes what nobody did.
 * @param isOurs whether a page is this program's at all; every page is if it is not given
 */
export function followPages(cdp: CdpConnection, isOurs: (page: TargetInfo) => boolean = () => true): Pages {
  const claims = new Map<string, (page: BrowserPage) => void>()
  const goneListeners = new Map<string, (reason: 'closed' | 'died') => void>()

  cdp.root.on('Target.attachedToTarget', ({ sessionId, targetInfo }: AttachedEvent) => {
    const session = cdp.session(sessionId)
    session.tell('Runtime.runIfWaitingForDebugger')
    const waiting = claims.get(targetInfo.url)
    if (targetInfo.url.startsWith('devtools://') || !isOurs(targetInfo)) return
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

  const claim = (address: string) => new Promise<BrowserPage>((resolve) => void claims.set(address, resolve))
  return {
    claim,
    open: (root, address) => {
      const page = claim(address)
      root.tell('Target.createTarget', { url: address, newWindow: true })
      return page
    },
    openHidden: (root) => {
      const page = claim('about:blank#hidden')
      root.tell('Target.createTarget', { url: 'about:blank#hidden', hidden: true, background: true })
      return page
    },
    die: () => {
      for (const listener of goneListeners.values()) listener('died')
      goneListeners.clear()
    },
  }
}

// Pages and frames only: Chromium's own surfaces (omnibox popups) and workers would otherwise start paused.
const targetFilter = [{ type: 'page' }, { exclude: true }]

/** From here on Chromium tells of every page, which waits until it was seen. */
export async function watchPages(root: CdpSession): Promise<void> {
  const autoAttach = { autoAttach: true, waitForDebuggerOnStart: true, flatten: true, filter: targetFilter }
  await Promise.all([
    root.send('Target.setAutoAttach', autoAttach),
    root.send('Browser.setDownloadBehavior', { behavior: 'deny' }),
  ])
}
