import { type Browser, startBrowser } from './browser/browser.ts'
import { joinBrowser } from './browser/joined-browser.ts'
import { cookieName, secret } from './origin/guard.ts'

interface Engine {
  browser: Browser
  /** Settles when a window may be opened: Chromium answers and holds the secret of this launch. */
  ready: Promise<void>
}

const extraSwitches = new Map<string, string>()
const written = (name: string, value: string): string => (value === '' ? `--${name}` : `--${name}=${value}`)
let engine: Engine | undefined

/** Chromium is started before the app's main has loaded, because its start takes the longest. */
export function startEngine(): Engine {
  const extra = [...extraSwitches].map(([name, value]) => written(name, value))
  const running = process.env.EVENHAND_CHROMIUM
  const browser = running ? joinBrowser(running) : startBrowser({ debugPort: debugPort(), extra })
  const cookie = {
    name: cookieName,
    value: secret,
    url: 'http://127.0.0.1/',
    httpOnly: true,
    sameSite: 'Strict',
  }
  const ready = browser.ready.then(() => browser.root.send<void>('Storage.setCookies', { cookies: [cookie] }))
  ready.catch(() => undefined)
  engine = { browser, ready }
  return engine
}

export function currentEngine(): Engine {
  return engine ?? startEngine()
}

/** A switch for Chromium's command line; one that runs without it is replaced, as no window is open before `ready`. */
export function addSwitch(name: string, value: string): void {
  extraSwitches.set(name, value)
  if (!engine || engine.browser.runsWith(written(name, value))) return
  engine.browser.killNow()
  engine = undefined
}

export function switchOf(name: string): string | undefined {
  const added = extraSwitches.get(name)
  if (added !== undefined) return added
  const given = process.argv.find((argument) => argument === `--${name}` || argument.startsWith(`--${name}=`))
  return given?.slice(`--${name}=`.length)
}

function debugPort(): string | undefined {
  return extraSwitches.has('remote-debugging-port') ? undefined : switchOf('remote-debugging-port')
}

/** Asks Chromium to end, and makes it when it does not within a second. */
export async function stopEngine(): Promise<void> {
  if (!engine) return
  const { browser } = engine
  const late = setTimeout(() => browser.killNow(), 1000)
  await browser.close()
  clearTimeout(late)
}

process.on('exit', () => engine?.browser.killNow())
