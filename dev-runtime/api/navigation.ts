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
  /** Chromium began a navigation of the main frame that was not asked for here. */
  unexpected(address: string): void
  subframe(frameId: string, address: string): void
}

export interface Navigation {
  /** Resolves when the page has loaded, rejects as `loadURL` does. `url` is the name for errors. */
  go(address: string, url: string): Promise<void>
  reload(): void
  /** True while a navigation that was asked for here is under way. */
  expected(): boolean
}

/** Starts navigations of a page's main frame and tells how they went, told apart by Chromium's loader id. */
export function driveNavigation(session: CdpSession, mainFrameId: string, on: NavigationEvents): Navigation {
  let load: Load | undefined
  let currentLoader = ''
  let finishedLoader = ''
  let asked = 0

  const fail = (errorText: string, url: string) => {
    const failure = loadFailure(errorText)
    on.failed(failure, url)
    load?.reject(loadError(failure, url))
    load = undefined
  }

  session.on('Page.lifecycleEvent', (event: { frameId: string; loaderId: string; name: string }) => {
    if (event.frameId !== mainFrameId || event.loaderId !== currentLoader) return
    if (event.name === 'DOMContentLoaded') on.domReady()
    if (event.name !== 'load') return
    finishedLoader = event.loaderId
    on.finished()
    if (load?.loaderId === event.loaderId) {
      load.resolve()
      load = undefined
    }
  })
  session.on('Page.frameNavigated', ({ frame }: { frame: { id: string; loaderId: string } }) => {
    if (frame.id === mainFrameId) currentLoader = frame.loaderId
  })
  session.on(
    'Page.frameStartedNavigating',
    (event: { frameId: string; url: string; navigationType: string }) => {
      if (/sameDocument$/i.test(event.navigationType)) return
      if (event.frameId !== mainFrameId) return on.subframe(event.frameId, event.url)
      if (asked === 0) return on.unexpected(event.url)
      on.started()
    },
  )

  return {
    expected: () => asked > 0,
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
        mine.loaderId = result.loaderId ?? currentLoader
        if (result.errorText) fail(result.errorText, url)
        // Only the fragment changed: there is nothing to wait for.
        else if (!result.loaderId) mine.resolve()
        // Both may have come in one read of the pipe, and this continues after it.
        else if (finishedLoader === result.loaderId) mine.resolve()
      } catch {
        mine.reject(loadError(loadFailure('net::ERR_ABORTED'), url))
      } finally {
        asked--
      }
      return done.promise
    },
  }
}
