import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, test as base, chromium, type Page } from 'playwright/test'
import { findElectron } from '../../scripts/lib/electron-binary.ts'
import type { SettingsChange } from '../../src-shared/model/settings.ts'
import { startSharedChromium } from './shared-chromium.ts'

// An isolated program for each test, started as a person starts it (scripts/start.ts), on whichever runtime is there:
// its own profile folder, and its own browser or a context of its own in one that the worker's tests share. Nothing of it
// is left afterwards.

export { expect } from 'playwright/test'

export const runtime = findElectron() ? 'electron' : 'chromium'

export interface AppOptions {
  /** Task pack to import at the start, as `--pack`. */
  pack?: string
  /** Profile folder to use, which is then left alone; without it a fresh one that is deleted afterwards. */
  profile?: string
  /** Preferences that the profile has before the start. */
  settings?: SettingsChange & { sendFolder?: string }
  /** Added to the environment. */
  env?: Record<string, string>
  /** Line on stdout or stderr that says that the program is up. */
  waitFor?: RegExp
  /** The test is about the browser's processes or screens: the program starts its own. */
  ownBrowser?: boolean
}

export interface RunningApp {
  /** The program's window. A new one after `relaunch()`. */
  page: Page
  readonly profile: string
  /** Everything the program has written so far. */
  stdout(): string
  stderr(): string
  /** Ends launcher, main process and window at once, as a crash or a power cut would; settles when they are gone. */
  kill(signal?: NodeJS.Signals): Promise<void>
  /** Ends the program in order, as Ctrl+C does; the exit code. */
  close(): Promise<number | null>
  /** Finds the window's page anew, after its process broke down. */
  reconnect(): Promise<void>
  /** Starts it again on the same profile; closes it before if it still runs. */
  relaunch(change?: Omit<AppOptions, 'profile' | 'settings'>): Promise<void>
}

const readyLine = /^ready in \d+ ms/m
const startTimeoutMs = 60_000
const root = join(import.meta.dirname, '..', '..')

interface Process {
  child: ChildProcess
  exit: Promise<number | null>
  output: { out: string; err: string }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function startProcess(args: string[], env: Record<string, string>): Process {
  // A group of its own, so that a kill reaches launcher, main process and browser alike.
  const prepare = join(root, 'scripts', 'lib', 'prepare-node.mjs')
  const command = ['--import', prepare, join(root, 'scripts', 'start.ts'), '--headless', ...args]
  const child = spawn(process.execPath, command, {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  })
  const output = { out: '', err: '' }
  child.stdout.on('data', (data: Buffer) => {
    output.out += data.toString()
  })
  child.stderr.on('data', (data: Buffer) => {
    output.err += data.toString()
  })
  // Closed once launcher, main process and browser have all let go of the pipes: then the whole program is gone.
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  return { child, exit, output }
}

/** Settles when a line fits; rejects with all that was said when the program ends before, or takes too long. */
function waitForLine({ child, output }: Process, line: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (reason: string) => {
      done()
      reject(new Error(`${reason} before it wrote ${line}.\n${output.out}${output.err}`))
    }
    const look = () => {
      if (!line.test(output.out) && !line.test(output.err)) return
      done()
      resolve()
    }
    const ended = () => fail('The program ended')
    const timer = setTimeout(() => fail(`${startTimeoutMs / 1000} s went by`), startTimeoutMs)
    const done = () => {
      clearTimeout(timer)
      child.off('exit', ended)
      child.stdout?.off('data', look)
      child.stderr?.off('data', look)
    }
    child.once('exit', ended)
    child.stdout?.on('data', look)
    child.stderr?.on('data', look)
    look()
  })
}

function signalGroup({ child }: Process, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  if (process.platform === 'win32') child.kill(signal)
  else process.kill(-child.pid, signal)
}

