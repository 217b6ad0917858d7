import type Database from 'better-sqlite3'
import { DeskError } from '../../src-shared/desk/result.ts'
import { addContentHash } from './content-hash.ts'
import { version1 } from './schema/version-1.ts'
import { version2 } from './schema/version-2.ts'
import { version3 } from './schema/version-3.ts'
import { version4 } from './schema/version-4.ts'
import { version5 } from './schema/version-5.ts'
import { version6 } from './schema/version-6.ts'
import { taskHash } from './task-hash.ts'

/** Each entry brings the schema from its index to the next version. Never edit one that has been released; add one. */
export const migrations: readonly string[] = [version1, version2, version3, version4, version5, version6]

/** Version of the schema that this program writes. */
export const schemaVersion = migrations.length

/**
 * Brings the schema up to date, one version a transaction, and a new database at once. Refuses a database that a newer
 * program has written.
 * @param before called once before the first change to a database that has a schema already
 */
export function migrate(
  database: Database.Database,
  before: (database: Database.Database) => void = () => {},
): void {
  const found = versionOf(database)
  if (found > schemaVersion) {
    throw new DeskError(
      'newer-data',
      `This profile was last opened by a newer Evenhand (data version ${found}; this program knows ${schemaVersion}). Update the program; nothing was changed.`,
    )
  }
  if (found === schemaVersion) return
  if (found > 0) before(database)
  database.function('task_hash', { deterministic: true }, (payload) => taskHash(JSON.parse(String(payload))))
  addContentHash(database)
  const steps = database.transaction((until: number) => {
    // Asked again under the write lock: another process may have opened the profile at the same moment.
    for (let version = versionOf(database); version < until; version += 1) {
      const migration = migrations[version]
      if (migration === undefined) return
      database.exec(migration)
      database.pragma(`user_version=${version + 1}`)
    }
  })
  // A new one at once, so that nobody takes what is half made for an older one.
  if (found === 0) steps.immediate(schemaVersion)
  for (let version = versionOf(database); version < schemaVersion; version = versionOf(database))
    steps.immediate(version + 1)
}

function versionOf(database: Database.Database): number {
  return Number(database.pragma('user_version', { simple: true }))
}
