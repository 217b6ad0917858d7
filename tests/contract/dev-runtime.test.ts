import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { createConnection, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { type Browser, chromium, type Page } from 'playwright'
import { startSharedChromium } from '../e2e/shared-chromium.ts'
import { type ContractApp, type Lab, runtime, type StartOptions, startApp } from './harness.ts'

// What holds for dev-runtime alone: its loopback server, the Chromium that it owns, and what it refuses.

const skip = runtime === 'electron' && 'real Electron is here'

async function start(test: TestContext, options: StartOptions = {}): Promise<ContractApp> {
  const app = await startApp(options)
  test.after(() => app.stop())
  return app
}

async function openPage(app: ContractApp): Promise<string> {
  return app.main(async ({ openWindow, page }) => page('location.origin', await openWindow()))
}

function ask(url: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const asking = request(url, { headers, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asking.on('error', reject)
    asking.end()
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/** What an app does that cannot start; runs in the main process. */
const giveUp = ({ electron }: Lab) => {
  electron.dialog.showErrorBox('Cannot start', 'The disk is full.')
  electron.app.exit(3)
}

/** Connects to a runtime's browser as a debugger does, as soon as it listens. */
async function attach(test: TestContext, port: number): Promise<Browser> {
  const address = `http://127.0.0.1:${port}`
  const listens = () =>
    fetch(`${address}/json/version`).then(
      ({ ok }) => ok,
      () => false,
    )
  assert.ok(await eventually(listens), 'the browser listens')
  const browser = await chromium.connectOverCDP(address)
  test.after(() => browser.close())
  return browser
}

/** Attaches to a runtime's browser, past the app; what it gives finds the page that says something. */
async function browserOf(test: TestContext, port: number): Promise<(text: string) => Promise<Page>> {
  const browser = await attach(test, port)
  const [context] = browser.contexts()
  assert.ok(context)
  // A dialog that has been answered goes away while it is being looked at.
  const says = (page: Page, text: string) =>
    page
      .getByText(text)
      .count()
      .then((count) => count > 0)
      .catch(() => false)
  return async (text) => {
    let found: Page | undefined
    await eventually(async () => {
      for (const page of context.pages()) if (await says(page, text)) found = page
      return found !== undefined
    })
    assert.ok(found, `a page that says "${text}"`)
    return found
  }
}

function upgrade(origin: string, headers: string[]): Promise<string> {
  const { hostname, port } = new URL(origin)
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: hostname, port: Number(port) })
    const lines = ['GET /.dev-runtime/ipc HTTP/1.1', 'Upgrade: websocket', 'Connection: Upgrade', ...headers]
    socket.on('data', (data) => {
      socket.destroy()
      resolve(data.toString().split('\r\n')[0] ?? '')
    })
    socket.on('error', reject)
    socket.write(`${lines.join('\r\n')}\r\n\r\n`)
  })
}

/** Command lines of the Chromium that this app started. */
const chromiumOf = (pid: number) =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes(`evenhand-chromium-${pid}-`))
const profileFolders = (pid: number) =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`evenhand-chromium-${pid}-`))

/** Waits for something outside of this process to come true, for ten seconds at most. */
async function eventually(check: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let attempt = 0; attempt < 200; attempt++) {
    if (await check()) return true
    await delay(50)
  }
  return false
}

