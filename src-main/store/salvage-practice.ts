import type Database from 'better-sqlite3'
import { type Row, readAll } from './salvage-content.ts'

/**
 * Copies what a damaged database has of practice beyond an earlier one, as far as it can be read: packs, answers, exams and the
 * skills that they granted, and cases that were set aside. To be called when its tasks are there; of what is not, nothing is copied.
 */
export function salvagePractice(from: Database.Database, into: Database.Database): void {
  const each = (sql: string, rows: string) => {
    const statement = into.prepare<Row>(sql)
    for (const row of readAll(from, rows)) statement.run(row)
  }
  const isHere = {
    pack: 'EXISTS (SELECT 1 FROM practice_pack WHERE id = @pack_id AND version = @version)',
    item: 'EXISTS (SELECT 1 FROM practice_item WHERE task_id = @task_id)',
    exam: 'EXISTS (SELECT 1 FROM practice_exam WHERE id = @exam_id)',
  }
  each(
    `INSERT OR IGNORE INTO practice_pack (id, version, payload, hash, added_at)
     VALUES (@id, @version, @payload, @hash, @added_at)`,
    'SELECT * FROM practice_pack',
  )
  each(
    `INSERT OR IGNORE INTO practice_item (task_id, pack_id, version, place, payload)
     SELECT @task_id, @pack_id, @version, @place, @payload WHERE ${isHere.pack}
       AND EXISTS (SELECT 1 FROM task WHERE id = @task_id AND (state = 'practice' OR golden = 1))`,
    'SELECT * FROM practice_item',
  )
  // Those that are over first: only one is ever under way.
  each(
    `UPDATE practice_exam SET ends_at = @ends_at, rest_since = @rest_since, ended_at = @ended_at, passed = @passed,
       result = @result WHERE id = @id AND ended_at IS NULL`,
    'SELECT id, ends_at, rest_since, ended_at, passed, result FROM practice_exam',
  )
  each(
    `INSERT OR IGNORE INTO practice_exam (id, pack_id, version, began_at, ends_at, rest_since, ended_at, passed, result)
     SELECT @id, @pack_id, @version, @began_at, @ends_at, @rest_since, @ended_at, @passed, @result WHERE ${isHere.pack}`,
    'SELECT * FROM practice_exam ORDER BY ended_at IS NULL, place',
  )
  each(
    `INSERT OR IGNORE INTO practice_answer (id, task_id, exam_id, at, is_retry, is_right, answer, score)
     SELECT @id, @task_id, @exam_id, @at, @is_retry, @is_right, @answer, @score
     WHERE ${isHere.item} AND (@exam_id IS NULL OR ${isHere.exam})`,
    'SELECT * FROM practice_answer ORDER BY place',
  )
  each(
    `INSERT INTO practice_card (task_id, due, payload) SELECT @task_id, @due, @payload WHERE ${isHere.item}
     ON CONFLICT (task_id) DO UPDATE SET due = excluded.due, payload = excluded.payload`,
    'SELECT * FROM practice_card',
  )
  each(
    `INSERT OR IGNORE INTO skill (code, exam_id, at, until)
     SELECT @code, @exam_id, @at, @until WHERE ${isHere.exam}`,
    'SELECT * FROM skill ORDER BY place',
  )
  each(
    'INSERT OR IGNORE INTO collected_case (audit_id) VALUES (@audit_id)',
    'SELECT audit_id FROM collected_case ORDER BY place',
  )
}
