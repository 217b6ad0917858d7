import type { ExamResult } from '../../src-shared/desk/practice-views.ts'
import { DeskError } from '../../src-shared/desk/result.ts'
import { newId } from '../../src-shared/rules/new-id.ts'
import { examStanding, neededRight, skillUntil } from '../../src-shared/rules/practice/exam.ts'
import type { PackVersion } from '../store/practice.ts'
import type { StoredExam } from '../store/practice-exams.ts'
import type { PracticeParts } from './practice-parts.ts'

type Parts = Pick<PracticeParts, 'store' | 'now' | 'steady'>

/** Begins a try, in the caller's transaction; its id. @throws DeskError `not-found`, `policy-refused` */
export function beginExam({ store, now, steady }: Parts, pack: PackVersion): string {
  const head = store.practice.find(pack)
  if (!head?.exam) throw new DeskError('not-found', 'There is no such exam on this machine.')
  const { attempts, minutes } = head.exam
  const { attemptsLeft } = examStanding(head.exam, store.practice.endedExams(pack))
  if (attemptsLeft === 0)
    throw new DeskError(
      'policy-refused',
      `All ${attempts} attempts at “${head.title}” are used. Practise the pack as long as you like, and ask your trainer or lead: a new version of the pack brings new attempts.`,
    )
  const id = newId(now())
  const { at } = store.journal.append({
    id,
    kind: 'practice-exam',
    payload: { act: 'begin', pack: pack.id, version: pack.version },
  })
  const endsAt = minutes === undefined ? {} : { endsAt: Math.round(steady() + minutes * 60_000) }
  store.practice.beginExam({ id, pack, beganAt: at, ...endsAt })
  return id
}

/** Ms until an exam is over; undefined where it has no limit. A break is no time of it. */
export function examLeftMs({ endsAt, restSince }: StoredExam, steadyNow: number): number | undefined {
  if (endsAt === undefined) return undefined
  return Math.max(0, Math.round(endsAt - (restSince ?? steadyNow)))
}

export function isExamOver({ steady }: Pick<Parts, 'steady'>, exam: StoredExam): boolean {
  return examLeftMs(exam, steady()) === 0
}

/** A break begins or is over while an exam is under way. */
export function restInExam({ store, steady }: Pick<Parts, 'store' | 'steady'>, isOn: boolean): void {
  const exam = store.practice.openExam()
  if (!exam || exam.endsAt === undefined || isOn === (exam.restSince !== undefined)) return
  const at = Math.round(steady())
  const { restSince = at, endsAt } = exam
  store.transact(() =>
    store.practice.moveExam(exam.id, isOn ? { endsAt, restSince: at } : { endsAt: endsAt + at - restSince }),
  )
}

/** Ends an exam and shows what it came to, in the caller's transaction. */
export function finishExam(parts: Parts, exam: StoredExam): void {
  const { practice, tasks } = parts.store
  endExam(parts, exam)
  practice.saveSession({ mode: 'result', pack: exam.pack, examId: exam.id })
  for (const { taskId } of practice.items(exam.pack)) tasks.dropDraft(taskId)
}

/** With what was answered by now, in the caller's transaction. What was not answered was not right. */
function endExam(parts: Parts, exam: StoredExam): ExamResult {
  const { store, now, steady } = parts
  const head = store.practice.find(exam.pack)
  if (!head?.exam) throw new Error(`The pack of the exam ${exam.id} is gone.`)
  const answers = store.practice.ofExam(exam.id)
  const of = store.practice.items(exam.pack).length
  const right = answers.filter(({ isRight }) => isRight).length
  const needed = neededRight(head.exam.passShare, of)
  const passed = right >= needed
  const { skill, lasts } = head.exam
  const endedAt = new Date(now()).toISOString()
  const before = store.practice.endedExams(exam.pack)
  const { attemptsLeft, until } = examStanding(head.exam, [...before, { endedAt, passed }])
  const result: ExamResult = {
    passed,
    right,
    needed,
    of,
    answered: answers.length,
    timeOver: answers.length < of && examLeftMs(exam, steady()) === 0,
    skill,
    ...(passed && until !== undefined && { until }),
    attemptsLeft,
    practise: missed(answers.map(({ score }) => score.labels)),
  }
  const said = { pack: exam.pack.id, version: exam.pack.version }
  store.journal.append({
    id: newId(now()),
    kind: 'practice-exam',
    refersTo: exam.id,
    payload: { act: 'end', ...said, passed, right, needed, of },
  })
  store.practice.endExam(exam.id, endedAt, passed, JSON.stringify(result))
  if (passed) {
    const granted = { code: skill, at: endedAt, until: skillUntil(endedAt, lasts) }
    store.journal.append({
      id: newId(now()),
      kind: 'skill',
      refersTo: exam.id,
      payload: { skill, until: granted.until, ...said },
    })
    store.practice.grantSkill({ ...granted, examId: exam.id })
  }
  return result
}

function missed(all: readonly { missing: string[]; surplus: string[] }[]): ExamResult['practise'] {
  const wrong = new Map<string, number>()
  for (const { missing, surplus } of all)
    for (const label of [...missing, ...surplus]) wrong.set(label, (wrong.get(label) ?? 0) + 1)
  return [...wrong]
    .map(([label, count]) => ({ label, wrong: count }))
    .sort((one, other) => other.wrong - one.wrong || (one.label < other.label ? -1 : 1))
    .slice(0, 5)
}
