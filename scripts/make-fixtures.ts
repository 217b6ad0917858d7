import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { projectRoot } from './layers.ts'
import { requireFfmpeg } from './lib/ffmpeg.ts'
import { makeCaptions } from './make-fixtures/captions.ts'
import { makeFilms } from './make-fixtures/films.ts'
import { makeSounds } from './make-fixtures/sounds.ts'
import { makeStills } from './make-fixtures/stills.ts'

// Makes the media of the tests anew: `node scripts/make-fixtures.ts`. They are committed, so that tests need no ffmpeg.

const folder = join(projectRoot, 'tests', 'fixtures', 'media')

requireFfmpeg()
await mkdir(folder, { recursive: true })
for (const make of [makeFilms, makeSounds, makeStills, makeCaptions]) await make(folder)
process.stdout.write(`The fixtures are in ${folder}.\n`)
