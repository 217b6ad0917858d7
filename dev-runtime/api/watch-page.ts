import type { CdpSession } from '../browser/cdp.ts'

interface ConsoleCall {
  type: string
  args: { value?: unknown; description?: string; type: string }[]
  stackTrace?: { callFrames: { url: string; lineNumber: number }[] }
}

export interface ConsoleMessage {
  level: 'info' | 'warning' | 'error' | 'debug'
  message: string
  lineNumber: number
  sourceId: string
}

const levels: Record<string, ConsoleMessage['level']> = {
  warning: 'warning',
  error: 'error',
  assert: 'error',
  debug: 'debug',
}

/** Costs the page something on every console call, so it is only switched on when somebody listens. */
export function watchConsole(session: CdpSession, onMessage: (message: ConsoleMessage) => void): void {
  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }: ConsoleCall) => {
    const message = args.map((value) => String(value.value ?? value.description ?? value.type)).join(' ')
    const frame = stackTrace?.callFrames[0]
    onMessage({
      level: levels[type] ?? 'info',
      message,
      lineNumber: frame?.lineNumber ?? 0,
      sourceId: frame?.url ?? '',
    })
  })
  session.tell('Runtime.enable')
}

const checkEveryMs = 5_000
// Chromium's own limit before it offers to kill a page is of this order.
const patienceMs = 15_000

/** Asks the page for a sign of life now and then. Returns a function that stops asking. */
export function watchResponsiveness(
  session: CdpSession,
  onChange: (responsive: boolean) => void,
): () => void {
  let asking = false
  const ask = async () => {
    if (asking) return
    asking = true
    let late = false
    const timer = setTimeout(() => {
      late = true
      onChange(false)
    }, patienceMs)
    await session.send('Runtime.evaluate', { expression: '0' }).catch(() => undefined)
    clearTimeout(timer)
    if (late) onChange(true)
    asking = false
  }
  const interval = setInterval(ask, checkEveryMs)
  interval.unref()
  return () => clearInterval(interval)
}
