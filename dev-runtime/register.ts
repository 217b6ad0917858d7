import { realpathSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { startEngine } from './engine.ts'
import './test-clock.ts'

// `node --import ./dev-runtime/register.ts out/main/main.js`: from here on `electron` is our implementation, for the
// app itself and for packages below node_modules, whether they import or require it.
const implementation = new URL('./electron.ts', import.meta.url).href
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron' && specifier !== 'electron/main') return next(specifier, context)
    return { url: implementation, shortCircuit: true }
  },
})
process.env.EVENHAND_RUNTIME = 'chromium'
Object.defineProperty(process, 'type', { value: 'browser' })

const entry = process.argv[1]
if (!entry) throw new Error('dev-runtime: name the main file of the app after --import')
startEngine()

function giveUp(error: Error): never {
  console.error(error.message)
  process.exit(1)
}

// As in Electron, `ready` comes after the main module has run, top-level awaits included. Importing it again gives the
// module that Node itself is loading; its errors are Node's to report.
const { app, becomeReady } = await import('./api/app.ts')
setImmediate(() => {
  import(pathToFileURL(realpathSync(entry)).href).then(
    () => becomeReady().catch(giveUp),
    () => undefined,
  )
})

// A launcher that is killed cannot pass the signal on; its end of this channel closes all the same.
process.once('disconnect', () => {
  app.quit()
  setTimeout(() => process.exit(1), 5000).unref()
})
process.channel?.unref()
