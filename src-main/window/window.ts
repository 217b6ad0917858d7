import { join } from 'node:path'
import { BrowserWindow, screen } from 'electron'
import type { Settings } from '../../src-shared/model/settings.ts'
import { hardenContents } from './harden.ts'
import { origin } from './protocol.ts'

const smallest = { width: 1024, height: 700 }

export interface WindowOptions {
  /** Folder of the built program, with `preload/` below it. */
  outFolder: string
  icon: string
  bounds: Settings['window']
  rememberBounds: (bounds: NonNullable<Settings['window']>) => void
  /** The page's process is gone, and the window is still there, empty. */
  onBreakdown: (breakdown: Breakdown) => void
}

export interface Breakdown {
  /** Electron's word for it, such as `crashed` or `oom`. */
  reason: string
  /** False where the process could not even start, which no content brings about. */
  mayBeContent: boolean
}

/** Opens the workstation's window where it was last time, if that is still on a screen. */
export function openWindow({ outFolder, icon, bounds, ...on }: WindowOptions): BrowserWindow {
  const window = new BrowserWindow({
    ...(bounds && isOnScreen(bounds) ? bounds : fullWorkArea()),
    minWidth: smallest.width,
    minHeight: smallest.height,
    title: 'Evenhand',
    icon,
    backgroundColor: '#161718',
    autoHideMenuBar: true,
    webPreferences: {
      preload: join(outFolder, 'preload', 'preload.cjs'),
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      // A break must fall due, and a deadline count, also behind another window.
      backgroundThrottling: false,
    },
  })
  // A deterrent on macOS and Windows, not a control: see docs/security.md.
  window.setContentProtection(true)
  hardenContents(window.webContents)
  window.on('close', () => on.rememberBounds(window.getNormalBounds()))
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit') return
    const mayBeContent = reason !== 'launch-failed' && reason !== 'integrity-failure'
    // Not from within the event: Electron is still clearing up. A window that goes too is being closed.
    setImmediate(() => {
      if (!window.isDestroyed()) on.onBreakdown({ reason, mayBeContent })
    })
  })
  void window.loadURL(`${origin}/`)
  return window
}

function fullWorkArea(): { width: number; height: number } {
  const { width, height } = screen.getPrimaryDisplay().workAreaSize
  return { width: Math.max(width, smallest.width), height: Math.max(height, smallest.height) }
}

function isOnScreen({ x, y, width, height }: NonNullable<Settings['window']>): boolean {
  if (x === undefined || y === undefined) return false
  return screen
    .getAllDisplays()
    .some(
      ({ workArea }) =>
        x + width > workArea.x &&
        x < workArea.x + workArea.width &&
        y + height > workArea.y &&
        y < workArea.y + workArea.height,
    )
}
