import { readFile } from 'node:fs/promises'
import { extname, normalize, resolve, sep } from 'node:path'

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.map': 'application/json',
}

/** Serves a file of the built renderer; a path that leads out of its folder, or a type that is not ours, is not found. */
export async function servePage(folder: string, path: string): Promise<Response> {
  const root = resolve(folder)
  const file = resolve(root, `.${normalize(path === '/' ? '/index.html' : path)}`)
  const type = types[extname(file)]
  if (!file.startsWith(root + sep) || !type) return new Response('Not found', { status: 404 })
  try {
    return new Response(new Uint8Array(await readFile(file)), {
      headers: { 'content-type': type, 'x-content-type-options': 'nosniff', 'cache-control': 'no-cache' },
    })
  } catch {
    return new Response('Not found', { status: 404 })
  }
}
