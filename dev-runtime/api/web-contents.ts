import type { CdpSession } from '../browser/cdp.ts'
import type { BrowserPage } from '../browser/pages.ts'
import { currentEngine } from '../engine.ts'
import { onRedirect, toLoopback, toPublic } from '../origin/origins.ts'
import { notImplemented, strictEmitter } from '../strict.ts'
import { mayNavigate, mayRedirect } from './ask-navigation.ts'
import { createDocumentLink } from './document-link.ts'
import { type FrameTree, followFrames } from './frame-tree.ts'
import { loadError, loadFailure } from './load-errors.ts'
import { type NativeImage, nativeImageOf } from './native-image.ts'
import { nativeTheme } from './native-theme.ts'
import { driveNavigation, type Navigation } from './navigation.ts'
import { openPage, preparePage } from './open-page.ts'
import { isNative, isRegistered } from './schemes.ts'
import { defaultSession } from './session.ts'
import { watchConsole, watchResponsiveness } from './watch-page.ts'
import { originOf, WebFrameMain } from './web-frame-main.ts'

// biome-ignore format: a list of names
const events = [
  'will-navigate', 'will-frame-navigate', 'will-redirect', 'did-start-loading', 'did-finish-load',
  'did-fail-load', 'did-navigate', 'dom-ready', 'render-process-gone', 'unresponsive', 'responsive',
  'console-message', 'destroyed', 'focus', 'blur', 'preload-error', 'page-title-updated',
]

interface OpenDetails {
  url: string
  frameName: string
  features: string
  disposition: string
}

/** What the window that holds the page does for it. */
export interface PageHost {
  /** Puts the new browser window in its place, before the page loads. */
  place(page: BrowserPage): Promise<void>
  windowState(state: { focused: boolean; visible: boolean }): void
  resized(): void
  /** The person asked Chromium to close the window; the answer decides. */
  mayClose(): boolean
  gone(): void
}

let lastId = 0
const contents = new Set<WebContents>()

onRedirect((from, to, isMainFrame) => [...contents].every((each) => each.asksRedirect(from, to, isMainFrame)))

