import { existsSync, readFileSync } from 'node:fs'
import { homedir, tmpdir } from 'node:os'
import path from 'node:path'

export interface AppManifest {
  folder: string
  name: string
  version: string
}

/** The nearest package.json above the main file, which Electron takes name and version from. */
export function findManifest(mainFile: string): AppManifest {
  for (let folder = path.dirname(mainFile); folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const file = path.join(folder, 'package.json')
    if (!existsSync(file)) continue
    const { productName, name, version } = JSON.parse(readFileSync(file, 'utf8')) as Record<
      string,
      string | undefined
    >
    if (name || productName) return { folder, name: productName ?? name ?? '', version: version ?? '0.0.0' }
  }
  return { folder: path.dirname(mainFile), name: 'Electron', version: '0.0.0' }
}

function appData(): string {
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Application Support')
  if (process.platform === 'win32') return process.env.APPDATA ?? path.join(homedir(), 'AppData', 'Roaming')
  return process.env.XDG_CONFIG_HOME ?? path.join(homedir(), '.config')
}

/** Electron's named folders, resolved when asked because userData may move and others hang on it. */
export function defaultPath(name: string, appName: string, userData: string): string | undefined {
  const folders: Record<string, string> = {
    home: homedir(),
    appData: appData(),
    userData: path.join(appData(), appName),
    sessionData: userData,
    temp: tmpdir(),
    logs: path.join(userData, 'logs'),
    exe: process.execPath,
    desktop: path.join(homedir(), 'Desktop'),
    documents: path.join(homedir(), 'Documents'),
    downloads: path.join(homedir(), 'Downloads'),
  }
  return folders[name]
}
