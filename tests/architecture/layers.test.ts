import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  findLayerFaults,
  projectRoot,
  readDependencies,
  readImports,
  readSourceTree,
} from '../../scripts/layers.ts'

const sound = readSourceTree(projectRoot)
const dependencies = readDependencies(projectRoot)

/** The faults of the house with one file planted into it. */
function plant(file: string, text: string, extra: string[] = []): string[] {
  return findLayerFaults(new Map(sound).set(file, text), [...dependencies, ...extra])
}

describe('the layers of the house', () => {
  it('are sound as they stand', () => {
    assert.deepEqual(findLayerFaults(sound, dependencies), [])
    assert.ok(sound.size > 100)
  })

  const violations: [rule: string, file: string, text: string, expected: RegExp][] = [
    [
      'shared knows Node',
      'src-shared/rules/a.ts',
      `import { join } from 'node:path'`,
      /no Node in src-shared/,
    ],
    ['shared knows a package', 'src-shared/rules/a.ts', `import React from 'react'`, /does not claim/],
    [
      'shared knows main',
      'src-shared/rules/a.ts',
      `import { x } from '../../src-main/cli.ts'`,
      /may not know src-main/,
    ],
    [
      'renderer knows main',
      'src-renderer/a.tsx',
      `import type { Store } from '../src-main/store/store.ts'`,
      /may not know src-main/,
    ],
    [
      'renderer knows Node',
      'src-renderer/a.tsx',
      `const fs = await import('node:fs')`,
      /no Node in src-renderer/,
    ],
    [
      'renderer knows electron',
      'src-renderer/a.tsx',
      `const { ipcRenderer } = require('electron')`,
      /does not claim/,
    ],
    [
      'main knows the renderer',
      'src-main/a.ts',
      `import { App } from '../src-renderer/shell/app.tsx'`,
      /may not know src-renderer/,
    ],
    ['main knows the hub', 'src-main/a.ts', `import { x } from '../src-hub/main.ts'`, /may not know src-hub/],
    ['the hub knows main', 'src-hub/a.ts', `export * from '../src-main/cli.ts'`, /may not know src-main/],
    [
      'the store knows electron',
      'src-main/store/a.ts',
      `import { app } from 'electron'`,
      /must run in plain Node/,
    ],
    [
      'the vault knows electron-store',
      'src-main/vault/a.ts',
      `import Store from 'electron-store'`,
      /must run in plain Node/,
    ],
    [
      'a second file of the desk knows electron',
      'src-main/desk/a.ts',
      `import { ipcMain } from 'electron'`,
      /must run in plain Node/,
    ],
    [
      'a room knows the desk',
      'src-main/shift/a.ts',
      `import type { Handlers } from '../desk/handlers.ts'`,
      /no room may know desk/,
    ],
    [
      'a room knows the window',
      'src-main/vault/a.ts',
      `import { origin } from '../window/protocol.ts'`,
      /no room may know window/,
    ],
    [
      'a room builds another',
      'src-main/shift/a.ts',
      `import { openVault } from '../vault/vault.ts'`,
      /by interfaces/,
    ],
    ['a package nobody declared', 'src-main/a.ts', `import x from 'left-pad'`, /not in package.json/],
  ]
  for (const [rule, file, text, expected] of violations) {
    it(`refuse that ${rule}`, () => {
      const faults = plant(file, text)
      assert.ok(
        faults.some((fault) => expected.test(fault)),
        `Expected ${expected} among: ${faults.join(' | ')}`,
      )
    })
  }

  it('refuse an import cycle, naming its way round', () => {
    const tree = new Map(sound)
      .set('src-shared/rules/a.ts', `import { b } from './b.ts'`)
      .set('src-shared/rules/b.ts', `export { a } from './a.ts'`)
    const faults = findLayerFaults(tree, dependencies).join('\n')
    assert.match(
      faults,
      /Import cycle: src-shared\/rules\/a\.ts → src-shared\/rules\/b\.ts → src-shared\/rules\/a\.ts/,
    )
  })

  it('refuse a package that no room claims, and one that nothing imports', () => {
    assert.ok(plant('src-main/a.ts', '', ['left-pad']).includes('No room claims the package left-pad.'))
    const without = new Map([...sound].filter(([, text]) => !text.includes('yauzl')))
    assert.ok(findLayerFaults(without, dependencies).includes('Nothing imports the package yauzl.'))
  })

  it('see every way of importing', () => {
    const text = [
      `import 'a'`,
      `import b from "b"`,
      `import {\n  c,\n} from 'c'`,
      `import type { D } from 'd'`,
      `export * from 'e'`,
      `const f = await import('f')`,
      `const g = require('g')`,
      `// import 'not'`,
    ].join('\n')
    const found = readImports('x.ts', text)
    assert.deepEqual(found.map(({ specifier }) => specifier).sort(), ['a', 'b', 'c', 'd', 'e', 'f', 'g'])
    assert.deepEqual(
      found.filter(({ typeOnly }) => typeOnly).map(({ specifier }) => specifier),
      ['d'],
    )
  })
})
