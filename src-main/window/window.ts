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
}

/** Opens the workstation's window where it was last time, if that is still on a screen. */
export function openWindow({ outFolder, icon, bounds, rememberBounds }: WindowOptions): BrowserWindow {
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
  window.on('close', () => rememberBounds(window.getBounds()))
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
