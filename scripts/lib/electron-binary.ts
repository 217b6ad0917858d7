import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../layers.ts'

const folder = join(projectRoot, 'node_modules', 'electron')

/** Electron's own binary when it has been fetched. Importing the package instead would start the download. */
export function findElectron(): string | undefined {
  const pathFile = join(folder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const binary = join(folder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(binary) ? binary : undefined
}

/** Fetches the binary, which is no part of `npm ci`; undefined when it cannot be had. */
export function installElectron(): string | undefined {
  process.stderr.write("Fetching Electron's binary …\n")
  spawnSync(process.execPath, [join(folder, 'install.js'), '--no'], { stdio: ['ignore', 2, 2] })
  return findElectron()
}
