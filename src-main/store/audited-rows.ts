import type Database from 'better-sqlite3'
import type { SignedRecord } from '../../src-shared/model/record.ts'
import type { AuditedCase, CountedAudit } from '../../src-shared/rules/audit/figures.ts'
import { countedAudit } from './schema/version-6.ts'

/**
 * Every audit that is here with the steps of its dispute. Not checked again: only what fits its schema and its signature is
 * ever entered.
 * @param since ISO 8601, UTC; audits before it are left out
 */
export function readAudited(database: Database.Database, since: string): AuditedCase[] {
  // Named, because the planner would take the index by type and look up every row.
  const audits = database.prepare<[string], string>(
    `SELECT ${countedAudit} FROM record INDEXED BY record_audited WHERE type = 'audit' AND at >= ? ORDER BY at, id`,
  )
  const steps = database.prepare<[string], string>(
    `SELECT payload FROM record WHERE type = 'step' AND at >= ? ORDER BY at, id`,
  )
  const cases = new Map<string, { audit: CountedAudit; steps: AuditedCase['steps'][number][] }>()
  for (const counted of audits.pluck().iterate(since)) {
    const audit = JSON.parse(counted) as CountedAudit
    cases.set(audit.auditId, { audit, steps: [] })
  }
  for (const payload of steps.pluck().iterate(since)) {
    const { record } = JSON.parse(payload) as SignedRecord
    if (record.type === 'step') cases.get(record.step.auditId)?.steps.push(record.step)
  }
  return [...cases.values()]
}
