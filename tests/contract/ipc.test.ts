import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type ContractApp, runtime, startApp } from './harness.ts'

let app: ContractApp

describe(`IPC and contextBridge on ${runtime}`, () => {
  before(async () => {
    app = await startApp()
    await app.main(async ({ electron, openWindow }) => {
      electron.ipcMain.handle('echo', (_event: object, ...values: unknown[]) => values)
      await openWindow()
    })
  })
  after(() => app.stop())

  it('has the preload ready before the first script of the page, and shows it nothing else', async () => {
    const seen = await app.main(({ page }) => page('JSON.stringify(window.atFirstScript)'))
    const { desk, keys } = JSON.parse(seen)
    assert.equal(desk, 'object')
    assert.deepEqual(keys, ['echo', 'fails', 'invoke', 'nested', 'on', 'sandboxed', 'send', 'touch'])
    const leaks = await app.main(({ page }) =>
      page(
        "[typeof require, typeof module, typeof process, typeof ipcRenderer, 'electron' in window].join()",
      ),
    )
    assert.equal(leaks, 'undefined,undefined,undefined,undefined,false')
  })

  it('gives the preload a sandboxed require', async () => {
    assert.match(await app.main(({ page }) => page('desk.sandboxed')), /module not found: node:fs/)
  })

  it('freezes what is exposed', async () => {
    const code = "(() => { 'use strict'; try { desk.invoke = 1 } catch (e) { return e.name } })()"
    assert.equal(await app.main(({ page }, text) => page(text), code), 'TypeError')
    assert.equal(await app.main(({ page }) => page('desk.nested.deep.list.join()')), '1,2,3')
  })

  it('carries what structured clone carries', async () => {
    const code = `desk.invoke('echo', {
      text: 'žluťoučký 🎧', list: [1, [2, null]], nothing: undefined, big: 12n, date: new Date(5), nan: NaN, minus: -0,
      map: new Map([['a', { b: 1 }]]), set: new Set([1, 'x']), bytes: new Uint8Array([1, 2, 255]),
      floats: new Float64Array([0.5, -1]), $: 'dollar', pattern: /a+/gi,
    }).then(([v]) => JSON.stringify([
      v.text, v.list, 'nothing' in v, v.nothing === undefined, typeof v.big, v.date.getTime(), Number.isNaN(v.nan),
      Object.is(v.minus, -0), v.map.get('a').b, v.set.has('x'), v.bytes instanceof Uint8Array, [...v.bytes],
      [...v.floats], v.$, String(v.pattern),
    ]))`
    assert.deepEqual(JSON.parse(await app.main(({ page }, text) => page(text), code)), [
      'žluťoučký 🎧',
      [1, [2, null]],
      true,
      true,
      'bigint',
      5,
      true,
      true,
      1,
      true,
      true,
      [1, 2, 255],
      [0.5, -1],
      'dollar',
      '/a+/gi',
    ])
  })

  it('keeps cycles and shared objects', async () => {
    const code = `(() => { const a = { n: 1 }; a.self = a; return desk.invoke('echo', a, [a]) })()
      .then(([a, list]) => a.self === a && list[0].n === 1)`
    assert.equal(await app.main(({ page }, text) => page(text), code), true)
  })

  it('refuses what cannot be cloned', async () => {
    const answer = await app.main(({ electron, page }) => {
      electron.ipcMain.handle('function', () => () => 1)
      return page("desk.invoke('function').then(() => 'came', (error) => error.message)")
    })
    assert.match(answer, /could not be cloned/)
  })

  it('words errors as Electron does', async () => {
    const messages = await app.main(async ({ electron, page }) => {
      electron.ipcMain.handle('broken', () => {
        throw new RangeError('out of it')
      })
      const ask = (channel: string) => page(`desk.invoke('${channel}').catch((error) => error.message)`)
      return [await ask('broken'), await ask('nobody')]
    })
    assert.deepEqual(messages, [
      "Error invoking remote method 'broken': RangeError: out of it",
      "Error invoking remote method 'nobody': Error: No handler registered for 'nobody'",
    ])
    assert.match(app.stderr(), /Error occurred in handler for 'broken'/)
  })

  it('passes errors of exposed functions on by their message', async () => {
    assert.match(
      await app.main(({ page }) => page('(() => { try { desk.fails() } catch (e) { return e.message } })()')),
      /from the preload/,
    )
  })

  it('says who sent: the frame, its address and the contents', async () => {
    const source = await app.main(({ electron, windows, page }) => {
      electron.ipcMain.handle('who', (event: Electron.IpcMainInvokeEvent) => ({
        url: event.senderFrame?.url,
        origin: event.senderFrame?.origin,
        top: event.senderFrame === event.senderFrame?.top,
        parent: event.senderFrame?.parent,
        main: event.senderFrame === windows[0].webContents.mainFrame,
        sender: event.sender === windows[0].webContents,
        frameId: typeof event.frameId,
      }))
      return page("desk.invoke('who')")
    })
    assert.deepEqual(source, {
      url: 'contract://app/index.html',
      origin: 'contract://app',
      top: true,
      parent: null,
      main: true,
      sender: true,
      frameId: 'number',
    })
  })

  it('knows no sender frame any more when its document has gone', async () => {
    const frame = await app.main(async ({ electron, openWindow, page }) => {
      const window = await openWindow()
      let late: () => unknown = () => 'no event'
      const called = new Promise<void>((resolve) => {
        electron.ipcMain.handle('slow', (event: Electron.IpcMainInvokeEvent) => {
          late = () => event.senderFrame
          resolve()
        })
      })
      await page("void desk.invoke('slow')", window)
      await called
      await window.loadURL('contract://app/index.html?again')
      const value = late()
      window.destroy()
      return value
    })
    assert.equal(frame, null)
  })

  it('sends both ways, in order, until the listener is taken off', async () => {
    const got = await app.main(async ({ electron, windows, page }) => {
      await page(
        'window.got = []; window.off = desk.on("news", (...values) => window.got.push(values.join("-")))',
      )
      const { webContents } = windows[0]
      for (let i = 0; i < 3; i++) webContents.send('news', i, 'x')
      const answered = new Promise((resolve) =>
        electron.ipcMain.once('told', (_event: object, value: unknown) => resolve(value)),
      )
      await page('new Promise((resolve) => requestAnimationFrame(resolve))')
      await page('desk.invoke("echo").then(() => { window.off(); desk.send("told", window.got) })')
      const told = await answered
      webContents.send('news', 'late')
      await page('desk.invoke("echo")')
      return [told, await page('window.got.length')]
    })
    assert.deepEqual(got, [['0-x', '1-x', '2-x'], 3])
  })

  it('lets ipcMain reply to the sender', async () => {
    const reply = await app.main(({ electron, page }) => {
      electron.ipcMain.once('ask', (event: Electron.IpcMainEvent) => event.reply('answer', 42))
      return page('new Promise((resolve) => { desk.on("answer", resolve); desk.send("ask") })')
    })
    assert.equal(reply, 42)
  })

  it('refuses a second handler, and forgets a removed one', async () => {
    const result = await app.main(async ({ electron, page }) => {
      electron.ipcMain.handle('twice', () => 1)
      let refused = ''
      try {
        electron.ipcMain.handle('twice', () => 2)
      } catch (error) {
        refused = (error as Error).message
      }
      electron.ipcMain.removeHandler('twice')
      return [refused, await page("desk.invoke('twice').catch((error) => error.message)")]
    })
    assert.match(result[0], /second handler for 'twice'/)
    assert.match(result[1], /No handler registered for 'twice'/)
  })

  it('answers quickly', async (test) => {
    const code = `(async () => {
      const times = []
      for (let i = 0; i < 400; i++) {
        const start = performance.now()
        await desk.invoke('echo', { taskId: 'task-' + i, labels: ['a', 'b'] })
        times.push(performance.now() - start)
      }
      times.sort((a, b) => a - b)
      return [times[200], times[380], times[399]]
    })()`
    const [median, p95, worst] = await app.main(({ page }, text) => page(text), code)
    test.diagnostic(`invoke round trip on ${runtime}: median ${median} ms, p95 ${p95} ms, worst ${worst} ms`)
  })
})
