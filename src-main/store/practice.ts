import type Database from 'better-sqlite3'
import type { GoldAnswer, PracticeItem, PracticePack } from '../../src-shared/model/practice.ts'
import type { Score } from '../../src-shared/rules/practice/score.ts'
import { type CollectedCases, createCollectedCases } from './collected-cases.ts'
import { createPracticeExams, type PracticeExams } from './practice-exams.ts'
import { createPracticeResults, type PracticeResults } from './practice-results.ts'

/** A version of a pack. */
export interface PackVersion {
  id: string
  version: number
}

export type PackHead = Omit<PracticePack, 'items'>

/** An item as it is kept: what it says of its task is with the task. */
export interface StoredItem extends Omit<PracticeItem, 'task'> {
  taskId: string
  packId: string
  version: number
  /** Counted from 0. */
  place: number
  /** Id of its task in the pack. */
  idInPack: string
}

/** What was answered, and how it was scored. */
export interface StoredAnswer {
  id: string
  taskId: string
  examId?: string
  /** ISO 8601, UTC. */
  at: string
  /** Its feedback had been seen before. */
  isRetry: boolean
  isRight: boolean
  answer: GoldAnswer
  score: Score
}

/** How well an item is remembered, as the algorithm keeps it. */
export interface StoredCard {
  taskId: string
  /** Ms since the epoch. */
  due: number
  payload: string
}

/**
 * What is practised: drawn by what is remembered, or an exam. `shown`: the answer whose feedback is on screen; `retries`: the
 * task that was answered before, and is tried once more.
 */
export type Session =
  | { mode: 'drill'; pack: PackVersion; aheadSince?: number; shown?: string; retries?: string }
  | { mode: 'exam'; pack: PackVersion; examId: string }
  | { mode: 'result'; pack: PackVersion; examId: string }

/** A file that a task may show, under the name that its content uses. */
export interface StoredFile {
  path: string
  id: string
  bytes: number
  sha256: string
  mime: string
}

/** Practice packs and what was answered, apart from everything of production. Each change in the caller's transaction. */
export interface PracticeRows extends PracticeExams, PracticeResults, CollectedCases {
  /** Its tasks are here already, in the order of its items. @param hash of all that the pack says */
  add(pack: PracticePack, taskIds: readonly string[], hash: Buffer, at: string): void
  /** Newest first. */
  packs(): PackHead[]
  find(pack: PackVersion): PackHead | undefined
  hashOf(pack: PackVersion): Buffer | undefined
  /** In their order. */
  items(pack: PackVersion): StoredItem[]
  item(taskId: string): StoredItem | undefined
  /** Its tasks whose content was removed from this machine, but for golden ones that are done with. */
  lacking(pack: PackVersion): string[]
  /** Files of a task that are still here. */
  files(taskId: string): StoredFile[]
  answer(answer: StoredAnswer): void
  answerOf(id: string): StoredAnswer | undefined
  /** First answers to a pack's items, newest first, without those to retries. */
  lastAnswers(pack: PackVersion, limit: number): StoredAnswer[]
  /** How often a task was answered in practice, retries among them. */
  countAnswers(taskId: string): number
  ofExam(examId: string): StoredAnswer[]
  cards(pack: PackVersion): StoredCard[]
  card(taskId: string): StoredCard | undefined
  saveCard(card: StoredCard): void
  session(): Session | undefined
  saveSession(session: Session | undefined): void
}

interface AnswerRow {
  id: string
  taskId: string
  examId: string | null
  at: string
  isRetry: 0 | 1
  isRight: 0 | 1
  answer: string
  score: string
}

const answerColumns = `practice_answer.id, practice_answer.task_id AS taskId, exam_id AS examId, at, is_retry AS isRetry,
  is_right AS isRight, answer, score`
const itemColumns = 'task_id AS taskId, pack_id AS packId, version, place, payload'
type ItemRow = Pick<StoredItem, 'taskId' | 'packId' | 'version' | 'place'> & { payload: string }

