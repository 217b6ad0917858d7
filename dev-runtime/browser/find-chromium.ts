import { accessSync, constants, existsSync } from 'node:fs'
import path from 'node:path'

const names = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
  'chrome',
]

const places: Partial<Record<NodeJS.Platform, string[]>> = {
  darwin: [
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const folder = process.env[variable]
    if (!folder) return []
    return [
      path.join(folder, 'Google/Chrome/Application/chrome.exe'),
      path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
    ]
  }),
}

function executable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The path of an installed Chromium, Chrome or Edge, or undefined. `CHROME_PATH` wins. */
export function findChromium(): string | undefined {
  const chosen = process.env.CHROME_PATH
  if (chosen) return executable(chosen) ? chosen : undefined
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean)
  const extension = process.platform === 'win32' ? '.exe' : ''
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name + extension)))
  const found = [...candidates, ...(places[process.platform] ?? [])].find(executable)
  // Debian's /usr/bin/chromium is a shell script around this binary; without it a window opens sooner.
  const debian = '/usr/lib/chromium/chromium'
  return found === '/usr/bin/chromium' && existsSync(debian) ? debian : found
}
