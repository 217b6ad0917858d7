import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, it, type TestContext } from 'node:test'
import { type ContractApp, runtime, type StartOptions, startApp } from './harness.ts'

async function start(test: TestContext, options: StartOptions = {}): Promise<ContractApp> {
  const app = await startApp(options)
  test.after(() => app.stop())
  return app
}

describe(`life cycle on ${runtime}`, () => {
  it('quits in Electron’s order: before-quit, windows close, will-quit, quit', async (test) => {
    const app = await start(test)
    await app.main(async ({ openWindow, say }) => {
      const window = await openWindow()
      window.on('close', () => say({ event: 'close' }))
      window.on('closed', () => say({ event: 'closed' }))
    })
    await app.main(({ electron }) => electron.app.quit()).catch(() => undefined)
    assert.equal(await app.exit, 0)
    const order = ['ready', 'up', 'before-quit', 'close', 'closed', 'will-quit', 'quit']
    assert.deepEqual(app.events(), order)
  })

  it('does not quit when before-quit, a window’s close or will-quit is prevented', async (test) => {
    const app = await start(test)
    const alive = await app.main(async ({ electron, openWindow, page }) => {
      const window = await openWindow()
      const preventOnce = (target: NodeJS.EventEmitter, name: string) =>
        new Promise<void>((resolve) => {
          target.once(name, (event: Electron.Event) => {
            event.preventDefault()
            resolve()
          })
          electron.app.quit()
        })
      await preventOnce(electron.app, 'before-quit')
      await preventOnce(window, 'close')
      const alive = await page('1 + 1', window)
      window.destroy()
      await preventOnce(electron.app, 'will-quit')
      return alive
    })
    assert.equal(alive, 2)
    assert.equal(await app.main(() => 'still here'), 'still here')
  })

  it('stays when the last window closes and somebody listens', async (test) => {
    const app = await start(test)
    await app.main(async ({ openWindow }) => (await openWindow()).close())
    await app.event('window-all-closed')
    assert.equal(await app.main(() => 'still here'), 'still here')
  })

  it('quits when the last window closes and nobody listens', async (test) => {
    const app = await start(test, { args: ['--default-quit'] })
    await app.main(async ({ openWindow }) => void (await openWindow()))
    await app.main(({ windows }) => windows[0].close())
    assert.equal(await app.exit, 0)
    assert.deepEqual(app.events().slice(-3), ['before-quit', 'will-quit', 'quit'])
  })

  it('exits at once with a code, without asking', async (test) => {
    const app = await start(test)
    await app.main(async ({ openWindow }) => {
      const window = await openWindow()
      window.on('close', (event: Electron.Event) => event.preventDefault())
    })
    await app.main(({ electron }) => electron.app.exit(7)).catch(() => undefined)
    assert.equal(await app.exit, 7)
    assert.deepEqual(app.events(), ['ready', 'up', 'quit'])
  })

  it('quits in order at SIGTERM', { skip: process.platform === 'win32' }, async (test) => {
    const app = await start(test)
    await app.main(async ({ openWindow }) => void (await openWindow()))
    process.kill(app.pid, 'SIGTERM')
    assert.equal(await app.exit, 0)
    assert.deepEqual(app.events().slice(-3), ['before-quit', 'will-quit', 'quit'])
  })

  it('keeps one instance per user-data folder, and tells it of the second', async (test) => {
    const profile = mkdtempSync(join(tmpdir(), 'evenhand-contract-'))
    test.after(() => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))
    const first = await start(test, { profile, args: ['--single'] })
    const second = await start(test, { profile, args: ['--single', '--some-file'], until: 'second' })
    const { argv, data } = await first.event('second-instance')
    assert.ok((argv as string[]).includes('--some-file'))
    assert.deepEqual(data, { hello: 'second' })
    assert.equal(await second.exit, 0)

    await first.main(({ electron }) => electron.app.quit()).catch(() => undefined)
    await first.exit
    const third = await start(test, { profile, args: ['--single'] })
    assert.equal(await third.main(({ electron }) => electron.app.hasSingleInstanceLock()), true)
  })

  it('takes the lock over from an instance that was killed', async (test) => {
    const profile = mkdtempSync(join(tmpdir(), 'evenhand-contract-'))
    test.after(() => rmSync(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))
    const first = await start(test, { profile, args: ['--single'] })
    process.kill(first.pid, 'SIGKILL')
    await first.exit
    const second = await start(test, { profile, args: ['--single'] })
    assert.equal(await second.main(({ electron }) => electron.app.hasSingleInstanceLock()), true)
  })

  it('knows its name, version and folders', async (test) => {
    const app = await start(test)
    const facts = await app.main(({ electron }) => {
      const { app } = electron
      return [app.getName(), app.getVersion(), app.isPackaged, app.getPath('userData'), app.isReady()]
    })
    assert.deepEqual(facts, ['Contract App', '1.2.3', false, app.profile, true])
    const home = await app.main(({ electron }) => electron.app.getPath('home'))
    assert.ok(home.length > 0)
    await assert.rejects(
      app.main(({ electron }) => electron.app.getPath('nowhere')),
      /Failed to get 'nowhere' path/,
    )
  })
})
