// A small Electron app for the contract tests. It does nothing by itself: a test sends functions as text on stdin, and
// they run here, in the main process, with `lab` in their hands.
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { createInterface } from 'node:readline'
import vm from 'node:vm'
import * as electron from 'electron'

const { app, BrowserWindow, protocol } = electron
const site = path.join(import.meta.dirname, 'site')
const policy = "default-src 'none'; script-src 'self'; connect-src 'self'; media-src 'self'; frame-src *"
const types = { '.html': 'text/html', '.js': 'text/javascript' }

const lab = {
  electron,
  requests: [],
  /** Handlers by path, which a test may add; everything else comes from site/. */
  routes: {},
  windows: [],
  async openWindow(options = {}) {
    const preload = path.join(import.meta.dirname, 'preload.cjs')
    const window = new BrowserWindow({
      width: 800,
      height: 600,
      webPreferences: { preload, sandbox: true },
      ...options,
    })
    lab.windows.push(window)
    await window.loadURL('contract://app/index.html')
    return window
  },
  page: (code, window = lab.windows[0]) => window.webContents.executeJavaScript(code),
}

protocol.registerSchemesAsPrivileged([
  { scheme: 'contract', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
])

async function serve(request) {
  const { pathname } = new URL(request.url)
  lab.requests.push({
    url: request.url,
    method: request.method,
    headers: Object.fromEntries(request.headers),
  })
  const route = lab.routes[pathname]
  if (route) return route(request)
  const file = path.join(site, pathname)
  const headers = {
    'content-type': types[path.extname(file)] ?? 'text/plain',
    'content-security-policy': policy,
  }
  return readFile(file).then(
    (body) => new Response(body, { headers }),
    () => new Response('not found', { status: 404 }),
  )
}

const say = (message) => process.stdout.write(`@${JSON.stringify(message)}\n`)
lab.say = say

for (const name of ['ready', 'window-all-closed', 'before-quit', 'will-quit', 'quit']) {
  // Listening to window-all-closed changes what happens; the option leaves that to Electron.
  if (name === 'window-all-closed' && process.argv.includes('--default-quit')) continue
  app.on(name, () => say({ event: name }))
}

const profile = process.argv.find((argument) => argument.startsWith('--profile='))?.slice('--profile='.length)
app.setPath('userData', profile)
if (process.argv.includes('--single') && !app.requestSingleInstanceLock({ hello: 'second' })) {
  say({ event: 'second' })
  app.quit()
} else {
  app.on('second-instance', (_event, argv, folder, data) =>
    say({ event: 'second-instance', argv, folder, data }),
  )
  app.whenReady().then(() => {
    protocol.handle('contract', serve)
    createInterface({ input: process.stdin }).on('line', run)
    say({ event: 'up' })
  })
}

/** One line is `{ id, source, value }`; the answer `{ id, value }` or `{ id, error }`. */
async function run(line) {
  const { id, source, value } = JSON.parse(line)
  try {
    // The text is a test's own function, and sees nothing but what it is given.
    const body = vm.runInThisContext(`(${source})`)
    say({ id, value: await body(lab, value) })
  } catch (error) {
    say({ id, error: String(error?.message ?? error) })
  }
}
