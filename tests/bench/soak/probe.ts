import type { CDPSession, Page } from 'playwright/test'
import { keepNoBodies } from './keep-no-bodies.ts'
import { type Inspector, ownMegabytes } from './main-process.ts'
import type { Reading } from './measures.ts'

/** What holds memory outside the heap, by its constructor. Few, since asking for each walks through the whole heap. */
const heavy = [
  'BaseAudioContext',
  'ImageBitmap',
  'VideoFrame',
  'AudioData',
  'MediaSource',
  'WebGL2RenderingContext',
]

export interface Probe {
  /** Collects what is unreachable first, so that only what is held counts. */
  read(): Promise<Reading>
  /** How many of each heavy object are alive, for whoever looks for a leak. */
  heavyObjects(): Promise<Record<string, number>>
}

/** Looks into the window's and the main process. `main` is missing where it could not be found. */
export async function openProbe(page: Page, main?: { pid: number; inspector: Inspector }): Promise<Probe> {
  const session = await page.context().newCDPSession(page)
  const browser = await page.context().browser()?.newBrowserCDPSession()
  await session.send('Performance.enable')
  await keepNoBodies(page)
  const memoryOf = async (type: string): Promise<number | undefined> => {
    const answer = await browser?.send('SystemInfo.getProcessInfo')
    const sizes = (answer?.processInfo ?? [])
      .filter((process) => process.type.toLowerCase() === type)
      .flatMap(({ id }) => ownMegabytes(id) ?? [])
    return sizes.length === 0 ? undefined : sizes.reduce((sum, size) => sum + size, 0)
  }
  const heavyObjects = async () => {
    const counts: Record<string, number> = {}
    for (const name of heavy) counts[name] = await countAlive(session, name)
    return counts
  }
  return {
    heavyObjects,
    async read() {
      // Of workers that came since the last reading.
      await keepNoBodies(page)
      await session.send('HeapProfiler.collectGarbage')
      const { usedSize } = await session.send('Runtime.getHeapUsage')
      const { metrics } = await session.send('Performance.getMetrics')
      const metric = (name: string) => metrics.find((one) => one.name === name)?.value
      const counts = await heavyObjects()
      const reading: { [name in keyof Reading]: number | undefined } = {
        heap: usedSize / 1e6,
        renderer: await memoryOf('renderer'),
        gpu: await memoryOf('gpu'),
        nodes: metric('Nodes'),
        listeners: metric('JSEventListeners'),
        players: await countAlive(session, 'HTMLMediaElement'),
        contexts: Object.values(counts).reduce((sum, count) => sum + count, 0),
        workers: page.workers().length,
        mainHeap: main && (await main.inspector.heapUsed()) / 1e6,
        main: main && ownMegabytes(main.pid),
      }
      const told = Object.entries(reading).filter(([, value]) => value !== undefined)
      return Object.fromEntries(told) as Reading
    },
  }
}

/** Objects of a constructor that the page holds, in the document or out of it. */
async function countAlive(session: CDPSession, name: string): Promise<number> {
  const objectGroup = 'soak'
  const { result } = await session.send('Runtime.evaluate', {
    expression: `globalThis.${name}?.prototype`,
    objectGroup,
  })
  if (!result.objectId) return 0
  const { objects } = await session.send('Runtime.queryObjects', {
    prototypeObjectId: result.objectId,
    objectGroup,
  })
  const { result: length } = await session.send('Runtime.callFunctionOn', {
    ...(objects.objectId && { objectId: objects.objectId }),
    functionDeclaration: 'function () { return this.length }',
    returnByValue: true,
  })
  await session.send('Runtime.releaseObjectGroup', { objectGroup })
  return Number(length.value)
}
