import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { resolveConfig, type UserConfig } from 'electron-vite'
import { build, createServer, type InlineConfig } from 'vite'
import { forgetBuild } from './lib/build.ts'
import { launch } from './lib/launch.ts'
import { readLaunchOptions } from './lib/options.ts'

// npm run dev: Vite serves the page, with hot reload, through the program's own protocol handler; a change in main,
// preload or shared builds these again and restarts the program.

const port = 5173
const options = readLaunchOptions('run dev')
const { config } = await resolveConfig({ logLevel: 'warn' }, 'serve', 'development')
if (!config) throw new Error('electron.vite.config.ts was not found')

// What stands in out/ from now on is no build for `npm start`.
forgetBuild()

const server = await createServer({
  ...config.renderer,
  logLevel: 'warn',
  server: {
    host: '127.0.0.1',
    port,
    strictPort: true,
    // The page comes from the program's own origin; its hot-reload socket goes straight to Vite.
    hmr: { host: '127.0.0.1', clientPort: port, protocol: 'ws' },
  },
})
await server.listen()

let program: ChildProcess | undefined
let restarting: Promise<void> = Promise.resolve()

async function start(): Promise<void> {
  const startedAt = String(Date.now())
  const env = { EVENHAND_DEV_SERVER: `http://127.0.0.1:${port}`, EVENHAND_STARTED_AT: startedAt }
  const child = await launch({ ...options, env })
  program = child
  // Closing the window ends it all; a restart takes the child out of `program` first.
  child.once('exit', (code) => {
    if (program === child) process.exit(code ?? 1)
  })
}

async function stop(): Promise<void> {
  const child = program
  program = undefined
  if (!child || child.exitCode !== null) return
  child.kill('SIGINT')
  await once(child, 'exit')
}

function restart(): void {
  restarting = restarting.then(stop).then(start)
}

/** Builds now and at each change; settles after the first time, and calls back after each later one. */
async function watch(part: UserConfig['main'], onRebuilt: () => void): Promise<void> {
  const watcher = await build({ ...part, build: { ...part?.build, watch: {} } } as InlineConfig)
  if (!('on' in watcher)) throw new Error('Vite does not watch')
  let built = false
  await new Promise<void>((resolve) => {
    watcher.on('event', (event) => {
      if (event.code === 'ERROR') process.stderr.write(`${event.error.message}\n`)
      if (event.code !== 'END') return
      if (built) onRebuilt()
      built = true
      resolve()
    })
  })
}

await Promise.all([watch(config.main, restart), watch(config.preload, restart)])
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void stop().then(() => process.exit(0)))
await start()
