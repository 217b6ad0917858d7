import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { LaunchOptions, Runtime } from './launch.ts'

const usage = (command: string) => `Usage: npm ${command} -- [options]

  --profile DIR      open this profile folder instead of the demo profile
  --pack PATH        import this task pack first
  --headless         no window on the screen
  --debug-port N     let a debugger attach on 127.0.0.1:N
  --runtime NAME     electron, or chromium (an installed Chromium, see dev-runtime/README.md)
`

function fail(command: string, reason: string): never {
  process.stderr.write(`${reason}\n\n${usage(command)}`)
  process.exit(2)
}

function parse(command: string) {
  try {
    return parseArgs({
      options: {
        profile: { type: 'string' },
        pack: { type: 'string' },
        headless: { type: 'boolean', default: false },
        'debug-port': { type: 'string' },
        runtime: { type: 'string' },
        help: { type: 'boolean', default: false },
      },
    }).values
  } catch (error) {
    return fail(command, (error as Error).message)
  }
}

function isRuntime(name: string | undefined): name is Runtime | undefined {
  return name === undefined || name === 'electron' || name === 'chromium'
}

/**
 * The options of `npm start` and `npm run dev`. Ends the process with a usage text where they make no sense.
 * @param command what the person typed after `npm`
 */
export function readLaunchOptions(command: string): Omit<LaunchOptions, 'env'> {
  const { profile, pack, headless, 'debug-port': debugPort, runtime, help } = parse(command)
  if (help) {
    process.stdout.write(usage(command))
    process.exit()
  }
  if (!isRuntime(runtime)) fail(command, `There is no runtime '${runtime}'.`)
  if (debugPort !== undefined && !/^\d{1,5}$/.test(debugPort)) {
    fail(command, `--debug-port needs a number, not '${debugPort}'.`)
  }
  // npm runs scripts in the project's folder; paths are meant from where the person is.
  const from = process.env.INIT_CWD ?? process.cwd()
  const path = (name: string, value: string | undefined) =>
    value === undefined ? [] : [name, resolve(from, value)]
  if (pack !== undefined && !existsSync(resolve(from, pack)))
    fail(command, `There is nothing at ${resolve(from, pack)}.`)
  return {
    runtime,
    headless,
    debugPort,
    appArguments: [...path('--profile', profile), ...path('--pack', pack)],
  }
}
