import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Stroke } from '../../src-shared/model/stroke.ts'
import { programBindings } from '../../src-shared/rules/program-actions.ts'

const folder = join(import.meta.dirname, '..', 'e2e')

/** Keys as Playwright writes them, where the program names them otherwise. */
const names: Record<string, string> = {
  Comma: ',',
  Period: '.',
  Slash: '/',
  Equal: '=',
  Minus: '-',
  BracketLeft: '[',
  BracketRight: ']',
  Backquote: '`',
  'char:?': '?',
}

/** A stroke in the ways that a test writes it. */
function written(stroke: Stroke): string[] {
  const keys = stroke.split('+')
  const code = keys.at(-1) ?? ''
  const before = keys.slice(0, -1).map((key) => `${key === 'Ctrl' ? 'Control' : key}+`)
  const key = names[code] ?? code.replace(/^(Key|Digit)/, '')
  return [code, key, key.toLowerCase()].map((name) => [...before, name].join(''))
}

test('the key of every control is pressed in an end-to-end test', () => {
  const texts = globSync('*.ts', { cwd: folder }).map((file) => readFileSync(join(folder, file), 'utf8'))
  const strings = new Set(
    texts.flatMap((text) => [...text.matchAll(/'([^'\n]+)'/g)].map(([, inner]) => inner)),
  )
  const missing = programBindings
    .filter(({ strokes }) => !strokes.some((stroke) => written(stroke).some((name) => strings.has(name))))
    .map(({ action, strokes }) => `${action}: ${strokes.join(', ')}`)
  assert.deepEqual(missing, [])
})
