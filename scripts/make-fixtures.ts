import { spawnSync } from 'node:child_process'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from './layers.ts'
import { makeCaptions } from './make-fixtures/captions.ts'
import { makeFilms } from './make-fixtures/films.ts'
import { makeSounds } from './make-fixtures/sounds.ts'
import { makeStills } from './make-fixtures/stills.ts'

// Makes the media of the tests anew: `node scripts/make-fixtures.ts`. They are committed, so that tests need no ffmpeg.

const folder = join(projectRoot, 'tests', 'fixtures', 'media')

if (spawnSync('ffmpeg', ['-version']).status !== 0) {
  process.stderr.write('ffmpeg is missing: install it (Debian: apt-get install ffmpeg) and try again.\n')
  process.exit(1)
}
await mkdir(folder, { recursive: true })
for (const make of [makeFilms, makeSounds, makeStills, makeCaptions]) await make(folder)
process.stdout.write(`The fixtures are in ${folder}.\n`)
