import { currentEngine } from '../engine.ts'
import { notImplemented, strict, strictEmitter } from '../strict.ts'

type PermissionCheck = (
  contents: object | null,
  permission: string,
  requestingOrigin: string,
  details: object,
) => boolean
type PermissionRequest = (
  contents: object,
  permission: string,
  callback: (granted: boolean) => void,
  details: object,
) => void

// Electron's permission → the name that Chromium's debugging protocol has for it.
const chromiumNames: Record<string, string[]> = {
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  geolocation: ['geolocation'],
  'idle-detection': ['idle-detection'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  notifications: ['notifications'],
  'window-management': ['window-management'],
}

class Session extends strictEmitter('session', ['will-download']) {
  #check: PermissionCheck | null = null
  #request: PermissionRequest | null = null

  setPermissionCheckHandler(handler: PermissionCheck | null): void {
    this.#check = handler
  }
  setPermissionRequestHandler(handler: PermissionRequest | null): void {
    this.#request = handler
  }
  // Chromium blocks devices and screen capture by its content settings, so a handler could only refuse once more.
  setDevicePermissionHandler(handler: (() => boolean) | null): void {
    if (handler && typeof handler !== 'function') throw new TypeError('handler must be a function or null')
  }
  setDisplayMediaRequestHandler(handler: (() => void) | null): void {
    if (handler && typeof handler !== 'function') throw new TypeError('handler must be a function or null')
  }
  setSpellCheckerEnabled(enabled: boolean): void {
    if (enabled) throw notImplemented('session.setSpellCheckerEnabled(true)')
  }
  isSpellCheckerEnabled(): boolean {
    return false
  }
  // There is no disk cache, and the whole Chromium profile is thrown away at the end.
  async clearCache(): Promise<void> {}
  async clearStorageData(): Promise<void> {
    const { browser, ready } = currentEngine()
    await ready
    await browser.root.send('Storage.clearCookies')
  }
  get storagePath(): null {
    return null
  }

  /**
   * Chromium cannot ask the app when a page asks for a permission, so both handlers are asked when a page is loaded, and
   * what both grant (a missing one grants nothing) is granted to its origin.
   */
  async applyPermissions(contents: object, publicOrigin: string, loopbackOrigin: string): Promise<void> {
    const { browser, ready } = currentEngine()
    await ready
    const grants = Object.keys(chromiumNames).map(async (permission) => {
      const granted = this.#isGranted(contents, permission, publicOrigin)
      const setting = granted ? 'granted' : 'denied'
      await Promise.all(
        (chromiumNames[permission] ?? []).map((name) =>
          browser.root.send('Browser.setPermission', {
            permission: { name },
            setting,
            origin: loopbackOrigin,
          }),
        ),
      )
    })
    await Promise.all(grants)
  }

  #isGranted(contents: object, permission: string, origin: string): boolean {
    const details = { requestingUrl: `${origin}/`, isMainFrame: true, securityOrigin: `${origin}/` }
    if (!this.#check || !this.#request) return false
    if (!this.#check(contents, permission, `${origin}/`, details)) return false
    let granted = false
    this.#request(
      contents,
      permission,
      (answer) => {
        granted = answer
      },
      details,
    )
    return granted
  }
}

export const defaultSession = new Session()

export const session = strict('session', { defaultSession })
