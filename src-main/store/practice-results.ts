import type Database from 'better-sqlite3'
import type { AnswerRecord, CertificateRecord, SignedRecord } from '../../src-shared/model/record.ts'

/** An answer of one's own with its place, from which reading goes on. */
export interface GivenAnswer {
  place: number
  answer: Omit<AnswerRecord, 'type'>
}

/** What somebody has handed over, and where it stands in the order of time. */
export interface HandedOver<R> {
  /** ISO 8601, UTC, and the record's id: reading goes on from here. */
  at: string
  id: string
  person: string
  record: R
}

/** Results of practice: one's own, as they leave the machine, and those that others have handed over. */
export interface PracticeResults {
  /** One's own answers behind a place, in order; those of an exam once it is over. */
  given(after: number, limit: number): GivenAnswer[]
  /** Exams of one's own that were passed, oldest first. */
  passed(): CertificateRecord[]
  /** Answers that others have handed over, oldest first. @param after the last one that was read */
  handedOver(
    after: Pick<HandedOver<AnswerRecord>, 'at' | 'id'> | undefined,
    limit: number,
  ): HandedOver<AnswerRecord>[]
  certificates(): HandedOver<CertificateRecord>[]
}

interface GivenRow {
  at: string
  packId: string
  version: number
  hash: Buffer
  examId: string | null
}

interface AnswerRow extends GivenRow {
  place: number
  id: string
  item: number
  isRetry: 0 | 1
  answer: string
  score: string
}

interface PassedRow extends GivenRow {
  examId: string
  skill: string
  until: string
  result: string
}

interface HandedRow {
  at: string
  id: string
  person: string
  payload: string
}

export function createPracticeResults(database: Database.Database): PracticeResults {
  const given = database.prepare<[number, number], AnswerRow>(
    `SELECT practice_answer.place, practice_answer.id, practice_item.place AS item, pack_id AS packId, practice_item.version, hash,
       exam_id AS examId, practice_answer.at, is_retry AS isRetry, answer, score
     FROM practice_answer JOIN practice_item USING (task_id)
       JOIN practice_pack ON practice_pack.id = pack_id AND practice_pack.version = practice_item.version
     WHERE practice_answer.place > ?
       AND NOT EXISTS (SELECT 1 FROM practice_exam WHERE practice_exam.id = exam_id AND ended_at IS NULL)
     ORDER BY practice_answer.place LIMIT ?`,
  )
  const passed = database.prepare<[], PassedRow>(
    `SELECT exam_id AS examId, pack_id AS packId, practice_exam.version, hash, code AS skill, skill.at, until, result
     FROM skill JOIN practice_exam ON practice_exam.id = exam_id
       JOIN practice_pack ON practice_pack.id = pack_id AND practice_pack.version = practice_exam.version
     ORDER BY skill.place`,
  )
  const handed = database.prepare<{ type: string; at: string; id: string; limit: number }, HandedRow>(
    `SELECT at, id, person, payload FROM record WHERE type = @type AND (at, id) > (@at, @id) ORDER BY at, id LIMIT @limit`,
  )

  const packOf = ({ packId, version, hash }: GivenRow) => ({
    id: packId,
    version,
    hash: hash.toString('hex'),
  })

  // Not checked again: only what fits its schema and its signature is ever entered.
  const read = <R>({ payload, ...row }: HandedRow): HandedOver<R> => ({
    ...row,
    record: (JSON.parse(payload) as SignedRecord).record as R,
  })

  return {
    given: (after, limit) =>
      given.all(after, limit).map((row) => {
        const { against: _against, ...score } = JSON.parse(row.score)
        return {
          place: row.place,
          answer: {
            answerId: row.id,
            pack: packOf(row),
            place: row.item,
            purpose: row.examId === null ? 'drill' : 'exam',
            ...(row.examId !== null && { examId: row.examId }),
            isRetry: row.isRetry === 1,
            at: row.at,
            answer: JSON.parse(row.answer),
            score,
          },
        }
      }),
    passed: () =>
      passed.all().map((row) => {
        const { right, of } = JSON.parse(row.result)
        const { examId, skill, at, until } = row
        return { type: 'certificate', examId, pack: packOf(row), skill, at, until, right, of }
      }),
    handedOver: (after, limit) =>
      handed.all({ type: 'answer', at: after?.at ?? '', id: after?.id ?? '', limit }).map(read<AnswerRecord>),
    certificates: () =>
      handed
        .all({ type: 'certificate', at: '', id: '', limit: Number.MAX_SAFE_INTEGER })
        .map(read<CertificateRecord>),
  }
}
