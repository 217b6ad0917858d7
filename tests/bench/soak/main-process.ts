import { readdirSync, readFileSync } from 'node:fs'

/** Processor memory that no other process shares, in MB; undefined where the system has no /proc or the process is gone. */
export function ownMegabytes(pid: number): number | undefined {
  try {
    const kilobytes = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return kilobytes === undefined ? undefined : Number(kilobytes) / 1024
  } catch {
    return undefined
  }
}

/** Process id of the program's main process with this profile; undefined where there is no /proc to find it by. */
export function findMainProcess(profile: string): number | undefined {
  const processes = processFolders().filter((pid) => {
    try {
      const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      return command.includes(profile) && command.some((part) => part.endsWith('out/main/main.js'))
    } catch {
      return false
    }
  })
  return processes[0]
}

function processFolders(): number[] {
  try {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name))
      .map(Number)
  } catch {
    return []
  }
}

export interface Inspector {
  /** Bytes of the JavaScript heap in use, after everything unreachable was collected. */
  heapUsed(): Promise<number>
  close(): void
}

/**
 * Opens the inspector of a Node process that was started with `--inspect-port` and listens there once it gets a SIGUSR1.
 * @see https://nodejs.org/en/learn/getting-started/debugging
 */
export async function openInspector(pid: number, port: number): Promise<Inspector> {
  process.kill(pid, 'SIGUSR1')
  const address = await inspectorAddress(port)
  const socket = new WebSocket(address)
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true })
    socket.addEventListener('error', () => reject(new Error(`Nothing answers at ${address}.`)), {
      once: true,
    })
  })
  let last = 0
  const send = (method: string) =>
    new Promise<{ usedSize?: number }>((resolve) => {
      last += 1
      const id = last
      const onMessage = ({ data }: MessageEvent) => {
        const answer = JSON.parse(String(data)) as { id?: number; result?: { usedSize?: number } }
        if (answer.id !== id) return
        socket.removeEventListener('message', onMessage)
        resolve(answer.result ?? {})
      }
      socket.addEventListener('message', onMessage)
      socket.send(JSON.stringify({ id, method }))
    })
  return {
    async heapUsed() {
      await send('HeapProfiler.collectGarbage')
      return (await send('Runtime.getHeapUsage')).usedSize ?? Number.NaN
    },
    close: () => socket.close(),
  }
}

async function inspectorAddress(port: number): Promise<string> {
  const until = performance.now() + 10_000
  for (;;) {
    try {
      const response = await fetch(`http://127.0.0.1:${port}/json/list`)
      const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[]
      if (target) return target.webSocketDebuggerUrl
    } catch (error) {
      if (performance.now() > until) throw error
    }
  }
}
