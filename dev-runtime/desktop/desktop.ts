import { connectX11 } from './x11.ts'

/** The X server, asked once and early: apps read the screen as soon as they are ready. */
export const xServer = process.env.EVENHAND_HEADLESS === '1' ? Promise.resolve(undefined) : connectX11()

interface Reading {
  idleMs: number
  at: number
}

let reading: Reading | undefined
let asking = false

xServer.then(refresh, () => undefined)

async function refresh(): Promise<void> {
  const server = await xServer
  if (!server?.idleMs || asking) return
  asking = true
  try {
    reading = { idleMs: await server.idleMs(), at: performance.now() }
  } finally {
    asking = false
  }
}

/**
 * Seconds since anybody used keyboard or pointer on this desktop; undefined where only our own windows are known. The
 * call cannot wait, so it answers from the last reading and asks for the next one.
 */
export function desktopIdleSeconds(): number | undefined {
  refresh().catch(() => {
    reading = undefined
  })
  return reading && Math.floor((reading.idleMs + performance.now() - reading.at) / 1000)
}
