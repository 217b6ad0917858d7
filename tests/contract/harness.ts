import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { hasDisplay, openVirtualDisplay } from '../../scripts/lib/display.ts'
import { findElectron } from '../../scripts/lib/electron-binary.ts'

// Runs the contract app on real Electron when its binary is there and on dev-runtime otherwise, and lets tests run
// functions in its main process.

const root = join(import.meta.dirname, '..', '..')
const electron = findElectron()
export const runtime = electron ? 'electron' : 'chromium'

/** What a function that a test sends gets in the main process; see app/main.mjs. */
export interface Lab {
  // biome-ignore lint/suspicious/noExplicitAny: the whole of Electron, on either runtime
  electron: any
  requests: { url: string; method: string; headers: Record<string, string> }[]
  routes: Record<string, (request: Request) => Response | Promise<Response>>
  // biome-ignore lint/suspicious/noExplicitAny: BrowserWindow of either runtime
  windows: any[]
  // biome-ignore lint/suspicious/noExplicitAny: BrowserWindow of either runtime
  openWindow(options?: object): Promise<any>
  // biome-ignore lint/suspicious/noExplicitAny: whatever the page's code gives
  page(code: string, window?: unknown): Promise<any>
  say(message: object): void
}

interface Message {
  id?: number
  event?: string
  value?: unknown
  error?: string
  [detail: string]: unknown
}

export interface ContractApp {
  readonly pid: number
  readonly profile: string
  /** Runs in the main process. The function travels as text: it sees `lab` and `value` only. */
  // biome-ignore lint/suspicious/noExplicitAny: what comes back is JSON, of a shape that each test knows
  main<V = undefined>(body: (lab: Lab, value: V) => unknown, value?: V): Promise<any>
  /** Events that the app has reported so far, in order. */
  events(): string[]
  /** The next report of this kind, or one that has come already. */
  event(name: string): Promise<Message>
  stderr(): string
  exit: Promise<number | null>
  stop(): Promise<void>
}

export interface StartOptions {
  args?: string[]
  env?: Record<string, string>
  profile?: string
  /** Report to wait for; `up` unless told. */
  until?: string
}

async function command(): Promise<{ program: string; args: string[]; env: Record<string, string> }> {
  const main = join(import.meta.dirname, 'app', 'main.mjs')
  if (!electron) {
    const register = join(root, 'dev-runtime', 'register.ts')
    return { program: process.execPath, args: ['--import', register, main], env: { EVENHAND_HEADLESS: '1' } }
  }
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const env = hasDisplay() ? {} : (await openVirtualDisplay()).env
  return { program: electron, args: [...sandbox, join(import.meta.dirname, 'app')], env }
}

export async function startApp(options: StartOptions = {}): Promise<ContractApp> {
  const { program, args, env } = await command()
  const profile = options.profile ?? mkdtempSync(join(tmpdir(), 'evenhand-contract-'))
  const child = spawn(program, [...args, `--profile=${profile}`, ...(options.args ?? [])], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, ...env, ...options.env },
  })
  const app = talkTo(child, profile, options.profile === undefined)
  const failed = app.exit.then((code) => {
    throw new Error(
      `The contract app ended with code ${code} before '${options.until ?? 'up'}'.\n${app.stderr()}`,
    )
  })
  await Promise.race([app.event(options.until ?? 'up'), failed])
  failed.catch(() => undefined)
  return app
}

function talkTo(child: ChildProcess, profile: string, isOwnProfile: boolean): ContractApp {
  const calls = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  const reports: Message[] = []
  const waiting: { name: string; resolve(message: Message): void }[] = []
  let lastId = 0
  let stderr = ''

  const take = (message: Message) => {
    if (message.event !== undefined) {
      reports.push(message)
      for (const { name, resolve } of waiting) if (name === message.event) resolve(message)
      return
    }
    const call = calls.get(message.id ?? 0)
    if (message.error === undefined) call?.resolve(message.value)
    else call?.reject(new Error(message.error))
  }
  if (!child.stdout || !child.stderr || !child.stdin) throw new Error('no pipes')
  createInterface({ input: child.stdout }).on('line', (line) => {
    if (line.startsWith('@')) take(JSON.parse(line.slice(1)) as Message)
  })
  child.stderr.on('data', (data: Buffer) => {
    stderr += data.toString()
  })
  child.stdin.on('error', () => undefined)
  const exit = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)))
  void exit.then(() => {
    for (const { reject } of calls.values()) reject(new Error(`The contract app has ended.\n${stderr}`))
  })

  return {
    pid: child.pid ?? 0,
    profile,
    main: (body, value) => {
      const id = ++lastId
      child.stdin?.write(`${JSON.stringify({ id, source: body.toString(), value })}\n`)
      return new Promise((resolve, reject) => calls.set(id, { resolve, reject }))
    },
    events: () => reports.map(({ event }) => event ?? ''),
    event: (name) => {
      const known = reports.find(({ event }) => event === name)
      return known ? Promise.resolve(known) : new Promise((resolve) => waiting.push({ name, resolve }))
    },
    stderr: () => stderr,
    exit,
    stop: async () => {
      child.kill('SIGKILL')
      await exit
      if (isOwnProfile) rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
    },
  }
}
