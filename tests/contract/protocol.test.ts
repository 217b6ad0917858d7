import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type ContractApp, runtime, startApp } from './harness.ts'

let app: ContractApp

describe(`protocol.handle on ${runtime}`, () => {
  before(async () => {
    app = await startApp()
    await app.main(async ({ openWindow }) => void (await openWindow()))
  })
  after(() => app.stop())

  it('hands the handler the public address, method, headers and body', async () => {
    const seen = await app.main(async ({ routes, page }) => {
      routes['/seen'] = async (request) =>
        Response.json({
          url: request.url,
          method: request.method,
          range: request.headers.get('range'),
          own: request.headers.get('x-own'),
          cookie: request.headers.get('cookie'),
          body: await request.text(),
        })
      const options = "{ method: 'POST', body: 'hello', headers: { range: 'bytes=2-5', 'x-own': 'mine' } }"
      return page(`fetch('/seen?q=%C3%A9#not', ${options}).then((response) => response.json())`)
    })
    assert.deepEqual(seen, {
      url: 'contract://app/seen?q=%C3%A9',
      method: 'POST',
      range: 'bytes=2-5',
      own: 'mine',
      cookie: null,
      body: 'hello',
    })
  })

  it('passes status and headers on as the handler gave them', async () => {
    const answers = await app.main(async ({ routes, page }) => {
      routes['/part'] = (request) => {
        const wanted = request.headers.get('range')
        if (wanted === 'bytes=99-')
          return new Response(null, { status: 416, headers: { 'content-range': 'bytes */10' } })
        const headers = {
          'content-range': 'bytes 2-5/10',
          'content-length': '4',
          'content-type': 'text/plain',
          'x-own': 'yes',
        }
        return new Response(request.method === 'HEAD' ? null : 'cdef', { status: 206, headers })
      }
      const ask = (options: string) =>
        page(`fetch('/part', ${options}).then(async (response) => [response.status, await response.text(),
          response.headers.get('content-range'), response.headers.get('content-length'), response.headers.get('x-own')])`)
      return [
        await ask("{ headers: { range: 'bytes=2-5' } }"),
        await ask("{ headers: { range: 'bytes=99-' } }"),
        await ask("{ method: 'HEAD' }"),
      ]
    })
    assert.deepEqual(answers[0], [206, 'cdef', 'bytes 2-5/10', '4', 'yes'])
    assert.deepEqual(answers[1].slice(0, 3), [416, '', 'bytes */10'])
    assert.deepEqual(answers[2], [206, '', 'bytes 2-5/10', '4', 'yes'])
  })

  it('streams: the page reads the first bytes while the handler still writes', async () => {
    const order = await app.main(async ({ electron, routes, page }) => {
      const order: string[] = []
      let more: () => void = () => {}
      routes['/stream'] = () =>
        new Response(
          new ReadableStream({
            start(controller) {
              controller.enqueue(new TextEncoder().encode('one'))
              more = () => {
                order.push('two is written')
                controller.enqueue(new TextEncoder().encode('two'))
                controller.close()
              }
            },
          }),
        )
      electron.ipcMain.handle('read', (_event: object, text: string) => {
        order.push(`${text} is read`)
        if (text === 'one') more()
      })
      await page(`(async () => {
        const reader = (await fetch('/stream')).body.getReader()
        for (let step = await reader.read(); !step.done; step = await reader.read()) {
          await desk.invoke('read', new TextDecoder().decode(step.value))
        }
      })()`)
      return order
    })
    assert.deepEqual(order, ['one is read', 'two is written', 'two is read'])
  })

  it('cancels the stream when the reader goes away', async () => {
    const written = await app.main(async ({ routes, page }) => {
      let written = 0
      const cancelled = new Promise<void>((resolve) => {
        routes['/endless'] = () =>
          new Response(
            new ReadableStream({
              pull(controller) {
                written++
                controller.enqueue(new Uint8Array(65536))
              },
              cancel: () => resolve(),
            }),
          )
      })
      await page(`(async () => {
        const stop = new AbortController()
        const reader = (await fetch('/endless', { signal: stop.signal })).body.getReader()
        await reader.read()
        stop.abort()
      })()`)
      await cancelled
      return written
    })
    // A reader that stands still holds the writer back: far less than everything was produced.
    assert.ok(written < 2000, `${written} chunks were written`)
  })

  it('shows a handler that throws as a network error', async () => {
    const answers = await app.main(async ({ routes, page }) => {
      let calls = 0
      routes['/throws'] = () => {
        calls++
        throw new Error('no')
      }
      routes['/error'] = () => Response.error()
      const ask = (path: string) => page(`fetch('${path}').then(() => 'came', (error) => error.name)`)
      return [await ask('/throws'), await ask('/error'), calls]
    })
    assert.deepEqual(answers, ['TypeError', 'TypeError', 1])
  })

  it('makes the content security policy of the handler count', async () => {
    const answers = await app.main(async ({ page }) => [
      await page("fetch('data:text/plain,x').then(() => 'came', () => 'refused')"),
      await page(
        "(() => { try { return String(new Function('return 1')()) } catch (error) { return error.name } })()",
      ),
      await page('location.origin === new URL(document.URL).origin && isSecureContext'),
    ])
    assert.deepEqual(answers, ['refused', 'EvalError', true])
  })

  it('knows which schemes are handled, and lets go of one', async () => {
    const answers = await app.main(({ electron }) => {
      const { protocol } = electron
      const before = [protocol.isProtocolHandled('contract'), protocol.isProtocolHandled('other')]
      let twice = ''
      try {
        protocol.handle('contract', () => new Response('x'))
      } catch (error) {
        twice = (error as Error).message
      }
      return [...before, twice]
    })
    assert.deepEqual(answers.slice(0, 2), [true, false])
    assert.match(answers[2], /contract/)
  })

  it('takes privileged schemes only before ready', async () => {
    const message = await app.main(({ electron }) => {
      try {
        electron.protocol.registerSchemesAsPrivileged([
          { scheme: 'late', privileges: { standard: true, secure: true } },
        ])
        return 'taken'
      } catch (error) {
        return (error as Error).message
      }
    })
    assert.match(message, /before app is ready/)
  })

  it('fetches by net.fetch from the app’s own scheme', async () => {
    const text = await app.main(async ({ electron }) => {
      const response = await electron.net.fetch('contract://app/first.js')
      return response.text()
    })
    assert.match(text, /atFirstScript/)
  })
})
