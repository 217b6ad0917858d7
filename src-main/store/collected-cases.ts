import type Database from 'better-sqlite3'

/** Settled cases that were set aside for a pack that is to be made, by the id of their audit. Each change in the caller's transaction. */
export interface CollectedCases {
  /** In the order in which they were collected. */
  collected(): string[]
  /** Nothing changes where it is there already. */
  collect(auditId: string): void
  /** Nothing changes where it is not there. */
  dropCollected(auditId: string): void
}

export function createCollectedCases(database: Database.Database): CollectedCases {
  const all = database.prepare<[], string>('SELECT audit_id FROM collected_case ORDER BY place').pluck()
  const add = database.prepare(
    'INSERT INTO collected_case (audit_id) VALUES (?) ON CONFLICT (audit_id) DO NOTHING',
  )
  const drop = database.prepare('DELETE FROM collected_case WHERE audit_id = ?')
  return {
    collected: () => all.all(),
    collect: (auditId) => void add.run(auditId),
    dropCollected: (auditId) => void drop.run(auditId),
  }
}