async function findPage(browser: Browser): Promise<Page> {
  const [context] = browser.contexts()
  if (!context) throw new Error('The browser has no context.')
  // A window opens empty, and goes to the program's page after that: the one that is there may still be under way.
  const reached = async (page: Page) => {
    await page.waitForURL((url) => !/^about:|\/\.dev-runtime\//.test(url.href), { waitUntil: 'commit' })
    return page
  }
  return Promise.any([...context.pages().map(reached), context.waitForEvent('page').then(reached)])
}

function openPages(browser: Browser): Page[] {
  return browser.contexts().flatMap((context) => context.pages())
}

async function closed(page: Page): Promise<void> {
  if (!page.isClosed()) await page.waitForEvent('close')
}

/**
 * Starts the program; the caller closes or kills it. Most tests use the `app` fixture instead.
 * @param chromiumAddress of a running Chromium in which it opens its window; without it the program starts its own
 */
export async function launchApp(options: AppOptions = {}, chromiumAddress?: string): Promise<RunningApp> {
  const profile = options.profile ?? (await mkdtemp(join(tmpdir(), 'evenhand-test-')))
  // One press reveals, so that a test says what it reveals by one key; holding is tested where it is the subject.
  if (options.settings || options.profile === undefined)
    await writeFile(join(profile, 'settings.json'), JSON.stringify({ reveal: 'toggle', ...options.settings }))
  let running: Process
  let browser: Browser | undefined
  let address = chromiumAddress ?? ''

  const start = async ({ pack, env = {}, waitFor = readyLine }: AppOptions): Promise<Page> => {
    const args = ['--profile', profile, ...(pack ? ['--pack', pack] : [])]
    if (chromiumAddress === undefined) {
      const port = await freePort()
      address = `http://127.0.0.1:${port}`
      running = startProcess([...args, '--debug-port', String(port)], env)
    } else running = startProcess(args, { EVENHAND_CHROMIUM: chromiumAddress, ...env })
    try {
      await waitForLine(running, waitFor)
      browser = await chromium.connectOverCDP(address)
      return await findPage(browser)
    } catch (error) {
      await stop('SIGKILL')
      throw error
    }
  }
  const stop = async (signal: NodeJS.Signals): Promise<number | null> => {
    signalGroup(running, signal)
    const code = await running.exit
    // In a browser of its own the window is gone with it.
    if (chromiumAddress !== undefined && browser) await Promise.all(openPages(browser).map(closed))
    await browser?.close().catch(() => undefined)
    browser = undefined
    return code
  }

  const firstPage = await start(options).catch(async (error) => {
    if (options.profile === undefined) await rm(profile, { recursive: true, force: true })
    throw error
  })
  const app: RunningApp = {
    page: firstPage,
    profile,
    stdout: () => running.output.out,
    stderr: () => running.output.err,
    kill: async (signal = 'SIGKILL') => void (await stop(signal)),
    // To the launcher alone, which hands it on: a terminal would signal the whole group, and the program bears both.
    close: async () => {
      running.child.kill('SIGINT')
      return stop('SIGCONT')
    },
    reconnect: async () => {
      await browser?.close()
      browser = await chromium.connectOverCDP(address)
      app.page = await findPage(browser)
    },
    relaunch: async (change = {}) => {
      await app.close()
      app.page = await start(change)
    },
  }
  return app
}

async function discard(app: RunningApp, keepsProfile: boolean): Promise<void> {
  await app.kill()
  // The browser's last writes may still be under way.
  if (!keepsProfile) await rm(app.profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
}

interface Fixtures {
  /** Set with `test.use({ appOptions: { … } })`. */
  appOptions: AppOptions
  app: RunningApp
}

interface WorkerFixtures {
  /** Address of the Chromium that a worker's tests share; on Electron there is none to share. */
  sharedChromium: string | undefined
}

export const test = base.extend<Fixtures, WorkerFixtures>({
  sharedChromium: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from it what the fixture depends on
    async ({}, use) => {
      if (runtime === 'electron') return use(undefined)
      const shared = await startSharedChromium()
      await use(shared.address)
      await shared.end()
    },
    { scope: 'worker' },
  ],
  appOptions: [{}, { option: true }],
  app: async ({ appOptions, sharedChromium }, use) => {
    const app = await launchApp(appOptions, appOptions.ownBrowser ? undefined : sharedChromium)
    try {
      await use(app)
    } finally {
      await discard(app, appOptions.profile !== undefined)
    }
  },
})
