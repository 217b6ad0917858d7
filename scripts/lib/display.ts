import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import type { Readable } from 'node:stream'

const screenSize = '1920x1080'

export interface Display {
  /** For the environment of whatever opens windows. */
  env: Record<string, string>
  close(): void
}

export function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

export function hasXvfb(): boolean {
  return spawnSync('Xvfb', ['-help'], { stdio: 'ignore' }).error === undefined
}

/** An X server without a screen, and so with nobody before it, which ends by itself with its last window. */
export async function openVirtualDisplay(): Promise<Display> {
  const flags = ['-displayfd', '3', '-screen', '0', `${screenSize}x24`, '-nolisten', 'tcp', '-terminate']
  const server = spawn('Xvfb', flags, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] })
  const number = await firstLine(server)
  server.unref()
  return { env: { DISPLAY: `:${number}`, EVENHAND_UNATTENDED: '1' }, close: () => void server.kill() }
}

function firstLine(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    const output = server.stdio[3] as Readable
    output.on('data', (data: Buffer) => {
      text += data.toString()
      if (text.includes('\n')) resolve(text.trim())
    })
    server.once('error', reject)
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)))
  })
}
