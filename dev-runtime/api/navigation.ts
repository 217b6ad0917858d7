import type { CdpSession } from '../browser/cdp.ts'
import { deferred } from '../deferred.ts'
import { type LoadFailure, loadError, loadFailure } from './load-errors.ts'

interface Load {
  url: string
  loaderId: string | undefined
  resolve(): void
  reject(error: Error): void
}

export interface NavigationEvents {
  started(): void
  domReady(): void
  finished(): void
  failed(failure: LoadFailure, url: string): void
  /** The page began to navigate by itself; what the app or a debugger starts is not asked about. */
  unexpected(address: string): void
  subframe(frameId: string, address: string): void
}

export interface Navigation {
  /** Resolves when the page has loaded, rejects as `loadURL` does. `url` is the name for errors. */
  go(address: string, url: string): Promise<void>
  reload(): void
  /** True while the main frame is on its way to another document, whoever asked for it. */
  isUnderWay(): boolean
}

/**
 * Starts navigations of a page's main frame and tells how they went, told apart by Chromium's loader id. The main frame has
 * the id of its target.
 */
export function driveNavigation(session: CdpSession, mainFrameId: string, on: NavigationEvents): Navigation {
  let load: Load | undefined
  let currentLoader = ''
  let finishedLoader = ''
  // A failed load ends with Chromium's error page; what is started before that page is there would be aborted by it.
  let failing: { loaderId: string; errorText: string; url: string } | undefined
  let asked = 0
  let underWay = false
  let requestedByPage: string | undefined

  const finish = (loaderId: string) => {
    finishedLoader = loaderId
    if (failing?.loaderId === loaderId) return fail(failing.errorText, failing.url)
    on.finished()
    if (load?.loaderId !== loaderId) return
    load.resolve()
    load = undefined
  }

  const fail = (errorText: string, url: string) => {
    failing = undefined
    const failure = loadFailure(errorText)
    on.failed(failure, url)
    load?.reject(loadError(failure, url))
    load = undefined
  }

  session.on('Page.lifecycleEvent', (event: { frameId: string; loaderId: string; name: string }) => {
    if (event.frameId !== mainFrameId || event.loaderId !== currentLoader) return
    const isErrorPage = failing?.loaderId === event.loaderId
    if (event.name === 'DOMContentLoaded' && !isErrorPage) on.domReady()
    if (event.name === 'load') finish(event.loaderId)
  })
  session.on('Page.frameNavigated', ({ frame }: { frame: { id: string; loaderId: string } }) => {
    if (frame.id !== mainFrameId) return
    currentLoader = frame.loaderId
    underWay = false
  })
  session.on('Page.frameStoppedLoading', ({ frameId }: { frameId: string }) => {
    if (frameId === mainFrameId) underWay = false
  })
  session.on('Page.frameRequestedNavigation', ({ frameId, url }: { frameId: string; url: string }) => {
    if (frameId === mainFrameId) requestedByPage = url
  })
  session.on(
    'Page.frameStartedNavigating',
    (event: { frameId: string; url: string; navigationType: string }) => {
      if (/sameDocument$/i.test(event.navigationType)) return
      if (event.frameId !== mainFrameId) return on.subframe(event.frameId, event.url)
      const byPage = requestedByPage === event.url && asked === 0
      requestedByPage = undefined
      underWay = true
      on.started()
      if (byPage) on.unexpected(event.url)
    },
  )

  return {
    isUnderWay: () => underWay || asked > 0,
    reload: () => {
      asked++
      void session
        .send('Page.reload')
        .catch(() => undefined)
        .finally(() => asked--)
    },
    go: async (address, url) => {
      load?.reject(loadError(loadFailure('net::ERR_ABORTED'), load.url))
      const done = deferred<void>()
      const mine: Load = { url, loaderId: undefined, resolve: done.resolve, reject: done.reject }
      load = mine
      asked++
      try {
        const result = await session.send<{ loaderId?: string; errorText?: string }>('Page.navigate', {
          url: address,
        })
        if (load !== mine) return done.promise
        const { loaderId, errorText } = result
        mine.loaderId = loaderId
        if (errorText && (!loaderId || errorText === 'net::ERR_ABORTED')) fail(errorText, url)
        else if (errorText && loaderId) failing = { loaderId, errorText, url }
        // Only the fragment changed: there is nothing to wait for.
        else if (!loaderId) mine.resolve()
        // Both may have come in one read of the pipe, and this continues after it.
        else if (finishedLoader === loaderId) mine.resolve()
      } catch {
        mine.reject(loadError(loadFailure('net::ERR_ABORTED'), url))
      } finally {
        asked--
      }
      return done.promise
    },
  }
}