export function createPracticeRows(database: Database.Database): PracticeRows {
  const insertPack = database.prepare(
    'INSERT INTO practice_pack (id, version, payload, hash, added_at) VALUES (@id, @version, @payload, @hash, @at)',
  )
  const insertItem = database.prepare(
    `INSERT INTO practice_item (task_id, pack_id, version, place, payload)
     VALUES (@taskId, @packId, @version, @place, @payload)`,
  )
  const all = database
    .prepare<[], string>('SELECT payload FROM practice_pack ORDER BY added_at DESC, id, version DESC')
    .pluck()
  const find = database
    .prepare<PackVersion, string>('SELECT payload FROM practice_pack WHERE id = @id AND version = @version')
    .pluck()
  const hash = database
    .prepare<PackVersion, Buffer>('SELECT hash FROM practice_pack WHERE id = @id AND version = @version')
    .pluck()
  const items = database.prepare<PackVersion, ItemRow>(
    `SELECT ${itemColumns} FROM practice_item WHERE pack_id = @id AND version = @version ORDER BY place`,
  )
  const item = database.prepare<[string], ItemRow>(
    `SELECT ${itemColumns} FROM practice_item WHERE task_id = ?`,
  )
  const lacking = database
    .prepare<PackVersion, string>(
      `SELECT task_id FROM practice_item JOIN task_payload USING (task_id) JOIN task ON task.id = task_id
       WHERE practice_item.pack_id = @id AND version = @version AND forgotten_at IS NOT NULL
         AND state IN ('practice', 'waiting', 'held')`,
    )
    .pluck()
  const files = database.prepare<[string], StoredFile>(
    `SELECT path, media.id, bytes, sha256, mime FROM task_media JOIN media ON media.id = media_id
     WHERE task_id = ? AND shredded_at IS NULL ORDER BY path`,
  )
  const insertAnswer = database.prepare(
    `INSERT INTO practice_answer (id, task_id, exam_id, at, is_retry, is_right, answer, score)
     VALUES (@id, @taskId, @examId, @at, @isRetry, @isRight, @answer, @score)`,
  )
  const answerOf = database.prepare<[string], AnswerRow>(
    `SELECT ${answerColumns} FROM practice_answer WHERE id = ?`,
  )
  const last = database.prepare<PackVersion & { limit: number }, AnswerRow>(
    `SELECT ${answerColumns} FROM practice_answer JOIN practice_item USING (task_id)
     WHERE pack_id = @id AND version = @version AND NOT is_retry ORDER BY practice_answer.place DESC LIMIT @limit`,
  )
  const count = database
    .prepare<[string], number>('SELECT count(*) FROM practice_answer WHERE task_id = ? AND exam_id IS NULL')
    .pluck()
  const ofExam = database.prepare<[string], AnswerRow>(
    `SELECT ${answerColumns} FROM practice_answer WHERE exam_id = ? ORDER BY place`,
  )
  const card = database.prepare<[string], StoredCard>(
    'SELECT task_id AS taskId, due, payload FROM practice_card WHERE task_id = ?',
  )
  const cards = database.prepare<PackVersion, StoredCard>(
    `SELECT task_id AS taskId, due, practice_card.payload FROM practice_card JOIN practice_item USING (task_id)
     WHERE pack_id = @id AND version = @version`,
  )
  const saveCard = database.prepare(
    `INSERT INTO practice_card (task_id, due, payload) VALUES (@taskId, @due, @payload)
     ON CONFLICT (task_id) DO UPDATE SET due = excluded.due, payload = excluded.payload`,
  )
  const session = database.prepare<[], string | null>('SELECT session FROM practice_state').pluck()
  const saveSession = database.prepare('UPDATE practice_state SET session = ?')

  const readAnswer = ({ examId, isRetry, isRight, answer, score, ...row }: AnswerRow) => ({
    ...row,
    isRetry: isRetry === 1,
    isRight: isRight === 1,
    answer: JSON.parse(answer) as GoldAnswer,
    score: JSON.parse(score) as Score,
    ...(examId !== null && { examId }),
  })
  const versionOf = ({ id, version }: PackVersion) => ({ id, version })

  return {
    ...createPracticeExams(database),
    ...createPracticeResults(database),
    ...createCollectedCases(database),
    add({ items: all, ...head }, taskIds, hash, at) {
      const { id, version } = head
      insertPack.run({ id, version, payload: JSON.stringify(head), hash, at })
      all.forEach(({ task, ...rest }, place) => {
        const payload = JSON.stringify({ ...rest, idInPack: task.id })
        insertItem.run({ taskId: taskIds[place], packId: id, version, place, payload })
      })
    },
    packs: () => all.all().map((payload) => JSON.parse(payload)),
    find(pack) {
      const payload = find.get(versionOf(pack))
      return payload === undefined ? undefined : JSON.parse(payload)
    },
    hashOf: (pack) => hash.get(versionOf(pack)),
    items: (pack) => items.all(versionOf(pack)).map(readItem),
    item(taskId) {
      const row = item.get(taskId)
      return row && readItem(row)
    },
    lacking: (pack) => lacking.all(versionOf(pack)),
    files: (taskId) => files.all(taskId),
    answer: ({ examId = null, isRetry, isRight, answer, score, ...row }) =>
      void insertAnswer.run({
        ...row,
        examId,
        isRetry: Number(isRetry),
        isRight: Number(isRight),
        answer: JSON.stringify(answer),
        score: JSON.stringify(score),
      }),
    answerOf(id) {
      const row = answerOf.get(id)
      return row && readAnswer(row)
    },
    lastAnswers: (pack, limit) => last.all({ ...versionOf(pack), limit }).map(readAnswer),
    countAnswers: (taskId) => count.get(taskId) ?? 0,
    ofExam: (examId) => ofExam.all(examId).map(readAnswer),
    cards: (pack) => cards.all(versionOf(pack)),
    card: (taskId) => card.get(taskId),
    saveCard: (changed) => void saveCard.run(changed),
    session() {
      const kept = session.get()
      return kept ? JSON.parse(kept) : undefined
    },
    saveSession: (changed) => void saveSession.run(changed ? JSON.stringify(changed) : null),
  }
}

function readItem({ payload, ...row }: ItemRow): StoredItem {
  return { ...JSON.parse(payload), ...row }
}
