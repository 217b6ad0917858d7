import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importAuditContent } from '../../src-main/profile/import-audit-content.ts'
import { importPack } from '../../src-main/profile/import-pack.ts'
import { databaseFile, type OpenProfile, openProfile } from '../../src-main/profile/open-profile.ts'
import { openDatabase } from '../../src-main/store/open.ts'
import type { Role } from '../../src-shared/model/profile.ts'
import { writeManyAudits } from '../bench/many-audits.ts'
import { everything, settle } from '../unit/main/audit/people.ts'
import { decisionOn } from '../unit/main/helpers.ts'
import { makePack, texts } from './packs.ts'

const assets = join(import.meta.dirname, '..', '..', 'assets')

const temporary = () => mkdtempSync(join(tmpdir(), 'evenhand-auditor-'))

/** A profile of somebody who has audited much in the last weeks. */
export async function auditor(): Promise<string> {
  const folder = temporary()
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

/** A profile of a QA reviewer with somebody's decisions on a pack to be judged, without what machines say of them. */
export async function somethingToAudit(pack: string, policy: object): Promise<string> {
  const [folder, elsewhere] = [temporary(), temporary()]
  const moderator = await person(join(elsewhere, 'profile'), 'moderator', 'Ada')
  await importPack(moderator, pack, {})
  for (let [task] = moderator.shift.view().upcoming; task; [task] = moderator.shift.view().upcoming) {
    const { id, version } = moderator.policy()
    moderator.shift.reveal(task.id)
    moderator.shift.record(decisionOn(task.id, { policyId: id, policyVersion: version }))
  }
  settle(moderator, Date.now)
  const handed = await moderator.audit.room.handOver(elsewhere, 7)
  moderator.close()

  const qa = await person(folder, 'qa', 'Grace')
  await importPack(qa, makePack({ id: 'of-the-auditor', tasks: texts(1), policy }), {})
  await qa.audit.room.takeIn(handed.file)
  qa.audit.room.changePlan({ ...everything, withoutSignals: true })
  await qa.audit.room.sample()
  await importAuditContent(qa, pack, {})
  qa.close()
  rmSync(elsewhere, { recursive: true })
  return folder
}

function person(folder: string, role: Role, name: string): Promise<OpenProfile> {
  return openProfile(folder, { assets, now: Date.now, create: { name, role, languages: ['en'] } })
}
