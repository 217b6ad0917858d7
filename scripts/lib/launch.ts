import { type ChildProcess, spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { removeStaleProfileFolders } from '../../dev-runtime/browser/profile-folder.ts'
import { projectRoot } from '../layers.ts'
import { requireChromium } from './chromium.ts'
import { type Display, hasDisplay, hasXvfb, openVirtualDisplay } from './display.ts'
import { findElectron, installElectron } from './electron-binary.ts'

export type Runtime = 'electron' | 'chromium'

export interface LaunchOptions {
  runtime: Runtime | undefined
  headless: boolean
  debugPort: string | undefined
  /** Arguments for the program itself. */
  appArguments: string[]
  env: Record<string, string>
}

/** Which runtime to use: Electron when its binary is there, or when it is asked for and can be fetched. */
export function chooseRuntime(wanted: Runtime | undefined): Runtime {
  if (wanted === 'chromium') return 'chromium'
  if (findElectron()) return 'electron'
  if (wanted === undefined) return 'chromium'
  if (installElectron()) return 'electron'
  process.stderr.write("Electron's binary could not be fetched; --runtime chromium runs without it.\n")
  process.exit(1)
}

interface Screen {
  headless: boolean
  display: Display | undefined
}

async function chooseScreen(runtime: Runtime, headless: boolean): Promise<Screen> {
  const displayless = !hasDisplay()
  if (!displayless && !headless) return { headless: false, display: undefined }
  if (headless && runtime === 'chromium') return { headless: true, display: undefined }
  if (hasXvfb()) {
    if (!headless) process.stderr.write('There is no display; the window opens on a virtual one (Xvfb).\n')
    return { headless: false, display: await openVirtualDisplay() }
  }
  if (runtime === 'electron') {
    process.stderr.write(
      'There is no display, and Electron needs one: install xvfb, or use --runtime chromium.\n',
    )
    process.exit(1)
  }
  process.stderr.write('There is no display; running headless.\n')
  return { headless: true, display: undefined }
}

/** Starts the built program (main process and all) in a child process. */
export async function launch(options: LaunchOptions): Promise<ChildProcess> {
  const runtime = chooseRuntime(options.runtime)
  if (runtime === 'chromium') requireChromium()
  const { headless, display } = await chooseScreen(runtime, options.headless)
  const debug = options.debugPort ? [`--remote-debugging-port=${options.debugPort}`] : []
  const [program, ...flags] = runtime === 'electron' ? electronCommand() : chromiumCommand()
  const child = spawn(program as string, [...flags, ...options.appArguments, ...debug], {
    cwd: projectRoot,
    // The channel says nothing; dev-runtime ends when it closes, so that a killed launcher leaves no program behind.
    stdio: runtime === 'chromium' ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit',
    env: { ...process.env, ...options.env, ...display?.env, EVENHAND_HEADLESS: headless ? '1' : '0' },
  })
  child.once('exit', () => {
    display?.close()
    if (runtime === 'chromium') removeStaleProfileFolders()
  })
  return child
}

function electronCommand(): string[] {
  // Chromium's sandbox refuses to start as root.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  return [findElectron() as string, ...sandbox, projectRoot]
}

function chromiumCommand(): string[] {
  const register = join(projectRoot, 'dev-runtime', 'register.ts')
  return [process.execPath, '--import', register, join(projectRoot, 'out', 'main', 'main.js')]
}

/** Hands signals on to the program and ends as it ends. */
export function followExit(child: ChildProcess): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0)
    process.exit()
  })
}
