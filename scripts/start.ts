import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { buildIfNeeded } from './lib/build.ts'
import { followExit, launch, type Runtime } from './lib/launch.ts'

const usage = `Usage: npm start -- [options]

  --profile DIR      open this profile folder instead of the demo profile
  --pack PATH        import this task pack first
  --headless         no window on the screen
  --debug-port N     let a debugger attach on 127.0.0.1:N
  --runtime NAME     electron, or chromium (an installed Chromium, see dev-runtime/README.md)
`

function fail(reason: string): never {
  process.stderr.write(`${reason}\n\n${usage}`)
  process.exit(2)
}

function readOptions() {
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
    return fail((error as Error).message)
  }
}

function isRuntime(name: string | undefined): name is Runtime | undefined {
  return name === undefined || name === 'electron' || name === 'chromium'
}

const { profile, pack, headless, 'debug-port': debugPort, runtime, help } = readOptions()
if (help) {
  process.stdout.write(usage)
  process.exit()
}
if (!isRuntime(runtime)) fail(`There is no runtime '${runtime}'.`)
if (debugPort !== undefined && !/^\d{1,5}$/.test(debugPort))
  fail(`--debug-port needs a number, not '${debugPort}'.`)

// npm runs scripts in the project's folder; paths are meant from where the person is.
const from = process.env.INIT_CWD ?? process.cwd()
const path = (name: string, value: string | undefined) =>
  value === undefined ? [] : [name, resolve(from, value)]

if (!(await buildIfNeeded())) process.exit(1)
const child = await launch({
  runtime,
  headless,
  debugPort,
  appArguments: [...path('--profile', profile), ...path('--pack', pack)],
  env: { EVENHAND_STARTED_AT: String(Math.round(performance.timeOrigin)) },
})
followExit(child)
