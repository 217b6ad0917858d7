import { spawn } from 'node:child_process'
import { desktopIdleSeconds } from '../desktop/desktop.ts'
import { findProgram } from '../desktop/find-program.ts'
import { strictEmitter } from '../strict.ts'
import { followTestFile } from '../test-file.ts'
import { ownIdleSeconds } from './activity.ts'

const events = ['suspend', 'resume', 'lock-screen', 'unlock-screen', 'shutdown', 'on-ac', 'on-battery']

interface TestState {
  event?: string
  idleSeconds?: number
  locked?: boolean
}

class PowerMonitor extends strictEmitter('powerMonitor', events) {
  #locked = false
  #forcedIdle: number | undefined
  #watching = false

  constructor() {
    super()
    // For tests only, and only when the process was started for one: each line of the file is an event or a state.
    const file = process.env.EVENHAND_TEST_POWER
    if (file) followTestFile<TestState>(file, (state) => this.#force(state))
  }

  /** Seconds without input. On X11 the desktop's, elsewhere since a key or pointer was used in our own windows. */
  getSystemIdleTime(): number {
    return this.#idle() ?? 0
  }

  /** `unknown` where nothing tells: no X server, and no input in our own windows yet. */
  getSystemIdleState(idleThreshold: number): 'active' | 'idle' | 'locked' | 'unknown' {
    if (!(idleThreshold > 0)) throw new TypeError('Invalid idle threshold, must be greater than 0')
    if (this.#locked) return 'locked'
    const idle = this.#idle()
    if (idle === undefined) return 'unknown'
    return idle >= idleThreshold ? 'idle' : 'active'
  }

  override on(event: string | symbol, listener: (...values: never[]) => void): this {
    super.on(event, listener)
    this.#watchLogin()
    return this
  }
  override once(event: string | symbol, listener: (...values: never[]) => void): this {
    super.once(event, listener)
    this.#watchLogin()
    return this
  }

  #idle(): number | undefined {
    return this.#forcedIdle ?? desktopIdleSeconds() ?? ownIdleSeconds()
  }

  // logind says when the machine sleeps and wakes, and when the session is locked.
  #watchLogin(): void {
    const gdbus = findProgram('gdbus')
    if (this.#watching || process.platform !== 'linux' || !gdbus) return
    this.#watching = true
    const child = spawn(gdbus, ['monitor', '--system', '--dest=org.freedesktop.login1'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    })
    child.unref()
    child.on('error', () => undefined)
    process.once('exit', () => child.kill())
    child.stdout.on('data', (data: Buffer) => {
      for (const line of data.toString().split('\n')) this.#loginSignal(line)
    })
  }

  #loginSignal(line: string): void {
    if (line.includes('Manager.PrepareForSleep (true')) this.emit('suspend', {})
    if (line.includes('Manager.PrepareForSleep (false')) this.emit('resume', {})
    if (line.includes('Manager.PrepareForShutdown (true')) this.emit('shutdown', {})
    if (line.includes("'LockedHint': <true>")) this.#setLocked(true)
    if (line.includes("'LockedHint': <false>")) this.#setLocked(false)
  }

  #setLocked(locked: boolean): void {
    if (locked === this.#locked) return
    this.#locked = locked
    this.emit(locked ? 'lock-screen' : 'unlock-screen', {})
  }

  #force({ event, idleSeconds, locked }: TestState): void {
    if (idleSeconds !== undefined) this.#forcedIdle = idleSeconds
    if (locked !== undefined) this.#setLocked(locked)
    if (event) this.emit(event, {})
  }
}

export const powerMonitor = new PowerMonitor()
