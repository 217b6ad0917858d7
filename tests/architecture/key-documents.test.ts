import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { it } from 'node:test'
import { projectRoot } from '../../scripts/layers.ts'
import { keyDocuments } from '../../scripts/lib/key-documents.ts'

it('README and docs/keys.md show the keys as they are (node scripts/make-keys.ts writes them)', () => {
  const read = (path: string) => readFileSync(join(projectRoot, path), 'utf8')
  for (const [path, text] of Object.entries(keyDocuments(read))) assert.equal(read(path), text, path)
})
