import { Readable, Writable } from 'node:stream'
import type { Browser } from './browser.ts'
import { type CdpSession, connectCdp } from './cdp.ts'
import { followPages, watchPages } from './pages.ts'

/**
 * A context of its own in a headless Chromium that runs already: nothing is shared with whoever else is in there, and
 * Chromium throws it away when this program ends, however it ends. For tests, which start hundreds of programs: half of a
 * start's processor time is Chromium's own.
 * @param address of Chromium's debugging protocol, `ws://…`
 */
export function joinBrowser(address: string): Browser {
  const socket = new WebSocket(address)
  const { input, output } = streamsOf(socket)
  const cdp = connectCdp(input, output)
  let browserContextId: string | undefined
  const pages = followPages(cdp, (page) => page.browserContextId === browserContextId)
  // Of a command that has nothing to do with contexts Chromium leaves the id aside.
  const root: CdpSession = {
    ...cdp.root,
    send: (method, params) => cdp.root.send(method, { ...params, browserContextId }),
    tell: (method, params) => cdp.root.tell(method, { ...params, browserContextId }),
  }
  const closed = new Promise<void>((resolve) => {
    socket.addEventListener('close', () => {
      pages.die()
      resolve()
    })
  })
  const begin = async () => {
    const made = await cdp.root.send<{ browserContextId: string }>('Target.createBrowserContext', {
      disposeOnDetach: true,
    })
    browserContextId = made.browserContextId
    await watchPages(root)
  }
  const ready = begin().catch((error) => {
    throw new Error(`There is no Chromium at ${address}: ${(error as Error).message}`)
  })
  ready.catch(() => undefined)
  return {
    headless: true,
    headlessScreen: '1920x1080',
    // Whoever started it has chosen.
    runsWith: () => true,
    ready,
    root,
    openPage: async (address) => {
      await ready
      return pages.open(root, address)
    },
    openHiddenPage: () => pages.openHidden(root),
    close: async () => {
      socket.close()
      await closed
    },
    killNow: () => socket.close(),
  }
}

/** The connection as the two streams of a debugging pipe. */
function streamsOf(socket: WebSocket): { input: Writable; output: Readable } {
  const output = new Readable({ read: () => undefined })
  socket.addEventListener('message', ({ data }) => output.push(`${data}\0`))
  socket.addEventListener('close', () => output.destroy())
  const opened = new Promise<void>((resolve) => socket.addEventListener('open', () => resolve()))
  const input = new Writable({
    decodeStrings: false,
    write: (text: string, _encoding, done) => {
      opened.then(() => {
        socket.send(text.slice(0, -1))
        done()
      }, done)
    },
  })
  return { input, output }
}
