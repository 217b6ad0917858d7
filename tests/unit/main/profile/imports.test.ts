import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { ImportOptions } from '../../../../src-main/profile/import-pack.ts'
import { createImports } from '../../../../src-main/profile/imports.ts'
import { DeskError } from '../../../../src-shared/desk/result.ts'
import type { ImportProgress, ImportReport } from '../../../../src-shared/desk/views.ts'
import { failure } from '../helpers.ts'

const report: ImportReport = {
  packId: 'p',
  title: 'P',
  added: 1,
  known: 0,
  rejected: [],
  rejectedCount: 0,
  problems: [],
  problemCount: 0,
}

/** An import that says one thing and then runs until it is stopped. */
function endless(_path: string, { signal, onProgress }: ImportOptions): Promise<ImportReport> {
  onProgress?.({ phase: 'reading', done: 1, bytes: 0 })
  return new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DeskError('cancelled', 'Stopped.')))
  })
}

test('one import runs at a time, tells how far it is, and can be stopped by anybody', async () => {
  const told: ImportProgress[] = []
  const imports = createImports(endless, (progress) => void told.push(progress))
  assert.equal(imports.progress(), undefined)
  const first = imports.run('/packs/a')
  const ended = assert.rejects(first, failure('cancelled'))
  await assert.rejects(imports.run('/packs/b'), failure('conflict'))
  assert.deepEqual(told, [{ phase: 'reading', done: 1, bytes: 0 }])
  await imports.stop()
  await ended
  assert.equal(imports.progress(), undefined)
  await imports.stop()
  const second = assert.rejects(imports.run('/packs/b'), failure('cancelled'))
  await imports.stop()
  await second
})

test('what a person settled about a table is taken as it is', async () => {
  const asked: ImportOptions[] = []
  const imports = createImports(
    async (_path, options) => {
      asked.push(options)
      return report
    },
    () => {},
  )
  await imports.run('/posts.csv', { mapping: { columns: { text: 'body' }, hosts: ['media.example'] } })
  await imports.run('/packs/a')
  const plain = asked.map(({ signal: _signal, onProgress: _onProgress, ...rest }) => rest)
  assert.deepEqual(plain, [
    { columns: { text: 'body' }, guessColumns: false, allowHosts: ['media.example'] },
    {},
  ])
})
