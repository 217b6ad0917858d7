import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
import { type ContractApp, runtime, startApp } from './harness.ts'

let app: ContractApp
let elsewhere: Server
let foreign: string

describe(`windows and pages on ${runtime}`, () => {
  before(async () => {
    elsewhere = createServer((_request, response) => {
      response.setHeader('content-type', 'text/html')
      response.end('<title>Elsewhere</title><script>window.sees = typeof window.desk</script>')
    })
    await new Promise<void>((resolve) => elsewhere.listen(0, '127.0.0.1', resolve))
    foreign = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
    app = await startApp()
    await app.main(async ({ openWindow }) => void (await openWindow()))
  })
  after(async () => {
    await app.stop()
    elsewhere.close()
  })

  it('has the size that was asked for', async () => {
    const size = await app.main(async ({ windows, page }) => {
      const { width, height } = windows[0].getBounds()
      return [width, height, await page('innerWidth')]
    })
    assert.deepEqual(size, [800, 600, 800])
  })

  it('moves and resizes', async () => {
    const result = await app.main(async ({ windows, page }) => {
      const [window] = windows
      await page(
        "window.resized = new Promise((resolve) => addEventListener('resize', () => resolve(innerWidth))); 0",
      )
      window.setBounds({ x: 40, y: 30, width: 700, height: 500 })
      const width = await page('window.resized')
      const bounds = window.getBounds()
      window.setBounds({ width: 800, height: 600 })
      return [width, bounds]
    })
    assert.deepEqual(result, [700, { x: 40, y: 30, width: 700, height: 500 }])
  })

  it('tells address and title', async () => {
    const result = await app.main(async ({ windows, page }) => {
      const [window] = windows
      const titled = new Promise((resolve) =>
        window.once('page-title-updated', (_event: object, title: string) => resolve(title)),
      )
      await page("document.title = 'Changed'")
      return [window.webContents.getURL(), await titled, window.webContents.getTitle(), window.getTitle()]
    })
    assert.deepEqual(result, ['contract://app/index.html', 'Changed', 'Changed', 'Changed'])
  })

  it('lists windows, and finds them by contents and id', async () => {
    const result = await app.main(async ({ electron, windows, openWindow }) => {
      const { BrowserWindow } = electron
      const second = await openWindow()
      const found = [
        BrowserWindow.getAllWindows().length,
        BrowserWindow.fromWebContents(second.webContents) === second,
        BrowserWindow.fromId(second.id) === second,
        second.id !== windows[0].id,
      ]
      const closed = new Promise<void>((resolve) => second.once('closed', () => resolve()))
      second.close()
      await closed
      return [...found, BrowserWindow.getAllWindows().length, second.isDestroyed()]
    })
    assert.deepEqual(result, [2, true, true, true, 1, true])
  })

  it('does not close a window whose close event is prevented', async () => {
    const result = await app.main(async ({ openWindow, page }) => {
      const window = await openWindow()
      const seen: string[] = []
      window.on('closed', () => seen.push('closed'))
      window.once('close', (event: Electron.Event) => {
        seen.push('close prevented')
        event.preventDefault()
      })
      window.close()
      const alive = await page('1 + 1', window)
      window.once('close', () => seen.push('close'))
      const closed = new Promise<void>((resolve) => window.once('closed', () => resolve()))
      window.close()
      await closed
      return [alive, ...seen]
    })
    assert.deepEqual(result, [2, 'close prevented', 'close', 'closed'])
  })

  it('destroys without asking', async () => {
    const seen = await app.main(async ({ openWindow }) => {
      const window = await openWindow()
      const seen: string[] = []
      window.on('close', () => seen.push('close'))
      const closed = new Promise<void>((resolve) => window.once('closed', () => resolve()))
      window.destroy()
      await closed
      let message = ''
      try {
        window.show()
      } catch (error) {
        message = (error as Error).message
      }
      return [...seen, message]
    })
    assert.deepEqual(seen, ['Object has been destroyed'])
  })

  it('lets the app prevent a navigation of the page', async () => {
    const result = await app.main(async ({ windows, page }, url) => {
      const { webContents } = windows[0]
      const asked = new Promise<string[]>((resolve) => {
        webContents.once('will-frame-navigate', (frameEvent: { url: string; isMainFrame: boolean }) => {
          webContents.once('will-navigate', (event: Electron.Event, address: string) => {
            event.preventDefault()
            resolve([frameEvent.url, String(frameEvent.isMainFrame), address])
          })
        })
      })
      await page(`void (location.href = ${JSON.stringify(url)})`)
      const questions = await asked
      return [questions, await page('location.pathname'), webContents.getURL()]
    }, foreign)
    assert.deepEqual(result, [[foreign, 'true', foreign], '/index.html', 'contract://app/index.html'])
  })

  it('lets the app prevent a redirect of its own handler', async () => {
    const result = await app.main(async ({ routes, windows, page }) => {
      const { webContents } = windows[0]
      routes['/moved'] = () =>
        new Response(null, { status: 302, headers: { location: 'contract://app/index.html?moved' } })
      const asked = new Promise((resolve) => {
        webContents.once('will-redirect', (event: Electron.Event, address: string) => {
          event.preventDefault()
          resolve(address)
        })
      })
      const loading = webContents.loadURL('contract://app/moved').then(
        () => 'loaded',
        () => 'failed',
      )
      const result = [await asked, await loading]
      await webContents.loadURL('contract://app/index.html')
      return [...result, await page('location.search')]
    })
    assert.deepEqual(result, ['contract://app/index.html?moved', 'failed', ''])
  })

  it('denies new windows', async () => {
    const result = await app.main(async ({ electron, windows, page }, url) => {
      const { webContents } = windows[0]
      const asked = new Promise((resolve) => {
        webContents.setWindowOpenHandler((details: { url: string }) => {
          resolve(details.url)
          return { action: 'deny' }
        })
      })
      await page(`void window.open(${JSON.stringify(url)})`)
      return [await asked, electron.BrowserWindow.getAllWindows().length]
    }, foreign)
    assert.deepEqual(result, [foreign, 1])
  })

  it('gives a foreign frame no preload, and says whose it is', async () => {
    const result = await app.main(async ({ windows, page }, url) => {
      const { webContents } = windows[0]
      await page(`new Promise((resolve) => {
          const frame = document.createElement('iframe')
          frame.onload = resolve
          frame.src = ${JSON.stringify(url)}
          document.body.append(frame)
        })`)
      const [frame] = webContents.mainFrame.frames
      return [
        frame.url,
        frame.origin,
        frame.parent === webContents.mainFrame,
        frame.top === webContents.mainFrame,
      ]
    }, foreign)
    assert.deepEqual(result, [foreign, foreign.slice(0, -1), true, true])
  })

  it('lets the app prevent a frame from loading', async () => {
    const url = await app.main(async ({ windows, page }, address) => {
      const { webContents } = windows[0]
      const refused = new Promise<void>((resolve) => {
        // Not the first that comes: a new frame may tell of its empty page before.
        webContents.on('will-frame-navigate', function refuse(event: Electron.Event<{ url: string }>) {
          if (event.url !== address) return
          event.preventDefault()
          webContents.off('will-frame-navigate', refuse)
          resolve()
        })
      })
      await page(`{
          const frame = document.createElement('iframe')
          frame.id = 'stopped'
          document.body.append(frame)
          frame.src = ${JSON.stringify(address)}
        }`)
      await refused
      await page('new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))')
      return webContents.mainFrame.frames.at(-1)?.url ?? ''
    }, `${foreign}?stopped`)
    assert.notEqual(url, `${foreign}?stopped`)
  })

  it('rejects a load that fails, in Electron’s words', async () => {
    const result = await app.main(async ({ openWindow }) => {
      const window = await openWindow()
      const failed = new Promise((resolve) => {
        window.webContents.once('did-fail-load', (_event: object, code: number, description: string) =>
          resolve([code, description]),
        )
      })
      const message = await window.loadURL('http://127.0.0.1:1/').catch((error: Error) => error.message)
      const event = await failed
      window.destroy()
      return [message, event]
    })
    assert.match(result[0], /^ERR_\w+ \(-\d+\) loading 'http:\/\/127\.0\.0\.1:1\/'$/)
    assert.ok(result[1][0] < 0 && result[1][1].startsWith('ERR_'))
  })

  it('follows the theme that the app sets', async () => {
    const seen = await app.main(async ({ electron, page }) => {
      const { nativeTheme } = electron
      const dark = () => page("matchMedia('(prefers-color-scheme: dark)').matches")
      const seen: unknown[] = []
      nativeTheme.on('updated', () => seen.push('updated'))
      for (const source of ['dark', 'light']) {
        const changed = page(`new Promise((resolve) => {
          const query = matchMedia('(prefers-color-scheme: dark)')
          if (query.matches === ${source === 'dark'}) resolve()
          else query.addEventListener('change', () => resolve(), { once: true })
        })`)
        nativeTheme.themeSource = source
        await changed
        seen.push(source, nativeTheme.shouldUseDarkColors, await dark())
      }
      nativeTheme.themeSource = 'system'
      return seen.filter((entry) => entry !== 'updated')
    })
    assert.deepEqual(seen, ['dark', true, true, 'light', false, false])
  })

  it('refuses permissions that the app’s handlers refuse', async () => {
    const states = await app.main(async ({ electron, openWindow, page }) => {
      const { defaultSession } = electron.session
      defaultSession.setPermissionCheckHandler(
        (_contents: object, permission: string) => permission === 'notifications',
      )
      defaultSession.setPermissionRequestHandler(
        (_contents: object, permission: string, answer: (granted: boolean) => void) =>
          answer(permission === 'notifications'),
      )
      const window = await openWindow()
      const state = (name: string) =>
        page(`navigator.permissions.query({ name: '${name}' }).then((status) => status.state)`, window)
      const states = [await state('geolocation'), await state('camera'), await state('notifications')]
      window.destroy()
      return states
    })
    assert.deepEqual(states, ['denied', 'denied', 'granted'])
  })

  it('reports the console of the page', async () => {
    const message = await app.main(async ({ windows, page }) => {
      const heard = new Promise<{ level: string; message: string }>((resolve) => {
        windows[0].webContents.once('console-message', (event: { level: string; message: string }) =>
          resolve(event),
        )
      })
      await page("console.warn('from the page', 7)")
      const { level, message } = await heard
      return { level, message }
    })
    assert.equal(message.level, 'warning')
    assert.match(message.message, /from the page/)
  })

  it('takes a picture of the page', async () => {
    const size = await app.main(async ({ windows }) => {
      const image = await windows[0].webContents.capturePage()
      return [image.isEmpty(), image.getSize(), image.toPNG().subarray(1, 4).toString()]
    })
    assert.deepEqual(size, [false, { width: 800, height: 600 }, 'PNG'])
  })
})
