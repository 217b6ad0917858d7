import { randomFillSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { cookieName, secret } from '../../dev-runtime/origin/guard.ts'
import { setHandler, toLoopback } from '../../dev-runtime/origin/origins.ts'
import type { ByteRange } from '../../src-main/vault/read-file.ts'
import { openVault, type Vault } from '../../src-main/vault/vault.ts'
import type { VaultEntry } from '../../src-main/vault/vault-entry.ts'
import { mediaResponse } from '../../src-main/window/media-response.ts'
import { openBareBrowser } from './bare-browser.ts'
import { type Figure, figureOf } from './figures.ts'
import { inTemporaryFolder } from './temporary.ts'

type Media = VaultEntry & { mime: string }
/** Fetches the file, or a range of it, and reads it to its end; milliseconds. */
type Fetching = (source: 'vault' | 'plain', range?: ByteRange) => Promise<number>

const fileBytes = 64 * 1024 * 1024
const rangeBytes = 64 * 1024
const runs = 12
const ranges = 2000
const rangesInPage = 300
const floorName = 'plain file'

/** How fast the vault gives its files out, beside a plain file that goes the same way; and what a plain file takes to come in. */
export async function measureVault(): Promise<Figure[]> {
  return inTemporaryFolder(async (folder) => {
    const path = join(folder, 'plain')
    writeFileSync(path, randomFillSync(Buffer.alloc(fileBytes)))
    const vault = await openVault(join(folder, 'vault'), Buffer.alloc(32, 7))
    const entry = { ...(await vault.put(readPlain(path))), mime: 'video/mp4' }
    const plain = { ...vault, read: (_: VaultEntry, range?: ByteRange) => readPlain(path, range) }
    const sources = { vault, plain }
    const direct: Fetching = (source, range) => timeAnswer(sources[source], entry, range)
    const page = await openProtocol(sources, entry)
    try {
      return [
        await inSequence('vault, 64 MiB in sequence, in main alone', direct),
        await inSequence('vault, 64 MiB in sequence, through the protocol to the page', page.fetch),
        await inRanges('vault, 64 KiB anywhere, in main alone', direct, ranges),
        await inRanges('vault, 64 KiB anywhere, through the protocol to the page', page.fetch, rangesInPage),
      ]
    } finally {
      await page.close()
    }
  })
}

async function inSequence(name: string, fetching: Fetching): Promise<Figure> {
  const [program, floor]: [number[], number[]] = [[], []]
  // The first ones run before the engine has compiled what they run.
  for (let run = -2; run < runs; run += 1) {
    const [ours, best] = [await fetching('vault'), await fetching('plain')]
    if (run < 0) continue
    program.push(ours)
    floor.push(best)
  }
  const figure = figureOf({ name, program, floor, floorName, aim: '≥ 0.8 × the speed of the plain file' })
  const speed = Math.round(fileBytes / 1e6 / (figure.program.p50 / 1000))
  return { ...figure, note: `${(1 / figure.ratio.p50).toFixed(2)} × its speed, ${speed} MB/s decrypted` }
}

async function inRanges(name: string, fetching: Fetching, count: number): Promise<Figure> {
  const [program, floor]: [number[], number[]] = [[], []]
  for (let index = 0; index < count; index += 1) {
    const start = Math.floor(Math.random() * (fileBytes - rangeBytes))
    const range = { start, end: start + rangeBytes - 1 }
    program.push(await fetching('vault', range))
    floor.push(await fetching('plain', range))
  }
  return figureOf({ name, program, floor, floorName, aim: 'p99 ≤ 5 ms' })
}

async function timeAnswer(source: Vault, entry: Media, range?: ByteRange): Promise<number> {
  const start = performance.now()
  const headers = new Headers(range && { range: `bytes=${range.start}-${range.end}` })
  const { body } = await mediaResponse({ method: 'GET', headers }, entry, source)
  let bytes = 0
  for await (const chunk of body ?? []) bytes += chunk.length
  if (bytes !== (range ? rangeBytes : fileBytes)) throw new Error(`Read ${bytes} bytes.`)
  return performance.now() - start
}

/** Serves both as the program's window gets them where it runs on Chromium: the same server, the same secret, a real page. */
async function openProtocol(sources: { vault: Vault; plain: Vault }, entry: Media) {
  setHandler('bench', async (request) => {
    const { pathname } = new URL(request.url)
    if (pathname === '/vault') return mediaResponse(request, entry, sources.vault)
    if (pathname === '/plain') return mediaResponse(request, entry, sources.plain)
    return new Response('<!doctype html><title>bench</title>', { headers: { 'content-type': 'text/html' } })
  })
  const address = await toLoopback('bench://app/')
  const { page, close } = await openBareBrowser()
  await page.context().addCookies([{ name: cookieName, value: secret, url: address }])
  await page.goto(address)
  const fetching: Fetching = (source, range) =>
    page.evaluate(
      async ({ source, range }) => {
        const start = performance.now()
        const { body } = await fetch(
          `/${source}`,
          range && { headers: { range: `bytes=${range.start}-${range.end}` } },
        )
        const reader = body?.getReader()
        for (let step = await reader?.read(); step && !step.done; step = await reader?.read());
        return performance.now() - start
      },
      { source, range },
    )
  return {
    fetch: fetching,
    async close() {
      await close()
      setHandler('bench', undefined)
    },
  }
}

/** A plain file as the vault reads its own: as many bytes at a time, handed over in pieces of a chunk. */
async function* readPlain(
  path: string,
  { start, end }: ByteRange = { start: 0, end: fileBytes - 1 },
): AsyncGenerator<Uint8Array, void> {
  const piece = 64 * 1024
  const file = await open(path, 'r')
  try {
    for (let at = start; at <= end; ) {
      const buffer = Buffer.allocUnsafeSlow(Math.min(4 * piece, end - at + 1))
      const { bytesRead } = await file.read(buffer, 0, buffer.length, at)
      if (bytesRead === 0) throw new Error('The plain file has ended.')
      for (let from = 0; from < bytesRead; from += piece)
        yield buffer.subarray(from, Math.min(from + piece, bytesRead))
      at += bytesRead
    }
  } finally {
    await file.close()
  }
}
