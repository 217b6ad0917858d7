import type Database from 'better-sqlite3'
import { type Row, readAll } from './salvage-content.ts'

/**
 * Copies what a damaged database has of audits beyond an earlier one, as far as it can be read: what people have signed, what is
 * to be audited or settled and how far that has come. To be called when its tasks are there; none of them leaves the audits.
 */
export function salvageAudits(from: Database.Database, into: Database.Database): void {
  const each = (sql: string, rows: string) => {
    const statement = into.prepare<Row>(sql)
    for (const row of readAll(from, rows)) statement.run(row)
  }
  each(
    `INSERT INTO person (id, name, key, seen_at) VALUES (@id, @name, @key, @seen_at)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name`,
    'SELECT * FROM person',
  )
  each(
    `INSERT OR IGNORE INTO record (id, type, about, person, at, payload)
     SELECT @id, @type, @about, @person, @at, @payload WHERE EXISTS (SELECT 1 FROM person WHERE id = @person)`,
    'SELECT * FROM record',
  )
  each('INSERT OR IGNORE INTO sampled (decision_id) VALUES (@decision_id)', 'SELECT * FROM sampled')
  // Content that could not be saved is brought again; what was done is not to be done twice.
  each(
    `INSERT INTO audit_item (id, decision_id, purpose, sample, without_signals)
     VALUES (@id, @decision_id, @purpose, @sample, @without_signals)
     ON CONFLICT (id) DO NOTHING`,
    'SELECT id, decision_id, purpose, sample, without_signals FROM audit_item ORDER BY place',
  )
  each(
    `UPDATE audit_item SET blind = coalesce(@blind, blind), blind_at = coalesce(@blind_at, blind_at),
       entered = CASE WHEN state = 'done' THEN NULL ELSE @entered END,
       task_id = coalesce((SELECT id FROM task WHERE id = @task_id AND state IN ('audit', 'audited')), task_id),
       state = CASE WHEN state = 'done' THEN state ELSE @state END WHERE id = @id`,
    'SELECT id, blind, blind_at, entered, task_id, state FROM audit_item',
  )
  into.exec(`UPDATE task SET state = 'audited' WHERE state = 'audit'
    AND id IN (SELECT task_id FROM audit_item WHERE state = 'done')`)
  each(
    `UPDATE audit_state SET plan = coalesce(@plan, plan), last_sample = coalesce(@last_sample, last_sample),
       sent_until = coalesce(@sent_until, sent_until)`,
    'SELECT plan, last_sample, sent_until FROM audit_state',
  )
}
