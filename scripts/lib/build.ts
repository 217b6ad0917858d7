import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { projectRoot } from '../layers.ts'

// What the build reads; a change in any of it makes it stale.
const inputs = ['src-main', 'src-shared', 'src-renderer', 'electron.vite.config.ts', 'package-lock.json']
const stampFile = join(projectRoot, 'out', '.fingerprint')
const lockFile = join(projectRoot, 'out.lock')

/** Names, sizes and times of all inputs in one number: reading them takes milliseconds, and a deleted file shows too. */
function fingerprint(): string {
  const hash = createHash('sha256')
  for (const input of inputs) {
    const top = join(projectRoot, input)
    const files = statSync(top).isDirectory()
      ? readdirSync(top, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
          .sort()
      : [top]
    for (const file of files) {
      const { size, mtimeMs } = statSync(file)
      hash.update(`${file} ${size} ${mtimeMs}\n`)
    }
  }
  return hash.digest('hex')
}

function isFresh(wanted: string): boolean {
  try {
    return readFileSync(stampFile, 'utf8') === wanted
  } catch {
    return false
  }
}

/** For whoever writes something else into out/: the next start builds again. */
export function forgetBuild(): void {
  rmSync(stampFile, { force: true })
}

/** Builds the program when its sources have changed since. Quiet unless it fails; then the build's words, and false. */
export async function buildIfNeeded(): Promise<boolean> {
  if (isFresh(fingerprint())) return true
  const release = await takeTurn()
  try {
    const wanted = fingerprint()
    return isFresh(wanted) || build(wanted)
  } finally {
    release()
  }
}

function build(wanted: string): boolean {
  const vite = join(projectRoot, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js')
  const { status, stdout, stderr } = spawnSync(process.execPath, [vite, 'build'], {
    cwd: projectRoot,
    encoding: 'utf8',
  })
  if (status !== 0) {
    process.stderr.write(`${stdout}${stderr}\nThe build failed.\n`)
    return false
  }
  mkdirSync(join(projectRoot, 'out'), { recursive: true })
  writeFileSync(stampFile, wanted)
  return true
}

// Tests start many programs at once, and two builds in one folder would spoil each other.
async function takeTurn(): Promise<() => void> {
  for (;;) {
    try {
      writeFileSync(lockFile, String(process.pid), { flag: 'wx' })
      return () => rmSync(lockFile, { force: true })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (isAbandoned()) rmSync(lockFile, { force: true })
    else await delay(100)
  }
}

function isAbandoned(): boolean {
  try {
    process.kill(Number(readFileSync(lockFile, 'utf8')), 0)
    return false
  } catch {
    return true
  }
}
