import { BrowserWindow, type Display, screen } from 'electron'
import { hardenContents } from './harden.ts'
import { origin } from './protocol.ts'

/** Keeps work out of sight during a break, on all screens. */
export interface RestWindows {
  /** Whether a break is on now. */
  follow(isResting: boolean): void
}

/**
 * During a break the program's window fills its screen, and each other one is covered by an empty window. Nobody is held:
 * both can be left by the system's own keys, and what the person has closed or made smaller stays so.
 * @param mainWindow the program's; undefined while there is none
 */
export function createRestWindows(mainWindow: () => BrowserWindow | undefined): RestWindows {
  const covers = new Map<number, BrowserWindow>()
  let isResting = false
  let wasFullScreen = false

  function begin(window: BrowserWindow): void {
    isResting = true
    wasFullScreen = window.isFullScreen()
    window.setFullScreen(true)
    const own = screen.getDisplayMatching(window.getBounds()).id
    for (const display of screen.getAllDisplays()) if (display.id !== own) cover(display)
    // Where only they are left, the program would never end.
    window.once('closed', uncover)
  }

  function end(): void {
    isResting = false
    uncover()
    const window = mainWindow()
    if (!window || window.isDestroyed()) return
    window.removeListener('closed', uncover)
    if (!wasFullScreen && window.isFullScreen()) window.setFullScreen(false)
  }

  function cover(display: Display): void {
    const { x, y, width, height } = display.bounds
    const window = new BrowserWindow({
      ...{ x, y, width, height },
      title: 'Evenhand',
      frame: false,
      skipTaskbar: true,
      show: false,
      backgroundColor: '#161718',
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
    })
    hardenContents(window.webContents)
    covers.set(display.id, window)
    window.once('closed', () => covers.delete(display.id))
    // The keyboard stays with the window in which the break can be ended.
    window.once('ready-to-show', () => {
      if (!window.isDestroyed()) window.showInactive()
    })
    void window.loadURL(`${origin}/break-cover`)
  }

  function uncover(): void {
    for (const window of [...covers.values()]) window.destroy()
  }

  screen.on('display-added', (_event, display) => {
    if (isResting) cover(display)
  })
  screen.on('display-removed', (_event, { id }) => covers.get(id)?.destroy())
  screen.on('display-metrics-changed', (_event, { id, bounds }) => covers.get(id)?.setBounds(bounds))

  return {
    follow(resting) {
      const window = mainWindow()
      if (resting === isResting) return
      if (!resting) end()
      else if (window && !window.isDestroyed()) begin(window)
    },
  }
}