export class WebContents extends strictEmitter('webContents', events) {
  readonly id = ++lastId
  readonly session = defaultSession
  #host: PageHost
  #preload: string | undefined
  #opening: Promise<CdpSession> | undefined
  #session: CdpSession | undefined
  #page: BrowserPage | undefined
  #frames: FrameTree | undefined
  #navigation: Navigation | undefined
  #blankFrame = new WebFrameMain('', null, '', () => undefined)
  #requested = ''
  #title = ''
  #zoom = 1
  #focused = false
  #destroyed = false
  #loading: Promise<void> = Promise.resolve()
  #openHandler: ((details: OpenDetails) => { action: string }) | undefined
  #cleanUp: (() => void)[] = []
  #link = createDocumentLink({
    sender: this,
    frames: () => this.#frames as FrameTree,
    windowState: (state) => {
      this.#focused = state.focused
      this.#host.windowState(state)
    },
    navigate: (url) => this.#pageNavigates(url),
    titled: (title) => {
      this.#title = title
      this.emit('page-title-updated', {}, title, true)
    },
  })

  constructor(host: PageHost, preload: string | undefined) {
    super()
    this.#host = host
    this.#preload = preload
    contents.add(this)
  }

  get mainFrame(): WebFrameMain {
    return this.#frames?.main() ?? this.#blankFrame
  }
  getURL(): string {
    return this.mainFrame.url || this.#requested
  }
  getTitle(): string {
    return this.#title
  }
  isDestroyed(): boolean {
    return this.#destroyed
  }
  isFocused(): boolean {
    return this.#focused
  }
  send(channel: string, ...values: unknown[]): void {
    this.#link.send(channel, values)
  }

  /** Resolves when the page has loaded; rejects with Electron's `ERR_… (-n) loading 'url'`. */
  loadURL(url: string): Promise<void> {
    this.#requested = url
    this.#loading = this.#load(url)
    // As in Electron, not to await it is no unhandled rejection; `did-fail-load` tells as well.
    this.#loading.catch(() => undefined)
    return this.#loading
  }

  async #load(url: string): Promise<void> {
    const scheme = URL.canParse(url) ? new URL(url).protocol.slice(0, -1) : ''
    if (!isRegistered(scheme) && !isNative(scheme)) {
      const failure = loadFailure(scheme ? 'net::ERR_UNKNOWN_URL_SCHEME' : 'net::ERR_INVALID_URL')
      this.emit('did-fail-load', {}, failure.number, failure.description, url, true)
      throw loadError(failure, url)
    }
    const [address] = await Promise.all([this.#addressOf(url, scheme), this.open(url)])
    await this.#navigation?.go(address, url)
  }

  async #addressOf(url: string, scheme: string): Promise<string> {
    if (!isRegistered(scheme)) return url
    const address = await toLoopback(url)
    await defaultSession.applyPermissions(this, originOf(url), new URL(address).origin)
    return address
  }

  /** Opens the browser window, once; a window that is never given an address opens empty. */
  open(url = 'about:blank'): Promise<CdpSession> {
    this.#opening ??= this.#open(url)
    return this.#opening
  }

  async #open(url: string): Promise<CdpSession> {
    const onPreloadError = (error: Error) => {
      console.error(`Unable to load preload script: ${this.#preload}`, error)
      this.emit('preload-error', {}, this.#preload, error)
    }
    const bridge = { preload: this.#preload, token: this.#link.token, onPreloadError }
    const opened = await openPage(url)
    const { page } = opened
    const { session } = page
    this.#page = page
    this.#session = session
    if (this.#destroyed) {
      currentEngine().browser.root.tell('Target.closeTarget', { targetId: page.targetId })
      throw loadError(loadFailure('net::ERR_ABORTED'), url)
    }
    this.#follow(page, session)
    await Promise.all([preparePage(opened, bridge), this.#host.place(page)])
    return session
  }

  #follow(page: BrowserPage, session: CdpSession): void {
    this.#frames = followFrames(
      session,
      (channel, values) => this.#link.send(channel, values),
      (url) => {
        this.#link.renewed()
        this.emit('did-navigate', {}, url, 200, 'OK')
      },
    )
    this.#navigation = driveNavigation(session, page.targetId, {
      started: () => this.emit('did-start-loading', {}),
      domReady: () => this.emit('dom-ready', {}),
      finished: () => {
        if (this.#zoom !== 1) this.setZoomFactor(this.#zoom)
        this.#armCloseQuestion(session)
        this.emit('did-finish-load', {})
      },
      failed: (failure, url) =>
        this.emit('did-fail-load', {}, failure.number, failure.description, url, true),
      unexpected: (address) => this.#unexpected(session, address),
      subframe: (frameId, address) => this.#subframeNavigates(session, frameId, address),
    })
    session.on('Page.frameResized', () => this.#host.resized())
    session.on('Page.javascriptDialogOpening', ({ type }: { type: string }) => {
      if (type !== 'beforeunload') return
      const accept = this.#navigation?.isUnderWay() === true || this.#host.mayClose()
      session.tell('Page.handleJavaScriptDialog', { accept })
    })
    session.on('Page.windowOpen', (event: { url: string; windowName: string; windowFeatures: string[] }) => {
      this.#askToOpen(event.url, event.windowName, event.windowFeatures.join(','))
    })
    session.on('Inspector.targetCrashed', () => {
      this.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 1 })
    })
    page.onGone((reason) => {
      if (reason === 'died') this.emit('render-process-gone', {}, { reason: 'killed', exitCode: 9 })
      this.#host.gone()
    })
    this.#cleanUp.push(
      nativeTheme.follow((feature) => session.tell('Emulation.setEmulatedMedia', { features: [feature] })),
    )
    if (this.listenerCount('console-message') > 0) this.#watchConsole(session)
    if (this.listenerCount('unresponsive') > 0) this.#watchResponsiveness(session)
  }

  #watchConsole(session: CdpSession): void {
    watchConsole(session, (message) => {
      this.emit('console-message', {
        ...message,
        sourceId: toPublic(message.sourceId),
        frame: this.mainFrame,
      })
    })
  }

  #watchResponsiveness(session: CdpSession): void {
    const report = (responsive: boolean) => void this.emit(responsive ? 'responsive' : 'unresponsive', {})
    this.#cleanUp.push(watchResponsiveness(session, report))
  }

  // Chromium asks before it closes a window only where a page that has been used objects; so we object, and the
  // 'beforeunload' dialog becomes the question that Electron's `close` event asks.
  #armCloseQuestion(session: CdpSession): void {
    const expression = "addEventListener('beforeunload', (event) => event.preventDefault())"
    session.tell('Runtime.evaluate', { expression, userGesture: true })
  }

  // A link, a form or a script of the page: held by the preload's world until the app has decided.
  #pageNavigates(url: string): void {
    if (!mayNavigate(this, { url, isMainFrame: true, frame: this.mainFrame })) return
    this.loadURL(url).catch(() => undefined)
  }

  // Only where no preload could hold it: the navigation has begun, so what the app prevents is stopped.
  #unexpected(session: CdpSession, address: string): void {
    if (mayNavigate(this, { url: toPublic(address), isMainFrame: true, frame: this.mainFrame })) return
    session.tell('Page.stopLoading')
  }

  #subframeNavigates(session: CdpSession, frameId: string, address: string): void {
    if (address === 'about:blank') return
    const frame = this.#frames?.byId(frameId) ?? null
    if (mayNavigate(this, { url: toPublic(address), isMainFrame: false, frame })) return
    session.tell('Page.navigate', { url: 'about:blank', frameId })
  }

  #askToOpen(url: string, frameName: string, features: string): void {
    const details = {
      url: toPublic(url),
      frameName,
      features,
      disposition: features ? 'new-window' : 'foreground-tab',
    }
    const { action } = this.#openHandler?.(details) ?? { action: 'deny' }
    if (action !== 'deny') throw notImplemented(`setWindowOpenHandler with the action '${action}'`)
  }

  /** `deny` is the only answer that is implemented, and the one without a handler. */
  setWindowOpenHandler(handler: (details: OpenDetails) => { action: string }): void {
    this.#openHandler = handler
  }

  reload(): void {
    this.#navigation?.reload()
  }

  setZoomFactor(factor: number): void {
    if (!(factor > 0)) throw new Error("'zoomFactor' must be a double greater than 0.0")
    this.#zoom = factor
    const expression = `document.documentElement.style.zoom = ${factor}`
    this.#session?.tell('Runtime.evaluate', { expression })
  }
  getZoomFactor(): number {
    return this.#zoom
  }

  /** Runs in the page's own world; the result is JSON. Waits for a page that is loading. */
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const session = await this.open()
    await this.#loading.catch(() => undefined)
    const expression = code
    const options = {
      expression,
      userGesture,
      awaitPromise: true,
      returnByValue: true,
      allowUnsafeEvalBlockedByCSP: false,
    }
    const { result, exceptionDetails } = await session.send<Evaluation>('Runtime.evaluate', options)
    if (!exceptionDetails) return result.value
    const { exception, text } = exceptionDetails
    throw new Error(exception?.description?.split('\n')[0]?.replace(/^Error: /, '') ?? text)
  }

  async capturePage(): Promise<NativeImage> {
    const session = await this.open()
    const { data } = await session.send<{ data: string }>('Page.captureScreenshot', { format: 'png' })
    return nativeImageOf(Buffer.from(data, 'base64'))
  }

  openDevTools(): void {
    const { browser } = currentEngine()
    const targetId = this.#page?.targetId
    if (targetId) browser.root.tell('Target.openDevTools', { targetId })
  }

  close(): void {
    this.#session?.tell('Page.close')
  }

  override on(event: string | symbol, listener: (...values: never[]) => void): this {
    this.#listenedTo(event)
    return super.on(event, listener)
  }
  override once(event: string | symbol, listener: (...values: never[]) => void): this {
    this.#listenedTo(event)
    return super.once(event, listener)
  }

  // These two cost something, so they are only watched for a listener.
  #listenedTo(event: string | symbol): void {
    const session = this.#session
    if (!session || this.listenerCount(event) > 0) return
    if (event === 'console-message') this.#watchConsole(session)
    if (event === 'unresponsive') this.#watchResponsiveness(session)
  }

  /** The address is being redirected by the app's own protocol handler. */
  asksRedirect(from: string, to: string, isMainFrame: boolean): boolean {
    if (isMainFrame && from !== this.#requested) return true
    return mayRedirect(this, { url: to, isMainFrame, frame: this.mainFrame })
  }

  /** Called by the window when it is gone. */
  markDestroyed(): void {
    if (this.#destroyed) return
    this.#destroyed = true
    contents.delete(this)
    for (const cleanUp of this.#cleanUp) cleanUp()
    this.#link.close()
    this.#frames?.destroy()
    this.emit('destroyed', {})
  }
}

interface Evaluation {
  result: { value?: unknown }
  exceptionDetails?: { text: string; exception?: { description?: string } }
}
