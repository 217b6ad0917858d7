import type Database from 'better-sqlite3'
import type { PackVersion } from './practice.ts'

/** A try at an exam. */
export interface StoredExam {
  id: string
  pack: PackVersion
  /** ISO 8601, UTC. */
  beganAt: string
  /** Ms, by the clock that is never set; none where there is no limit. */
  endsAt?: number
  /** A break is on since then, by the same clock. */
  restSince?: number
  /** ISO 8601, UTC; once it is over. */
  endedAt?: string
  passed?: boolean
  /** JSON, once it is over. */
  result?: string
}

export interface StoredSkill {
  code: string
  /** ISO 8601, UTC. */
  at: string
  until: string
}

/** Exams and the skills that they have granted. Each change in the caller's transaction. */
export interface PracticeExams {
  beginExam(exam: Pick<StoredExam, 'id' | 'pack' | 'beganAt' | 'endsAt'>): void
  exam(id: string): StoredExam | undefined
  openExam(): StoredExam | undefined
  /** Those of a pack that are over, oldest first. */
  endedExams(pack: PackVersion): (StoredExam & { endedAt: string; passed: boolean })[]
  /** A break begins in it, or is over. */
  moveExam(id: string, times: Pick<StoredExam, 'endsAt' | 'restSince'>): void
  endExam(id: string, at: string, passed: boolean, result: string): void
  grantSkill(skill: StoredSkill & { examId: string }): void
  /** The one of each code that lasts longest. */
  skills(): StoredSkill[]
  /** Codes of those that are had at an instant (ISO 8601, UTC), in order. */
  skillsAt(instant: string): string[]
}

interface ExamRow {
  id: string
  packId: string
  version: number
  beganAt: string
  endsAt: number | null
  restSince: number | null
  endedAt: string | null
  passed: 0 | 1 | null
  result: string | null
}

const columns = `id, pack_id AS packId, version, began_at AS beganAt, ends_at AS endsAt, rest_since AS restSince,
  ended_at AS endedAt, passed, result`

/**
 * Whether a row of `skill` counts at `@at`. One that was granted later than a day from then is none: somebody has set the clock
 * ahead for the exam and back after it, and the skill would last longer by as much.
 */
export const isHadAt = `until > @at AND at <= strftime('%Y-%m-%dT%H:%M:%fZ', @at, '+1 day')`

export function createPracticeExams(database: Database.Database): PracticeExams {
  const begin = database.prepare(
    `INSERT INTO practice_exam (id, pack_id, version, began_at, ends_at)
     VALUES (@id, @packId, @version, @beganAt, @endsAt)`,
  )
  const exam = database.prepare<[string], ExamRow>(`SELECT ${columns} FROM practice_exam WHERE id = ?`)
  const open = database.prepare<[], ExamRow>(`SELECT ${columns} FROM practice_exam WHERE ended_at IS NULL`)
  const ended = database.prepare<PackVersion, ExamRow>(
    `SELECT ${columns} FROM practice_exam WHERE pack_id = @id AND version = @version AND ended_at IS NOT NULL
     ORDER BY place`,
  )
  const move = database.prepare(
    'UPDATE practice_exam SET ends_at = @endsAt, rest_since = @restSince WHERE id = @id',
  )
  const end = database.prepare(
    'UPDATE practice_exam SET ended_at = @at, passed = @passed, result = @result WHERE id = @id',
  )
  const grant = database.prepare(
    'INSERT INTO skill (code, exam_id, at, until) VALUES (@code, @examId, @at, @until)',
  )
  const skills = database.prepare<[], StoredSkill>(
    'SELECT code, at, max(until) AS until FROM skill GROUP BY code ORDER BY code',
  )
  const at = database
    .prepare<{ at: string }, string>(`SELECT DISTINCT code FROM skill WHERE ${isHadAt} ORDER BY code`)
    .pluck()
  return {
    beginExam: ({ id, pack, beganAt, endsAt = null }) =>
      void begin.run({ id, packId: pack.id, version: pack.version, beganAt, endsAt }),
    exam: (id) => read(exam.get(id)),
    openExam: () => read(open.get()),
    endedExams: ({ id, version }) =>
      ended.all({ id, version }).flatMap((row) => {
        const found = read(row)
        return found?.endedAt === undefined
          ? []
          : [{ ...found, endedAt: found.endedAt, passed: found.passed ?? false }]
      }),
    moveExam: (id, { endsAt = null, restSince = null }) => void move.run({ id, endsAt, restSince }),
    endExam: (id, at, passed, result) => void end.run({ id, at, passed: Number(passed), result }),
    grantSkill: (skill) => void grant.run(skill),
    skills: () => skills.all(),
    skillsAt: (instant) => at.all({ at: instant }),
  }
}

function read(row: ExamRow | undefined): StoredExam | undefined {
  if (!row) return undefined
  const { packId, version, endsAt, restSince, endedAt, passed, result, ...rest } = row
  return {
    ...rest,
    pack: { id: packId, version },
    ...(endsAt !== null && { endsAt }),
    ...(restSince !== null && { restSince }),
    ...(endedAt !== null && { endedAt }),
    ...(passed !== null && { passed: passed === 1 }),
    ...(result !== null && { result }),
  }
}
