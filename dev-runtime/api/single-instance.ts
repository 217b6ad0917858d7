import { randomUUID } from 'node:crypto'
import {
  type FSWatcher,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  watch,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'

export interface SecondInstance {
  argv: string[]
  workingDirectory: string
  additionalData: unknown
}

export interface SingleInstanceLock {
  release(): void
}

/**
 * When a process was started, in clock ticks; tells a process from a later one with the same number (Linux only).
 * Empty for one that has ended, also while nobody has asked for its exit code yet.
 */
function startOf(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' || state === 'X' ? '' : (rest[18] ?? '')
  } catch {
    return ''
  }
}

function isHeld(owner: string): boolean {
  const [pid = '', started] = owner.split(' ')
  try {
    process.kill(Number(pid), 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return process.platform !== 'linux' || startOf(Number(pid)) === started
}

function take(lockFile: string): boolean {
  const owner = `${process.pid} ${startOf(process.pid)}`
  for (let attempt = 0; attempt < 3; attempt++) {
    try {
      writeFileSync(lockFile, owner, { flag: 'wx' })
      return true
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (isHeld(readFileSync(lockFile, 'utf8'))) return false
    rmSync(lockFile, { force: true })
  }
  return false
}

/**
 * One instance per user-data folder. The call must answer at once, so the lock is a file, and a second instance leaves
 * a message as a file that the first one watches for. Undefined when another instance holds the lock.
 */
export function acquireLock(
  userData: string,
  message: SecondInstance,
  onSecond: (second: SecondInstance) => void,
): SingleInstanceLock | undefined {
  const inbox = path.join(userData, 'SingletonInbox')
  const lockFile = path.join(userData, 'SingletonLock')
  mkdirSync(inbox, { recursive: true, mode: 0o700 })
  if (!take(lockFile)) {
    const file = path.join(inbox, randomUUID())
    writeFileSync(`${file}.part`, JSON.stringify(message))
    renameSync(`${file}.part`, `${file}.json`)
    return undefined
  }
  for (const name of readdirSync(inbox)) rmSync(path.join(inbox, name))
  const watcher: FSWatcher = watch(inbox, () => {
    for (const name of readdirSync(inbox).filter((file) => file.endsWith('.json'))) {
      const file = path.join(inbox, name)
      const second = JSON.parse(readFileSync(file, 'utf8')) as SecondInstance
      rmSync(file)
      onSecond(second)
    }
  })
  watcher.unref()
  const release = () => {
    watcher.close()
    rmSync(lockFile, { force: true })
  }
  process.once('exit', release)
  return {
    release: () => {
      process.off('exit', release)
      release()
    },
  }
}
