import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { readSettings, soundSettings } from '../../../../src-main/settings/read-settings.ts'
import { settingsSchema } from '../../../../src-shared/model/settings.ts'
import { temporary } from '../helpers.ts'

// electron-store asks Electron for folders only where it is given none; the package itself would fetch a binary.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: 'data:text/javascript,export default {}', shortCircuit: true }
      : next(specifier, context),
})
const { openSettings } = await import('../../../../src-main/settings/settings.ts')

const defaults = settingsSchema.parse({})

describe('preferences', () => {
  test('are the defaults until something is changed', (t) => {
    const folder = temporary(t)
    assert.deepEqual(openSettings(folder).get(), defaults)
    assert.deepEqual(readSettings(folder), defaults)
  })

  test('keep the others when one is changed, also after a restart and without Electron', (t) => {
    const folder = temporary(t)
    openSettings(folder).change({ volume: 0.2 })
    openSettings(folder).change({ keys: { 'label:hate.slur': 'KeyH' } })
    const changed = openSettings(folder).change({ theme: 'light', volume: undefined })
    const wanted = { ...defaults, volume: 0.2, theme: 'light', keys: { 'label:hate.slur': 'KeyH' } }
    assert.deepEqual(changed, wanted)
    assert.deepEqual(openSettings(folder).get(), wanted)
    assert.deepEqual(readSettings(folder), wanted)
  })

  test('replace the own keys as a whole, so that one can be given back', (t) => {
    const settings = openSettings(temporary(t))
    settings.change({ keys: { submit: 'KeyY', play: 'KeyP' } })
    assert.deepEqual(settings.change({ keys: { play: 'KeyP' } }).keys, { play: 'KeyP' })
  })

  test('survive one broken value, and a broken stroke among the own keys', () => {
    const file = { theme: 'light', volume: 9, unknown: 1, keys: { submit: 'KeyY', play: 'Q' } }
    assert.deepEqual(soundSettings(file), { ...defaults, theme: 'light', keys: { submit: 'KeyY' } })
    assert.deepEqual(soundSettings({ volume: 0.1, keys: 'none' }), { ...defaults, volume: 0.1 })
  })

  test('fall back to the defaults where the file is no such thing', (t) => {
    for (const value of [undefined, null, 7, 'x', [], [1]]) assert.deepEqual(soundSettings(value), defaults)
    const folder = temporary(t)
    writeFileSync(join(folder, 'settings.json'), '{ "theme": "li')
    assert.deepEqual(readSettings(folder), defaults)
    assert.equal(openSettings(folder).change({ theme: 'light' }).theme, 'light')
    assert.equal(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).theme, 'light')
  })
})
