import { createReadStream, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'

const types: Record<string, string> = { '.mp4': 'video/mp4', '.jpg': 'image/jpeg' }

export interface MediaServer {
  origin: string
  close(): void
}

/** Serves the files of a folder to the bare page, and an empty page at `/`. */
export async function serveMedia(folder: string): Promise<MediaServer> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    if (path === '/') {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>bare</title>')
      return
    }
    const file = join(folder, normalize(path))
    const stat = statSync(file, { throwIfNoEntry: false })
    if (!stat?.isFile()) {
      response.writeHead(404).end()
      return
    }
    const asked = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '')
    const start = Number(asked?.[1] ?? 0)
    const end = Math.min(stat.size - 1, Number(asked?.[2] || stat.size - 1))
    response.writeHead(asked ? 206 : 200, {
      'content-type': types[extname(file)] ?? 'application/octet-stream',
      'content-length': end - start + 1,
      'accept-ranges': 'bytes',
      'cache-control': 'no-store',
      ...(asked && { 'content-range': `bytes ${start}-${end}/${stat.size}` }),
    })
    createReadStream(file, { start, end }).pipe(response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
