import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..', '..')
const policy: { id: string; version: string } = JSON.parse(
  readFileSync(join(root, 'assets', 'policy', 'default.json'), 'utf8'),
)

const folders: string[] = []
process.once('exit', () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** A label of the default policy with the quick key `b`, which needs no evidence. */
export const spam = { code: 'integrity.bulk-spam' }

/** An item with a text, or with the fixtures' picture. */
export function item(id: string, answer: object, rest: object = {}): object {
  const content = id.startsWith('picture')
    ? { kind: 'image', src: 'picture.png' }
    : { kind: 'text', text: `Practice text ${id}.` }
  return {
    task: { id, content },
    gold: { answer, tolerance: 0.5 },
    rationale: `Because of ${id}.`,
    difficulty: 2,
    clause: spam.code,
    ...rest,
  }
}

/** Writes a practice pack into a new folder; the folder's path. */
export function makePracticePack(items: readonly object[], rest: object = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-practice-'))
  folders.push(folder)
  mkdirSync(folder, { recursive: true })
  copyFileSync(join(root, 'tests/fixtures/packs/media/picture.png'), join(folder, 'picture.png'))
  const pack = {
    format: 'evenhand-practice/1',
    id: 'basics',
    version: 1,
    title: 'Basics of spam',
    policyId: policy.id,
    policyVersion: policy.version,
    madeAt: '2026-03-01T00:00:00Z',
    items,
    ...rest,
  }
  writeFileSync(join(folder, 'practice.json'), JSON.stringify(pack))
  return folder
}
