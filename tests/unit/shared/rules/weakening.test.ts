import assert from 'node:assert/strict'
import { it } from 'node:test'
import { settingsSchema } from '../../../../src-shared/model/settings.ts'
import { findWeakenings } from '../../../../src-shared/rules/weakening.ts'

const usual = settingsSchema.parse({})

it('weaker blur, colour, a later lock, a longer undo and another place to send to are named, with both values', () => {
  const wish = [{ kinds: ['video' as const], severities: [1 as const], greyscale: true }]
  const grey = { ...usual, comfort: wish }
  const after = {
    ...usual,
    blurPixels: 8,
    reveal: 'toggle' as const,
    reveilSeconds: 600,
    undoSeconds: 60,
    lockAfterMinutes: 30,
    sendFolder: '/elsewhere',
  }
  assert.deepEqual(findWeakenings(grey, after), [
    { name: 'blurPixels', from: 32, to: 8 },
    { name: 'comfort', from: wish, to: [] },
    { name: 'reveal', from: 'hold', to: 'toggle' },
    { name: 'reveilSeconds', from: 30, to: 600 },
    { name: 'undoSeconds', from: 10, to: 60 },
    { name: 'lockAfterMinutes', from: 5, to: 30 },
    { name: 'sendFolder', from: null, to: '/elsewhere' },
  ])
})

it('what protects more, or only looks different, is no weakening', () => {
  const after = { ...usual, blurPixels: 80, undoSeconds: 5, lockAfterMinutes: 1, theme: 'light' as const }
  assert.deepEqual(findWeakenings(usual, after), [])
})
