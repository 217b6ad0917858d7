import type { BrowserPage } from '../browser/pages.ts'
import { type Deferred, deferred } from '../deferred.ts'
import { notImplemented, preventable, strictEmitter } from '../strict.ts'
import { app } from './app.ts'
import { WebContents } from './web-contents.ts'
import { createWindowFrame, type Rectangle, type WindowFrame } from './window-frame.ts'
import { type ListedWindow, windowList } from './window-list.ts'

// biome-ignore format: a list of names
const events = [
  'close', 'closed', 'focus', 'blur', 'show', 'hide', 'ready-to-show', 'resize', 'resized', 'move', 'moved',
  'maximize', 'unmaximize', 'minimize', 'restore', 'enter-full-screen', 'leave-full-screen',
  'page-title-updated', 'unresponsive', 'responsive',
]

export interface WindowOptions {
  width?: number
  height?: number
  x?: number
  y?: number
  minWidth?: number
  minHeight?: number
  show?: boolean
  title?: string
  fullscreen?: boolean
  webPreferences?: WebPreferences
  [option: string]: unknown
}

interface WebPreferences {
  preload?: string
  nodeIntegration?: boolean
  contextIsolation?: boolean
  sandbox?: boolean
  webviewTag?: boolean
  [preference: string]: unknown
}

// What has a meaning here, and what Chromium's app window has no say in but looks the same without.
// biome-ignore format: a list of names
const knownOptions = new Set([
  'width', 'height', 'x', 'y', 'minWidth', 'minHeight', 'show', 'title', 'fullscreen', 'webPreferences',
  'icon', 'backgroundColor', 'autoHideMenuBar', 'paintWhenInitiallyHidden', 'alwaysOnTop', 'center',
  'resizable', 'frame', 'skipTaskbar',
])
// biome-ignore format: a list of names
const knownPreferences = new Set([
  'preload', 'nodeIntegration', 'contextIsolation', 'sandbox', 'webviewTag', 'spellcheck', 'devTools',
  'backgroundThrottling', 'webSecurity', 'allowRunningInsecureContent', 'nodeIntegrationInWorker',
  'nodeIntegrationInSubFrames', 'navigateOnDragDrop', 'disableDialogs', 'safeDialogs', 'images',
  'javascript',
])
// biome-ignore format: a table
const fixed: Record<string, boolean> = {
  contextIsolation: true, sandbox: true, webSecurity: true, images: true, javascript: true, webviewTag: false,
  nodeIntegration: false, nodeIntegrationInWorker: false, nodeIntegrationInSubFrames: false,
  allowRunningInsecureContent: false,
}

function checkOptions({ webPreferences = {}, ...options }: WindowOptions): void {
  for (const name of Object.keys(options)) {
    if (!knownOptions.has(name)) throw notImplemented(`the BrowserWindow option '${name}'`)
  }
  for (const [name, value] of Object.entries(webPreferences)) {
    if (!knownPreferences.has(name)) throw notImplemented(`the web preference '${name}'`)
    const only = fixed[name]
    if (only !== undefined && value !== only)
      throw notImplemented(`the web preference ${name}: ${String(value)}`)
  }
}

export class BrowserWindow extends strictEmitter('BrowserWindow', events) implements ListedWindow {
  readonly id: number
  readonly webContents: WebContents
  #frame: WindowFrame
  #shown: boolean
  #focused = false
  #destroyed = false
  #closing: Deferred<boolean> | undefined
  #title: string | undefined

