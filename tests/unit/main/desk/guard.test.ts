import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isTrusted } from '../../../../src-main/desk/guard.ts'

const origin = 'evenhand://app'

test('the top frame of the program’s own page may speak', () => {
  for (const url of ['evenhand://app/', 'evenhand://app', 'evenhand://app/index.html?x#y']) {
    assert.equal(isTrusted({ url, isTop: true }, origin), true, url)
  }
})

test('a frame that is gone, or lies within another, may not', () => {
  assert.equal(isTrusted(null, origin), false)
  assert.equal(isTrusted({ url: 'evenhand://app/', isTop: false }, origin), false)
})

test('no other page may, however alike it looks', () => {
  const others = [
    '',
    'about:blank',
    'about:srcdoc',
    'null',
    'evenhand:',
    'evenhand:app',
    'evenhand:/app/',
    'evenhand://',
    'evenhand://application/',
    'evenhand://app.example/',
    'evenhand://app:1/',
    'evenhand://app@example/',
    'evenhand://example/app',
    'evenhand://APP/',
    'evenhand2://app/',
    'https://app/',
    'https://evenhand/app',
    'file:///app',
    'blob:evenhand://app/1-2-3',
    'data:text/html,evenhand://app/',
    'javascript:evenhand://app/',
    'filesystem:evenhand://app/x',
  ]
  for (const url of others) assert.equal(isTrusted({ url, isTop: true }, origin), false, url)
})
