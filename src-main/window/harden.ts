import { app, type Session, type WebContents } from 'electron'

/** Web permissions that the page needs; everything else is refused. */
const allowedPermissions: readonly string[] = ['fullscreen', 'clipboard-sanitized-write']

/** Must run before the app is ready. Nothing of what the window shows may be written to the disk. */
export function keepOffDisk(): void {
  app.commandLine.appendSwitch('disable-http-cache')
  app.commandLine.appendSwitch('disable-breakpad')
}

/** Closes a session to everything that the program does not use. */
export function hardenSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(allowedPermissions.includes(permission)),
  )
  session.setPermissionCheckHandler((_contents, permission) => allowedPermissions.includes(permission))
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer({}))
  // Content stays in the vault; nothing is saved from the page.
  session.on('will-download', (event) => event.preventDefault())
  // Spelling dictionaries are fetched from elsewhere, and words of content would reach them.
  session.setSpellCheckerEnabled(false)
}

/** The window shows one page and never leaves it. */
export function hardenContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault())
  contents.on('will-frame-navigate', (event) => event.preventDefault())
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}