  constructor(options: WindowOptions = {}) {
    super()
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready')
    checkOptions(options)
    this.#shown = options.show ?? true
    this.#title = options.title
    this.#frame = createWindowFrame(options, this.#shown, (name) => void this.emit(name, {}))
    this.webContents = new WebContents(
      {
        place: (page) => this.#place(page),
        windowState: (state) => this.#windowState(state),
        resized: () => this.#frame.refresh(),
        mayClose: () => this.#mayClose(),
        gone: () => this.#gone(),
      },
      options.webPreferences?.preload,
    )
    this.id = this.webContents.id
    this.webContents.once('did-finish-load', () => this.emit('ready-to-show', {}))
    this.webContents.on('page-title-updated', (_event: object, title: string) => this.#titled(title))
    for (const name of ['unresponsive', 'responsive']) this.webContents.on(name, () => this.emit(name, {}))
    windowList.add(this)
    app.emit('web-contents-created', {}, this.webContents)
    // A window usually gets its address at once; one that does not still shows.
    setImmediate(() => {
      if (!this.#destroyed) this.webContents.open().catch((error) => this.#failed(error as Error))
    })
  }

  static getAllWindows(): BrowserWindow[] {
    return windowList.all().filter((window) => window instanceof BrowserWindow)
  }
  static fromId(id: number): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.id === id) ?? null
  }
  static fromWebContents(contents: object): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null
  }
  static getFocusedWindow(): BrowserWindow | null {
    return BrowserWindow.getAllWindows().find((window) => window.isFocused()) ?? null
  }

  loadURL(url: string): Promise<void> {
    this.#alive()
    return this.webContents.loadURL(url)
  }
  reload(): void {
    this.webContents.reload()
  }
  capturePage() {
    return this.webContents.capturePage()
  }

  /** Asks first: `close` may be prevented. */
  close(): void {
    this.#alive()
    void this.requestClose()
  }
  requestClose(): Promise<boolean> {
    if (this.#destroyed) return Promise.resolve(true)
    if (this.#closing) return this.#closing.promise
    if (!this.#askToClose()) return Promise.resolve(false)
    this.#closing = deferred<boolean>()
    const { promise } = this.#closing
    // Page.close lets the page run its unload handlers; the answer to 'beforeunload' is yes already.
    this.webContents.open().then(
      () => this.webContents.close(),
      () => this.destroy(),
    )
    return promise
  }
  destroy(): void {
    if (this.#destroyed) return
    this.#frame.closeNow()
    this.#gone()
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }

  show(): void {
    this.#alive()
    this.#shown = true
    this.#frame.reveal()
    this.emit('show', {})
  }
  showInactive(): void {
    this.show()
  }
  hide(): void {
    this.#alive()
    this.#shown = false
    this.#frame.setState('minimized')
    this.emit('hide', {})
  }
  isVisible(): boolean {
    return this.#shown && !this.#destroyed
  }
  focus(): void {
    this.#alive()
    this.#frame.focus()
  }
  blur(): void {
    throw notImplemented('BrowserWindow.blur')
  }
  isFocused(): boolean {
    return this.#focused && !this.#destroyed
  }
  minimize(): void {
    this.#frame.setState('minimized')
  }
  restore(): void {
    this.#frame.setState('normal')
  }
  maximize(): void {
    this.#shown = true
    this.#frame.setState('maximized')
  }
  unmaximize(): void {
    this.#frame.setState('normal')
  }
  setFullScreen(full: boolean): void {
    this.#frame.setState(full ? 'fullscreen' : 'normal')
  }
  isMinimized(): boolean {
    return this.#frame.state() === 'minimized'
  }
  isMaximized(): boolean {
    return this.#frame.state() === 'maximized'
  }
  isFullScreen(): boolean {
    return this.#frame.state() === 'fullscreen'
  }
  isNormal(): boolean {
    return this.#frame.state() === 'normal'
  }

  getBounds(): Rectangle {
    return this.#frame.bounds()
  }
  getNormalBounds(): Rectangle {
    return this.#frame.normalBounds()
  }
  setBounds(bounds: Partial<Rectangle>): void {
    this.#alive()
    this.#frame.setBounds(bounds)
  }
  getSize(): [number, number] {
    const { width, height } = this.getBounds()
    return [width, height]
  }
  setSize(width: number, height: number): void {
    this.setBounds({ width, height })
  }
  getPosition(): [number, number] {
    const { x, y } = this.getBounds()
    return [x, y]
  }
  setPosition(x: number, y: number): void {
    this.setBounds({ x, y })
  }

  getTitle(): string {
    return this.#title ?? this.webContents.getTitle()
  }
  setTitle(title: string): void {
    this.#alive()
    this.#title = title
    void this.webContents
      .executeJavaScript(`void (document.title = ${JSON.stringify(title)})`)
      .catch(() => undefined)
  }

  // Electron itself has no effect on Linux here, and Chromium has no means on the other systems.
  setContentProtection(): void {}
  // There is no menu bar to show or hide.
  setMenuBarVisibility(): void {}
  setMenu(): void {}
  removeMenu(): void {}
  /** Chromium cannot keep a window on top; what can be done is to bring it to the front now. */
  setAlwaysOnTop(onTop: boolean): void {
    if (onTop) this.focus()
  }

  async #place(page: BrowserPage): Promise<void> {
    await this.#frame.attach(page)
    if (this.#title) this.setTitle(this.#title)
  }

  #windowState({ focused }: { focused: boolean }): void {
    if (focused === this.#focused) return
    this.#focused = focused
    const name = focused ? 'focus' : 'blur'
    this.webContents.emit(name, {})
    this.emit(name, {})
    app.emit(`browser-window-${name}`, {}, this)
  }

  #titled(title: string): void {
    const event = preventable({})
    this.emit('page-title-updated', event, title, true)
    if (!event.defaultPrevented) this.#title = title
  }

  #askToClose(): boolean {
    const event = preventable({})
    this.emit('close', event)
    return !event.defaultPrevented
  }

  #mayClose(): boolean {
    if (this.#closing) return true
    if (!this.#askToClose()) return false
    this.#closing = deferred<boolean>()
    return true
  }

  #gone(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    this.#focused = false
    this.webContents.markDestroyed()
    this.emit('closed', {})
    this.#closing?.resolve(true)
    windowList.remove(this)
  }

  #failed(error: Error): void {
    if (this.#destroyed) return
    console.error(`The window could not be opened: ${error.message}`)
    this.#gone()
  }

  #alive(): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed')
  }
}
