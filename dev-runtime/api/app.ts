import { spawn } from 'node:child_process'
import path from 'node:path'
import { deferred } from '../deferred.ts'
import { addSwitch, stopEngine, switchOf } from '../engine.ts'
import { preventable, strict, strictEmitter } from '../strict.ts'
import { endAtOnce, mayEnd } from './ending.ts'
import { defaultPath, findManifest } from './paths.ts'
import { findScreens } from './screen.ts'
import { acquireLock, type SingleInstanceLock } from './single-instance.ts'
import { windowList } from './window-list.ts'

// biome-ignore format: a list of names
const events = [
  'will-finish-launching', 'ready', 'window-all-closed', 'activate', 'before-quit', 'will-quit', 'quit',
  'second-instance', 'web-contents-created', 'browser-window-created', 'browser-window-focus',
  'browser-window-blur', 'render-process-gone',
]

class App extends strictEmitter('app', events) {
  readonly isPackaged = false
  // Electron leaves these out on other platforms than macOS; apps probe for them.
  readonly dock = undefined
  readonly commandLine = strict('app.commandLine', {
    appendSwitch: (name: string, value = '') => {
      if (this.#ready) throw new Error('dev-runtime: app.commandLine.appendSwitch has no effect after ready')
      addSwitch(name, value)
    },
    hasSwitch: (name: string) => switchOf(name) !== undefined,
    getSwitchValue: (name: string) => switchOf(name) ?? '',
  })

  #manifest = findManifest(path.resolve(process.argv[1] ?? '.'))
  #name = this.#manifest.name
  #paths = new Map<string, string>()
  #ready = false
  #whenReady = deferred<void>()
  #quitting = false
  #ending = false
  #lock: SingleInstanceLock | undefined
  #relaunch: (() => void) | undefined

  isReady(): boolean {
    return this.#ready
  }

  whenReady(): Promise<void> {
    return this.#whenReady.promise
  }

  /** Called once, when the main module has run. */
  async becomeReady(): Promise<void> {
    if (this.#ending) return
    await findScreens()
    if (this.#ending) return
    this.#ready = true
    this.emit('will-finish-launching')
    this.emit('ready', {}, {})
    this.#whenReady.resolve()
  }

  getName(): string {
    return this.#name
  }
  get name(): string {
    return this.#name
  }
  set name(name: string) {
    this.#name = name
  }
  setName(name: string): void {
    this.#name = name
  }
  getVersion(): string {
    return this.#manifest.version
  }
  getAppPath(): string {
    return this.#manifest.folder
  }
  getLocale(): string {
    return new Intl.DateTimeFormat().resolvedOptions().locale
  }
  getSystemLocale(): string {
    return this.getLocale()
  }
  getPreferredSystemLanguages(): string[] {
    return [this.getLocale()]
  }

  getPath(name: string): string {
    const userData = () => this.#paths.get('userData') ?? defaultPath('userData', this.#name, '') ?? ''
    const found = this.#paths.get(name) ?? defaultPath(name, this.#name, userData())
    if (!found) throw new Error(`Failed to get '${name}' path`)
    return found
  }
  setPath(name: string, folder: string): void {
    if (!defaultPath(name, this.#name, '')) throw new Error(`Failed to set path '${name}'`)
    if (!path.isAbsolute(folder)) throw new Error('Path must be absolute')
    this.#paths.set(name, folder)
  }
  setAppLogsPath(folder?: string): void {
    this.setPath('logs', folder ?? path.join(this.getPath('userData'), 'logs'))
  }

  requestSingleInstanceLock(additionalData: unknown = null): boolean {
    if (this.#lock) return true
    const message = { argv: process.argv, workingDirectory: process.cwd(), additionalData }
    this.#lock = acquireLock(this.getPath('userData'), message, (second) => {
      this.emit('second-instance', {}, second.argv, second.workingDirectory, second.additionalData)
    })
    return this.#lock !== undefined
  }
  hasSingleInstanceLock(): boolean {
    return this.#lock !== undefined
  }
  releaseSingleInstanceLock(): void {
    this.#lock?.release()
    this.#lock = undefined
  }

  // Chromium is sandboxed anyway, and the next two only concern macOS and Windows.
  enableSandbox(): void {}
  setAppUserModelId(): void {}
  focus(): void {
    for (const window of windowList.all()) if ('focus' in window) (window as { focus(): void }).focus()
  }

  quit(): void {
    void this.#quit()
  }

  async #quit(): Promise<void> {
    if (this.#quitting || this.#ending) return
    this.#quitting = true
    const proceed = this.#ask('before-quit') && (await this.#closeWindows()) && this.#ask('will-quit')
    this.#quitting = false
    if (proceed) this.#end(0)
  }

  #ask(name: 'before-quit' | 'will-quit'): boolean {
    const event = preventable({})
    this.emit(name, event)
    return !event.defaultPrevented
  }

  async #closeWindows(): Promise<boolean> {
    const closed = await Promise.all(windowList.all().map((window) => window.requestClose()))
    return closed.every(Boolean)
  }

  exit(code = 0): void {
    if (this.#ending) return
    this.#quitting = true
    for (const window of windowList.all()) window.destroy()
    this.#end(code)
  }

  #end(code: number): void {
    this.#ending = true
    this.emit('quit', {}, code)
    this.releaseSingleInstanceLock()
    void mayEnd()
      .then(stopEngine)
      .finally(() => {
        this.#relaunch?.()
        process.exit(code)
      })
  }

  relaunch(options: { args?: string[]; execPath?: string } = {}): void {
    const program = options.execPath ?? process.execPath
    const rest = [...process.execArgv, ...(options.args ?? process.argv.slice(1))]
    this.#relaunch = () => spawn(program, rest, { stdio: 'inherit', detached: true }).unref()
  }

  allWindowsClosed(): void {
    if (this.#quitting || this.#ending) return
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed')
    else this.quit()
  }
}

export const app = new App()

export function becomeReady(): Promise<void> {
  return app.becomeReady()
}

windowList.onCreated((window) => app.emit('browser-window-created', {}, window))
windowList.onAllClosed(() => app.allWindowsClosed())

// As Electron does: the first signal closes in order, a second one at once. Libraries that tidy up at a signal raise it
// again themselves, within the same moment; that one does not count.
const sameSignalMs = 300
let signalledAt: number | undefined
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    const now = performance.now()
    if (signalledAt !== undefined && now - signalledAt > sameSignalMs) process.exit(130)
    signalledAt ??= now
    endAtOnce()
    app.quit()
  })
}
