import type { CdpSession } from '../browser/cdp.ts'
import { ownPaths, toPublic } from '../origin/origins.ts'
import { originOf, WebFrameMain } from './web-frame-main.ts'

interface CdpFrame {
  id: string
  parentId?: string
  loaderId: string
  name?: string
  url: string
  urlFragment?: string
  unreachableUrl?: string
}

export interface FrameTree {
  main(): WebFrameMain
  byId(id: string): WebFrameMain | undefined
  /** The document that a preload has just reported from; it may come before or after Chromium's own report. */
  adopt(url: string): WebFrameMain
  destroy(): void
}

/** Follows the frames of one page. A frame object stands for one document and dies with it. */
export function followFrames(
  session: CdpSession,
  send: (channel: string, values: unknown[]) => void,
  onMainNavigated: (url: string, loaderId: string) => void,
): FrameTree {
  let main = new WebFrameMain('', null, '', send)
  // A document that is reported by its preload first must not be replaced when Chromium's report follows.
  let adopted = false
  const children = new Map<string, WebFrameMain>()

  const replaceMain = (url: string) => {
    main.markDestroyed()
    children.clear()
    main = new WebFrameMain(url, null, '', send)
    return main
  }

  session.on('Page.frameNavigated', ({ frame }: { frame: CdpFrame }) => {
    const url = toPublic((frame.unreachableUrl ?? frame.url) + (frame.urlFragment ?? ''))
    if (frame.parentId) {
      const parent = children.get(frame.parentId) ?? main
      children.get(frame.id)?.markDestroyed()
      children.set(frame.id, new WebFrameMain(url, parent, frame.name ?? '', () => undefined))
      return
    }
    if (frame.url.includes(ownPaths.blank)) return
    if (adopted && originOf(main.url) === originOf(url) && !main.isDestroyed()) adopted = false
    else replaceMain(url)
    onMainNavigated(url, frame.loaderId)
  })
  session.on('Page.navigatedWithinDocument', ({ frameId, url }: { frameId: string; url: string }) => {
    const frame = children.get(frameId) ?? main
    frame.url = toPublic(url)
  })
  session.on('Page.frameDetached', ({ frameId, reason }: { frameId: string; reason: string }) => {
    if (reason !== 'remove') return
    children.get(frameId)?.markDestroyed()
    children.delete(frameId)
  })

  let connected: WebFrameMain | undefined
  return {
    main: () => main,
    byId: (id) => children.get(id),
    adopt: (url) => {
      if (connected !== main && originOf(main.url) === originOf(url) && !main.isDestroyed()) {
        main.url = url
      } else {
        replaceMain(url)
        adopted = true
      }
      connected = main
      return main
    },
    destroy: () => main.markDestroyed(),
  }
}
