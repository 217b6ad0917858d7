import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from './layers.ts'
import { keyDocuments } from './lib/key-documents.ts'

// Writes the tables of keys into the README and docs/keys.md; a test holds them to what the key map says.

for (const [file, text] of Object.entries(
  keyDocuments((name) => readFileSync(join(projectRoot, name), 'utf8')),
)) {
  writeFileSync(join(projectRoot, file), text)
}
