import { openBareBrowser } from '../bare-browser.ts'
import { serveMedia } from '../paint/media-server.ts'
import { keepNoBodies } from './keep-no-bodies.ts'
import { ownMegabytes } from './main-process.ts'
import { type Trend, trendOf } from './trend.ts'

interface Medium {
  kind: string
  src: string
}

/**
 * What a bare page's process comes to hold while it opens and drops the same media one after the other: the browser keeps
 * some of every file that it played. The trend of its memory in MB, and undefined where it cannot be told.
 */
export async function bareTrend(folder: string, media: readonly Medium[]): Promise<Trend | undefined> {
  const bare = await openBareBrowser()
  const server = await serveMedia(folder)
  try {
    await bare.page.goto(server.origin)
    await keepNoBodies(bare.page)
    const session = await bare.page.context().newCDPSession(bare.page)
    const browser = await bare.page.context().browser()?.newBrowserCDPSession()
    const samples = []
    const every = Math.max(1, Math.floor(media.length / 20))
    for (const [index, { kind, src }] of media.entries()) {
      await bare.page.evaluate(openAndDrop, { kind, url: `/${src}?${index}` })
      if (index % every !== 0 || index < media.length / 5) continue
      await session.send('HeapProfiler.collectGarbage')
      const { processInfo = [] } = (await browser?.send('SystemInfo.getProcessInfo')) ?? {}
      const pid = processInfo.find(({ type }) => type === 'renderer')?.id
      const value = pid === undefined ? undefined : ownMegabytes(pid)
      if (value !== undefined) samples.push({ tasks: index, value })
    }
    return samples.length < 2 ? undefined : trendOf(samples)
  } finally {
    await bare.close()
    server.close()
  }
}

/** Runs in the page: it may use nothing from outside itself. */
async function openAndDrop({ kind, url }: { kind: string; url: string }): Promise<void> {
  const told = (target: EventTarget, ...events: string[]) =>
    Promise.race(
      events.map(
        (event) => new Promise((resolve) => target.addEventListener(event, resolve, { once: true })),
      ),
    )
  if (kind === 'image') {
    const image = new Image()
    image.src = url
    await image.decode().catch(() => undefined)
    return
  }
  const media = document.createElement(kind === 'audio' ? 'audio' : 'video')
  media.muted = true
  document.body.append(media)
  const opened = told(media, 'canplaythrough', 'error')
  media.src = url
  await opened
  if (media.error === null) {
    const sought = told(media, 'seeked', 'error')
    media.currentTime = 3
    await sought
  }
  media.removeAttribute('src')
  media.load()
  media.remove()
}