describe('dev-runtime', { skip }, () => {
  it('answers nobody without the secret, with a wrong Host, or from another origin', async (test) => {
    const app = await start(test)
    const origin = await openPage(app)
    const { host } = new URL(origin)
    assert.equal(await ask(`${origin}/index.html`), 403)
    assert.equal(await ask(`${origin}/index.html`, { cookie: 'dev-runtime=guess' }), 403)
    assert.equal(await ask(`${origin}/index.html`, { host: 'evil.example' }), 403)
    assert.equal(await ask(`${origin}/index.html`, { origin: 'http://evil.example' }), 403)
    assert.equal(await ask(`${origin}/.dev-runtime/blank`), 403)
    const socketKey = 'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=='
    assert.match(await upgrade(origin, [`Host: ${host}`, `Origin: ${origin}`, socketKey]), /403/)
    assert.match(await upgrade(origin, [`Host: ${host}`, socketKey]), /403/)
  })

  it('lets the page’s own script open no IPC', async (test) => {
    const app = await start(test)
    await openPage(app)
    const result = await app.main(({ windows, page }) =>
      page(
        `new Promise((resolve) => {
          const socket = new WebSocket(location.origin.replace('http', 'ws') + '/.dev-runtime/ipc')
          socket.onopen = () => socket.send(JSON.stringify(['invoke', 1, 'anything', []]))
          socket.onmessage = () => resolve('answered')
          socket.onclose = () => resolve('closed')
        })`,
        windows[0],
      ),
    )
    assert.equal(result, 'closed')
  })

  it('keeps its secret off the command line and out of the page', async (test) => {
    const app = await start(test)
    await openPage(app)
    assert.equal(await app.main(({ page, windows }) => page('document.cookie', windows[0])), '')
    const lines = chromiumOf(app.pid)
    assert.ok(lines.length > 0 && !lines.some((line) => line.includes('dev-runtime=')))
  })

  it('leaves nothing that the page loaded on the disk', async (test) => {
    const app = await start(test)
    await openPage(app)
    await app.main(async ({ routes, page, windows }) => {
      const body = 'DECRYPTED-CONTENT '.repeat(20_000)
      routes['/content'] = () => new Response(body, { headers: { 'cache-control': 'max-age=3600' } })
      await page("fetch('/content').then((response) => response.text())", windows[0])
    })
    const [folder] = profileFolders(app.pid)
    assert.ok(folder)
    const found = readdirSync(join(tmpdir(), folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes('DECRYPTED-CONTENT'))
    assert.deepEqual(found, [])
  })

  it('cancels a stream whose reader was gone before the handler answered', async (test) => {
    const app = await start(test)
    const reason = await app.main(async ({ openWindow, routes, page }) => {
      const window = await openWindow()
      const cancelled = new Promise((resolve) => {
        routes['/late'] = async ({ signal }) => {
          await new Promise((gone) => signal.addEventListener('abort', gone))
          return new Response(
            new ReadableStream({
              pull: (controller) => controller.enqueue(new Uint8Array(10)),
              cancel: resolve,
            }),
          )
        }
      })
      void page(
        `(async () => {
        const stop = new AbortController()
        const asking = fetch('/late', { signal: stop.signal }).catch(() => undefined)
        await fetch('/index.html')
        stop.abort()
        await asking
      })()`,
        window,
      )
      return cancelled
    })
    assert.equal(reason, 'the reader went away')
  })

  it('takes Chromium and its profile folder along when it quits', async (test) => {
    const app = await start(test)
    await openPage(app)
    await app.main(({ electron }) => electron.app.quit()).catch(() => undefined)
    await app.exit
    assert.deepEqual(profileFolders(app.pid), [])
    assert.ok(await eventually(() => chromiumOf(app.pid).length === 0))
  })

  it('takes Chromium along when it is killed, and cleans up at the next start', async (test) => {
    const app = await start(test)
    await openPage(app)
    process.kill(app.pid, 'SIGKILL')
    await app.exit
    assert.ok(await eventually(() => chromiumOf(app.pid).length === 0), 'Chromium is gone')
    const next = await start(test)
    await openPage(next)
    assert.ok(await eventually(() => profileFolders(app.pid).length === 0), 'the folder is gone')
  })

  it('closes its windows when Chromium dies', async (test) => {
    const app = await start(test)
    await openPage(app)
    await app.main(({ windows, say }) => {
      windows[0].webContents.on('render-process-gone', (_event: object, details: object) =>
        say({ event: 'gone', ...details }),
      )
      windows[0].on('closed', () => say({ event: 'closed' }))
    })
    const line = chromiumOf(app.pid).find((text) => text.includes('-pipe') && !text.includes('--type='))
    process.kill(Number.parseInt(line ?? '', 10), 'SIGKILL')
    assert.equal((await app.event('gone')).reason, 'killed')
    await app.event('closed')
    await app.event('window-all-closed')
  })

  it('opens its windows in a Chromium that runs already, where it is told to, and takes them along however it ends', async (test) => {
    const shared = await startSharedChromium()
    test.after(() => shared.end())
    const { host } = new URL(shared.address)
    const pages = async () => {
      const answer = await fetch(`http://${host}/json/list`)
      return ((await answer.json()) as { url: string }[]).map(({ url }) => new URL(url).origin)
    }
    const env = { EVENHAND_CHROMIUM: shared.address }
    const [one, other] = await Promise.all([start(test, { env }), start(test, { env })])
    const [origin, elsewhere] = await Promise.all([openPage(one), openPage(other)])
    assert.deepEqual((await pages()).sort(), [origin, elsewhere].sort())
    assert.deepEqual(chromiumOf(one.pid), [])

    process.kill(one.pid, 'SIGKILL')
    assert.ok(await eventually(async () => (await pages()).join() === elsewhere))
    assert.equal(await other.main(({ page, windows }) => page('location.origin', windows[0])), elsewhere)
    await other.stop()
    assert.ok(await eventually(async () => (await pages()).length === 0))
  })

  it('throws the name of what it does not implement', async (test) => {
    const app = await start(test)
    const messages = await app.main(async ({ electron, openWindow }) => {
      const window = await openWindow()
      const attempts: (() => unknown)[] = [
        () => electron.app.setBadgeCount(1),
        () => electron.crashReporter.start({}),
        () => new electron.Tray('x'),
        () => window.setVibrancy('dark'),
        () => window.webContents.printToPDF({}),
        () => window.webContents.on('before-input-event', () => undefined),
        () => electron.session.fromPartition('x'),
        () => electron.default.autoUpdater.checkForUpdates(),
        () => new electron.BrowserWindow({ webPreferences: { nodeIntegration: true } }),
        () => new electron.BrowserWindow({ webPreferences: { contextIsolation: false } }),
        () => new electron.BrowserWindow({ kiosk: true }),
      ]
      return attempts.map((attempt) => {
        try {
          attempt()
          return `no error from ${attempt}`
        } catch (error) {
          return (error as Error).message.replace('dev-runtime does not implement ', '')
        }
      })
    })
    assert.deepEqual(messages, [
      'app.setBadgeCount',
      'crashReporter.start',
      'Tray',
      'BrowserWindow.setVibrancy',
      'webContents.printToPDF',
      "webContents.on('before-input-event')",
      'session.fromPartition',
      'autoUpdater.checkForUpdates',
      'the web preference nodeIntegration: true',
      'the web preference contextIsolation: false',
      "the BrowserWindow option 'kiosk'",
    ])
  })

  it('throws the name of what a preload asks for in vain', async (test) => {
    const app = await start(test)
    await openPage(app)
    const message = await app.main(({ page, windows }) =>
      page("(() => { try { desk.touch('sendSync') } catch (error) { return error.message } })()", windows[0]),
    )
    assert.match(message, /does not implement ipcRenderer.sendSync/)
  })

  it('asks for a path in a window of its own where the desktop has no dialog', async (test) => {
    const port = await freePort()
    const app = await start(test, { args: [`--remote-debugging-port=${port}`], env: { DISPLAY: '' } })
    await openPage(app)
    await app.main(({ electron, say }) => {
      const { dialog } = electron
      dialog
        .showOpenDialog({ title: 'Import', properties: ['openDirectory'] })
        .then((chosen: object) => say({ event: 'chosen', ...chosen }))
        .then(() => dialog.showMessageBox({ message: 'Sure?', buttons: ['Yes', 'No'], cancelId: 1 }))
        .then((answer: object) => say({ event: 'answered', ...answer }))
    })
    // The dialog's page is out of the app's reach; it is filled in as a person does, through the browser.
    const pageWith = await browserOf(test, port)
    const pathPage = await pageWith('Path of the folder')
    await pathPage.getByRole('textbox').fill('/there/is/nothing/here')
    await pathPage.getByRole('button', { name: 'Import' }).click()
    await pathPage.getByText('There is nothing at this path.').waitFor()
    await pathPage.getByRole('textbox').fill(app.profile)
    // The window closes with the answer, so there is no end of the click to wait for.
    await pathPage.getByRole('button', { name: 'Import' }).click({ noWaitAfter: true })
    const { canceled, filePaths } = await app.event('chosen')
    assert.deepEqual([canceled, filePaths], [false, [app.profile]])
    await (await pageWith('Sure?')).getByRole('button', { name: 'No' }).click({ noWaitAfter: true })
    assert.equal((await app.event('answered')).response, 1)
  })

  it('shows an error box until it is answered, also when the app ends at once, but only where somebody is', async (test) => {
    const alone = await start(test)
    alone.main(giveUp).catch(() => undefined)
    assert.equal(await alone.exit, 3)

    const port = await freePort()
    const attended = { args: [`--remote-debugging-port=${port}`], env: { EVENHAND_UNATTENDED: '0' } }
    const app = await start(test, attended)
    app.main(giveUp).catch(() => undefined)
    const box = await (await browserOf(test, port))('The disk is full.')
    await box.getByRole('button', { name: 'OK' }).click({ noWaitAfter: true })
    assert.equal(await app.exit, 3)
  })

  it('ends by a signal in spite of an open error box', async (test) => {
    const app = await start(test, { env: { EVENHAND_UNATTENDED: '0' } })
    app.main(giveUp).catch(() => undefined)
    await app.event('quit')
    process.kill(app.pid, 'SIGINT')
    assert.equal(await app.exit, 3)
  })

  it('takes no reload from a debugger for a navigation of the page, nor for closing', async (test) => {
    const port = await freePort()
    const app = await start(test, { args: [`--remote-debugging-port=${port}`] })
    await openPage(app)
    await app.main(({ windows, say }) => {
      windows[0].on('close', () => say({ event: 'close' }))
      windows[0].webContents.on('will-navigate', (event: Electron.Event) => event.preventDefault())
    })
    const browser = await attach(test, port)
    const page = browser
      .contexts()[0]
      ?.pages()
      .find((each) => each.url().endsWith('/index.html'))
    assert.ok(page)
    await page.reload()
    assert.equal(await page.evaluate('typeof desk.invoke'), 'function')
    assert.ok(!app.events().includes('close'))
  })

  it('plays power events for tests, and only when it is started for one', async (test) => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-power-'))
    test.after(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'power')
    writeFileSync(file, '')
    const app = await start(test, { env: { EVENHAND_TEST_POWER: file } })
    await app.main(({ electron, say }) => {
      for (const name of ['suspend', 'lock-screen'])
        electron.powerMonitor.on(name, () => say({ event: name }))
    })
    appendFileSync(file, '{"event":"suspend"}\n{"idleSeconds":600,"locked":true}\n')
    await app.event('suspend')
    await app.event('lock-screen')
    const [seconds, state] = await app.main(({ electron }) => [
      electron.powerMonitor.getSystemIdleTime(),
      electron.powerMonitor.getSystemIdleState(60),
    ])
    assert.deepEqual([seconds, state], [600, 'locked'])
  })

  it('moves the clocks of the main process for tests, and only when it is started for one', async (test) => {
    const folder = mkdtempSync(join(tmpdir(), 'evenhand-clock-'))
    test.after(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'clock')
    writeFileSync(file, '')
    const app = await start(test, { env: { EVENHAND_TEST_CLOCK: file } })
    const read = () =>
      app.main(() => [Date.now(), performance.now(), process.getBuiltinModule('node:os').uptime() * 1000])
    const before = await read()
    const moved = async (place: number, byMs: number) => {
      for (;;) {
        const after = await read()
        const passed = after.map((ms: number, at: number) => ms - (before[at] ?? 0))
        if (Math.abs((passed[place] ?? 0) - byMs) < 120_000) return passed
      }
    }
    appendFileSync(file, '{"advanceSeconds":600}\n')
    for (const ms of await moved(1, 600_000)) assert.ok(ms >= 600_000 && ms < 720_000, `${ms} ms`)
    appendFileSync(file, '{"wallSeconds":-7200}\n')
    const [wall = 0, fine = 0, uptime = 0] = await moved(0, -6_600_000)
    assert.ok(wall < 0 && fine < 720_000 && uptime < 720_000)
  })
})
