import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { findChromium } from '../../dev-runtime/browser/find-chromium.ts'

/** The path of an installed Chromium; on Debian as root it is installed first. Ends the process where that cannot be. */
export function requireChromium(): string {
  const found = findChromium() ?? (mayInstall() ? installChromium() : undefined)
  if (found) return found
  const chosen = process.env.CHROME_PATH
  process.stderr.write(
    chosen
      ? `CHROME_PATH is ${chosen}, and there is no program there.\n`
      : 'No Chromium was found. Install chromium, Google Chrome or Microsoft Edge, or set CHROME_PATH to one.\n',
  )
  process.exit(1)
}

function mayInstall(): boolean {
  return !process.env.CHROME_PATH && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
}

function installChromium(): string | undefined {
  process.stderr.write('No Chromium was found; installing chromium and xvfb with apt-get …\n')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => spawnSync('apt-get', ['-q', ...args], { env, encoding: 'utf8' })
  const install = () => apt('install', '-y', '--no-install-recommends', 'chromium', 'xvfb')
  let done = install()
  if (done.status !== 0) {
    // A fresh machine has no package lists yet.
    apt('update')
    done = install()
  }
  if (done.status !== 0) process.stderr.write(`apt-get could not install it:\n${done.stderr.slice(-1000)}\n`)
  return findChromium()
}
