import { spawn } from 'node:child_process'
import { chromiumFlags } from '../../dev-runtime/browser/flags.ts'
import { createProfileFolder, removeProfileFolder } from '../../dev-runtime/browser/profile-folder.ts'
import { requireChromium } from '../../scripts/lib/chromium.ts'

/** A Chromium for many programs one after the other: half of the time that a program takes to start is its browser's. */
export interface SharedChromium {
  /** Of its debugging protocol, `ws://…`. */
  address: string
  end(): Promise<void>
}

/** Starts it as `dev-runtime` starts a program's own, with no window. */
export async function startSharedChromium(): Promise<SharedChromium> {
  const profileFolder = createProfileFolder()
  const flags = chromiumFlags({
    profileFolder,
    headless: true,
    headlessScreen: '1920x1080',
    debugPort: '0',
    extra: [],
  })
  const child = spawn(requireChromium(), ['--no-startup-window', ...flags], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const exit = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  let said = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stderr.on('data', (data: Buffer) => {
      said += data.toString()
      const [, told] = /^DevTools listening on (ws:\S+)$/m.exec(said) ?? []
      if (told) resolve(told)
    })
    void exit.then(() => reject(new Error(`Chromium ended before it told its address.\n${said}`)))
  })
  return {
    address,
    end: async () => {
      child.kill('SIGKILL')
      await exit
      removeProfileFolder(profileFolder)
    },
  }
}
