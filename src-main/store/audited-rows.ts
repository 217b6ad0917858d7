import type Database from 'better-sqlite3'
import type { SignedRecord } from '../../src-shared/model/record.ts'
import type { AuditedCase } from '../../src-shared/rules/audit/figures.ts'

/**
 * Every audit that is here with the steps of its dispute. Not checked again: only what fits its schema and its signature is
 * ever entered.
 * @param since ISO 8601, UTC; audits before it are left out
 */
export function readAudited(database: Database.Database, since: string): AuditedCase[] {
  const rows = database.prepare<[string, string], string>(
    'SELECT payload FROM record WHERE type = ? AND at >= ? ORDER BY at, id',
  )
  const cases = new Map<string, { audit: AuditedCase['audit']; steps: AuditedCase['steps'][number][] }>()
  for (const payload of rows.pluck().iterate('audit', since)) {
    const { record } = JSON.parse(payload) as SignedRecord
    if (record.type === 'audit') cases.set(record.audit.auditId, { audit: record.audit, steps: [] })
  }
  for (const payload of rows.pluck().iterate('step', since)) {
    const { record } = JSON.parse(payload) as SignedRecord
    if (record.type === 'step') cases.get(record.step.auditId)?.steps.push(record.step)
  }
  return [...cases.values()]
}
