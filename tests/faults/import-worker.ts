import { writeSync } from 'node:fs'
import { join } from 'node:path'
import { importPack } from '../../src-main/profile/import-pack.ts'
import { openProfile } from '../../src-main/profile/open-profile.ts'
import { assets } from '../unit/main/helpers.ts'
import { writeTrialPack } from './trial-pack.ts'

// Imports one pack after the other into a profile, as the command line does beside an open window, until it is killed.
// Each is told on standard output once it is in.

const [folder, packs, prefix] = process.argv.slice(2)
if (folder === undefined || packs === undefined || prefix === undefined)
  throw new Error('import-worker.ts FOLDER PACKS-FOLDER PREFIX')
const profile = await openProfile(folder, { assets, now: Date.now })

const tell = (line: object) => writeSync(1, `${JSON.stringify(line)}\n`)

tell({ kind: 'ready' })
for (let count = 0; ; count += 1) {
  const id = `${prefix}-${count}`
  const path = join(packs, id)
  const { tasks } = writeTrialPack(path, id)
  const { added } = await importPack(profile, path, {})
  if (added !== tasks.length) throw new Error(`${added} of ${tasks.length} tasks of ${id} came in.`)
  tell({ kind: 'import', tasks })
}
