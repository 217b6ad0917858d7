import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { databaseFile, openProfile } from '../../src-main/profile/open-profile.ts'
import { openDatabase } from '../../src-main/store/open.ts'
import { writeManyAudits } from '../bench/many-audits.ts'

const assets = join(import.meta.dirname, '..', '..', 'assets')

/** A profile of somebody who has audited much in the last weeks. */
export async function auditor(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'evenhand-figures-'))
  const create = { name: 'Grace', role: 'lead' as const, languages: ['en'] }
  const profile = await openProfile(folder, {
    assets,
    now: Date.now,
    create,
  })
  const labels = profile.policy().categories.flatMap((category) => category.labels.map(({ code }) => code))
  const database = openDatabase(databaseFile(folder), profile.keys.database)
  const decisions = 6000
  const from = Date.now() - (decisions + 60 * 24) * 60_000
  writeManyAudits(database, {
    me: profile.profile().id,
    decisions,
    every: 10,
    labels: labels.slice(0, 9),
    from,
  })
  database.close()
  profile.close()
  return folder
}
