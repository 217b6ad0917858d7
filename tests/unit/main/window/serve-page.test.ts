import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { contentSecurityPolicy } from '../../../../src-main/window/content-security-policy.ts'
import { servePage } from '../../../../src-main/window/serve-page.ts'
import { temporary } from '../helpers.ts'

test('the page’s own files are served, and nothing around them', async (t) => {
  const root = temporary(t)
  const page = join(root, 'page')
  mkdirSync(join(page, 'assets'), { recursive: true })
  mkdirSync(join(root, 'page-beside'))
  writeFileSync(join(page, 'index.html'), '<p>page</p>')
  writeFileSync(join(page, 'assets', 'a.js'), 'a')
  writeFileSync(join(page, 'notes.txt'), 'notes')
  for (const path of ['secret.json', 'page-beside/secret.json']) writeFileSync(join(root, path), '{}')

  const start = await servePage(page, '/')
  assert.equal(await start.text(), '<p>page</p>')
  assert.equal(start.headers.get('content-type'), 'text/html; charset=utf-8')
  assert.equal((await servePage(page, '/assets/a.js')).status, 200)
  const refused = [
    '',
    '.',
    '..',
    '/..',
    '/../secret.json',
    '/assets/../../secret.json',
    '/../page-beside/secret.json',
    '//secret.json',
    '/notes.txt',
    '/assets',
    '/gone.js',
    '/a.js\0.html',
    '/..\\secret.json',
  ]
  for (const path of refused) assert.equal((await servePage(page, path)).status, 404, JSON.stringify(path))
})

test('the page may load from its own origin only, and runs no script of its text', () => {
  const policy = contentSecurityPolicy()
  assert.match(policy, /^default-src 'none'; script-src 'self';/)
  assert.doesNotMatch(policy, /http|\*|unsafe-eval/)
})
