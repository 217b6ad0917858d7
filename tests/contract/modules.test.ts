import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type ContractApp, runtime, startApp } from './harness.ts'

let app: ContractApp

describe(`other modules on ${runtime}`, () => {
  before(async () => {
    app = await startApp()
  })
  after(() => app.stop())

  it('encrypts and decrypts with safeStorage, and names the backend', async () => {
    const result = await app.main(async ({ electron }) => {
      const { safeStorage } = electron
      if (!(await safeStorage.isAsyncEncryptionAvailable()))
        return ['unavailable', safeStorage.getSelectedStorageBackend()]
      const secret = await safeStorage.encryptStringAsync('a secret é')
      const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(secret)
      return [
        result,
        typeof shouldReEncrypt,
        secret.includes('secret'),
        safeStorage.getSelectedStorageBackend(),
      ]
    })
    if (result[0] !== 'unavailable') assert.deepEqual(result.slice(0, 3), ['a secret é', 'boolean', false])
    if (runtime === 'chromium') assert.equal(result.at(-1), 'basic_text')
  })

  it('knows the screens before a window is open', async () => {
    const [count, primary] = await app.main(({ electron }) => {
      const { screen } = electron
      return [screen.getAllDisplays().length, screen.getPrimaryDisplay()]
    })
    assert.ok(count >= 1)
    assert.ok(primary.bounds.width > 0 && primary.workAreaSize.height > 0 && primary.scaleFactor > 0)
  })

  it('builds menus and calls what was clicked', async () => {
    const result = await app.main(({ electron }) => {
      const { Menu } = electron
      const menu = Menu.buildFromTemplate([
        { label: 'File', submenu: [{ id: 'open', label: 'Open', accelerator: 'Ctrl+O' }] },
      ])
      Menu.setApplicationMenu(menu)
      const set = Menu.getApplicationMenu() !== null
      Menu.setApplicationMenu(null)
      return [
        menu.getMenuItemById('open').label,
        menu.items[0].submenu.items.length,
        set,
        Menu.getApplicationMenu(),
      ]
    })
    assert.deepEqual(result, ['Open', 1, true, null])
  })

  it('tells idle time and state', async () => {
    const [seconds, state] = await app.main(({ electron }) => {
      const { powerMonitor } = electron
      return [powerMonitor.getSystemIdleTime(), powerMonitor.getSystemIdleState(60)]
    })
    assert.ok(Number.isInteger(seconds) && seconds >= 0)
    assert.ok(['active', 'idle', 'locked', 'unknown'].includes(state))
  })

  it('opens nothing that is not an address, and says why a path cannot be opened', async () => {
    const result = await app.main(async ({ electron }) => [
      await electron.shell.openExternal('not an address').catch((error: Error) => error.message),
      await electron.shell.openPath('/there/is/no/such/file'),
    ])
    assert.match(result[0], /invalid url/i)
    assert.notEqual(result[1], '')
  })
})
